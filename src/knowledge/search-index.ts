import MiniSearch from 'minisearch'
import type { Entry } from './entries.ts'
import type { Knowledge } from './knowledge.ts'
import { openVocabulary, termsOf, type Vocabulary } from './search-terms.ts'
import { type SearchText, type SearchTexts, searchTextsOf } from './search-texts.ts'
import type { SearchWords } from './search-words.ts'

/** What a word weighs that no entry holds: more than most that some do, since it says that the question is about else. */
const UNKNOWN_WORD = 4

/** What a number weighs that no entry holds: it is of a device, a line, a ticket. */
const UNKNOWN_NUMBER = 0.5

/** What `fail`, `not` and their like weigh, since they stand everywhere and still tell a complaint from a question. */
const DENIAL = 1.2

const BOOST = { title: 3, lines: 4, keywords: 3, words: 1 }

/** A phrase of an entry that a question may be like. */
export type SearchLine = { terms: ReadonlySet<string>; weight: number; counts: number }

/** An entry as it is searched. */
export type SearchEntry = {
  title: string
  lines: SearchLine[]
  keywords: ReadonlySet<string>
  /** All its terms, wherever they stand. */
  terms: ReadonlySet<string>
}

/** The entries, opened for searching. */
export type SearchIndex = {
  vocabulary: Vocabulary
  entries: ReadonlyMap<string, SearchEntry>
  /** Terms that some entry holds, with the number of entries. */
  held: ReadonlyMap<string, number>
  /** How much a term says: the inverse document frequency, except for denials and for words that no entry holds. */
  weigh: (term: string) => number
  /** Terms that only deny. */
  denials: ReadonlySet<string>
  /** The entries that hold any of the terms, best first by BM25; the score only orders. */
  find: (terms: readonly string[]) => { id: string; score: number }[]
}

/** Builds the index over these entries. */
export function buildIndex(
  entries: readonly (readonly [string, Entry])[],
  messages: Knowledge['messages'],
  words: SearchWords,
): SearchIndex {
  const vocabulary = openVocabulary(words)
  const termSet = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => termsOf(text, vocabulary).map(({ term }) => term)))
  const texts = entries.map(([id, entry]) => ({ id, ...searchTextsOf(id, entry, messages) }))

  const held = new Map<string, number>()
  for (const { lines, keywords, words } of texts) {
    for (const term of termSet([...plainOf(lines), ...keywords, ...words]))
      held.set(term, (held.get(term) ?? 0) + 1)
  }
  const denials = termSet(words.denials)
  const weigh = (term: string): number => {
    if (denials.has(term)) return DENIAL
    const count = held.get(term)
    if (count === undefined) return /^\d+$/.test(term) ? UNKNOWN_NUMBER : UNKNOWN_WORD
    return Math.log(1 + entries.length / count)
  }
  return {
    vocabulary,
    held,
    weigh,
    denials,
    find: openBm25(texts, vocabulary),
    entries: new Map(
      texts.map(({ id, title, lines, keywords, words }) => [
        id,
        {
          title,
          lines: lines.map(({ text, counts }) => {
            const terms = termSet([text])
            return { terms, weight: weightOf(terms, weigh), counts }
          }),
          keywords: termSet(keywords),
          terms: termSet([...plainOf(lines), ...keywords, ...words]),
        },
      ]),
    ),
  }
}

/** The sum of what terms weigh. */
export function weightOf(terms: Iterable<string>, weigh: (term: string) => number): number {
  let sum = 0
  for (const term of terms) sum += weigh(term)
  return sum
}

function plainOf(lines: readonly SearchText[]): string[] {
  return lines.map(({ text }) => text)
}

function openBm25(
  texts: readonly ({ id: string } & SearchTexts)[],
  vocabulary: Vocabulary,
): SearchIndex['find'] {
  const mini = new MiniSearch({
    fields: Object.keys(BOOST),
    searchOptions: { boost: BOOST, combineWith: 'OR' },
    tokenize: (text) => termsOf(text, vocabulary).map(({ term }) => term),
    processTerm: (term) => term,
  })
  mini.addAll(
    texts.map(({ id, title, lines, keywords, words }) => ({
      id,
      title,
      lines: plainOf(lines).join('\n'),
      keywords: keywords.join('\n'),
      words: words.join('\n'),
    })),
  )
  return (terms) =>
    mini
      .search(terms.join('\n'), { tokenize: (text) => text.split('\n') })
      .map(({ id, score }) => ({ id: String(id), score }))
}
