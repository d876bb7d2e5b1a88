import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'

const Questions = z.object({
  answered: z.array(z.tuple([z.string()], z.string())),
  refused: z.record(z.string(), z.array(z.string())),
})

/** A question with the entries that are a right first answer; none where it must be refused. */
export type Labelled = { text: string; right: readonly string[]; set: string; weight: number }

/** The sets on which the weights are set, and how much a question of each counts. */
const SETS = {
  'questions.yml': 1,
  'questions-unseen.yml': 1,
  'questions-plain.yml': 3,
  'questions-posts.yml': 4,
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
