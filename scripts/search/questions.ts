import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Entry, KINDS } from '../../src/knowledge/entries.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { ANSWERING } from '../../src/knowledge/search.ts'

const Questions = z.object({
  answered: z.array(z.tuple([z.string()], z.string())),
  refused: z.record(z.string(), z.array(z.string())),
})

/** A question with the entries that are a right first answer; none where it must be refused. */
export type Labelled = { text: string; right: readonly string[]; set: string; weight: number }

/** The sets on which the weights are set, and how much a question of each counts. */
const SETS = {
  'questions.yml': 0.5,
  'questions-unseen.yml': 1,
  'questions-plain.yml': 3,
  'questions-posts.yml': 4,
  'questions-fresh.yml': 0,
}

/** All labelled questions of test/knowledge. */
export function readLabelled(): Labelled[] {
  return Object.entries(SETS).flatMap(([set, weight]) => {
    const path = join(import.meta.dirname, '../../test/knowledge', set)
    const { answered, refused } = Questions.parse(parse(readFileSync(path, 'utf8')))
    return [
      ...answered.map(([text, ...right]) => ({ text, right, set, weight })),
      ...Object.values(refused)
        .flat()
        .map((text) => ({ text, right: [], set, weight })),
    ]
  })
}

/** Whether a hit is right: named, or an answer that is about what is named, or the matter of an answer that is. */
export function isRight(id: string, right: readonly string[], knowledge: Knowledge): boolean {
  // what must be refused may be told whom to ask
  if (right.length === 0) return knowledge.answers.get(id)?.outside ?? false
  const aboutOf = (each: string) => knowledge.answers.get(each)?.about ?? []
  return (
    right.includes(id) ||
    aboutOf(id).some((each) => right.includes(each)) ||
    right.some((each) => aboutOf(each).some((about) => about === id))
  )
}

/** The set of asks that are held out. */
export const ASKS = 'asks'

/** Every how many-th ask is asked; more would only take longer. */
const EACH = 2

/**
 * The asks of the entries in so many folds: the knowledge base without the asks of each, and those with their entry as
 * the right one.
 */
export function heldOut(knowledge: Knowledge, folds: number): { without: Knowledge; asks: Labelled[] }[] {
  return Array.from({ length: folds }, (_, fold) => {
    const asks: Labelled[] = []
    let count = 0
    const kept = KINDS.map((kind) => {
      const entries = [...(knowledge[kind] as ReadonlyMap<string, Entry>)].map(([id, entry]) => {
        const own = entry.asks?.filter((text) => {
          const isHeld = count++ % folds === fold
          if (isHeld && ANSWERING.includes(kind) && count % EACH === 0) {
            asks.push({ text, right: [id], set: ASKS, weight: 1 })
          }
          return !isHeld
        })
        return [id, own ? { ...entry, asks: own } : entry]
      })
      return [kind, new Map(entries as [string, Entry][])]
    })
    return { without: { ...knowledge, ...Object.fromEntries(kept) }, asks }
  })
}
