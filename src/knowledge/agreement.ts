import { type Entry, findEntry, KINDS } from './entries.ts'
import type { Knowledge } from './knowledge.ts'
import { openVocabulary, termsOf } from './search-terms.ts'

/**
 * How far a text's own words speak for an entry: they name it, they share a telling word with it, or they have nothing
 * to do with it.
 */
export type Agreement = 'named' | 'touched' | 'none'

/** A word that more than this part of the entries are named by tells nothing. */
const TELLING_PART = 0.08

/** Telling words that name an entry. */
const NAMED_FROM = 2

/** Characters of a text that are looked at. */
const CHARACTERS_AT_MOST = 16_384

type Names = { read: (text: string) => Set<string>; telling: ReadonlyMap<string, ReadonlySet<string>> }

const opened = new WeakMap<Knowledge, Names>()

/** Compares a text with what an entry is called: its title, its questions, its keywords and its id. */
export function agreement(knowledge: Knowledge, text: string, id: string): Agreement {
  const { read, telling } = open(knowledge)
  const own = telling.get(id)
  if (!own) return 'none'
  let shared = 0
  for (const term of read(text.slice(0, CHARACTERS_AT_MOST))) if (own.has(term)) shared++
  return shared >= NAMED_FROM ? 'named' : shared > 0 ? 'touched' : 'none'
}

function open(knowledge: Knowledge): Names {
  const before = opened.get(knowledge)
  if (before) return before
  const vocabulary = openVocabulary({
    synonyms: knowledge.synonyms.map((row) => [...row]),
    stopWords: [...knowledge.stopWords],
  })
  const read = (text: string) => new Set(termsOf(text, vocabulary).map(({ term }) => term))
  const ids = KINDS.flatMap((kind) => [...knowledge[kind].keys()])
  const names = ids.map((id) => [id, read(namesOf(id, findEntry(knowledge, id)))] as const)
  const count = new Map<string, number>()
  for (const [, terms] of names) for (const term of terms) count.set(term, (count.get(term) ?? 0) + 1)
  const most = Math.max(1, names.length * TELLING_PART)
  const telling = new Map(
    names.map(([id, terms]) => [
      id,
      new Set([...terms].filter((term) => !/^\d{1,2}$/.test(term) && (count.get(term) ?? 0) <= most)),
    ]),
  )
  const made = { read, telling }
  opened.set(knowledge, made)
  return made
}

function namesOf(id: string, entry: Entry | undefined): string {
  const name = (id.split('/').at(-1) ?? '').replaceAll(/[-_]/g, ' ')
  return [entry?.title, ...(entry?.asks ?? []), ...(entry?.keywords ?? []), name].join('\n')
}
