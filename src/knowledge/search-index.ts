import MiniSearch from 'minisearch'
import type { Entry } from './entries.ts'
import type { Knowledge } from './knowledge.ts'
import { openPhrases, type Phrases } from './search-phrases.ts'
import { openSound, type Sound } from './search-sound.ts'
import { openSpelling } from './search-spelling.ts'
import { framedWords, openVocabulary, termsAmong, type Vocabulary, wordsOf } from './search-terms.ts'
import { type SearchTexts, searchTextsOf } from './search-texts.ts'
import type { SearchWords } from './search-words.ts'
import { stem } from './stem.ts'

/** What a word weighs that no entry holds: more than most that some do, since it says that the question is about else. */
const UNKNOWN_WORD = 4

/** What a number weighs that no entry holds, or a short one: it is of a device, a line, a ticket. */
const NUMBER = 0.5

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
  /** Whether it says more than its name. */
  describes: boolean
  /** Its phrases among those of the index, and what nearness to each is worth. */
  phrases: { at: number; counts: number }[]
}

/** A sentence tells less than a question or a title. */
const PROSE_COUNTS = 0.9

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
  /** Lines and sentences of all entries, compared by meaning. */
  phrases: Phrases
  /** What each entry's lines together tell of a question. */
  sound: Sound
  /** A text with what is misspelt by a letter put right. */
  spelled: (text: string) => string
  /** The entries that hold any of the terms, best first by BM25; the score only orders. */
  find: (terms: readonly string[]) => { id: string; score: number }[]
  /** The entries that hold any of these very words, whatever they tell: those with most of them first; the score only orders. */
  holding: (text: string) => { id: string; title: string; score: number }[]
}

/** Builds the index over these entries. */
export function buildIndex(
  entries: readonly (readonly [string, Entry])[],
  messages: Knowledge['messages'],
  words: SearchWords,
): SearchIndex {
  const vocabulary = openVocabulary(words)
  const among = (own: readonly string[]) => termsAmong(own, vocabulary).map(({ term }) => term)
  const read = (text: string) => among(wordsOf(text))
  const texts = entries.map(([id, entry]) => readTexts(id, searchTextsOf(id, entry, messages), read, among))
  const all = texts.flatMap(({ said }) => said)
  const phrases = openPhrases(
    all.map(({ words }) => words),
    vocabulary,
    new Set(words.field),
  )

  const onlyNamed = new Set(
    entries.flatMap(([id, entry]) => ('namedOnly' in entry && entry.namedOnly ? [id] : [])),
  )
  const held = new Map<string, number>()
  for (const { all } of texts) for (const term of all) held.set(term, (held.get(term) ?? 0) + 1)
  const denials = new Set(words.denials.flatMap(read))
  const weigh = (term: string): number => {
    if (denials.has(term)) return DENIAL
    const count = held.get(term)
    if (/^\d+$/.test(term) && (count === undefined || term.length < 3)) return NUMBER
    if (count === undefined) return UNKNOWN_WORD
    return Math.log(1 + entries.length / count)
  }
  let next = 0
  return {
    vocabulary,
    phrases,
    sound: openSound(texts, words.ways),
    spelled: openSpelling(countWords(all), (word) => phrases.knows(word) || vocabulary.has(stem(word))),
    held,
    weigh,
    denials,
    find: openBm25(texts),
    holding: openHolding(texts),
    entries: new Map(
      texts.map(({ id, name, lines, keywords, all, said }) => [
        id,
        {
          title: name,
          lines: lines.map(({ terms, counts }) => {
            const own = new Set(terms)
            return { terms: own, weight: weightOf(own, weigh), counts }
          }),
          keywords: new Set(keywords),
          terms: all,
          describes: !onlyNamed.has(id),
          phrases: said.map(({ counts }) => ({ at: next++, counts })),
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

/** The texts of an entry as terms. */
export type ReadTexts = {
  id: string
  name: string
  title: string[]
  lines: { terms: string[]; counts: number }[]
  keywords: string[]
  words: string[]
  all: ReadonlySet<string>
  /** Its lines, then its sentences, split into words. */
  said: { words: readonly string[]; counts: number }[]
}

function countWords(texts: readonly { words: readonly string[] }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function readTexts(
  id: string,
  texts: SearchTexts,
  read: (text: string) => string[],
  among: (words: readonly string[]) => string[],
): ReadTexts {
  const split = texts.lines.map(({ text, counts }) => ({ words: wordsOf(text), counts }))
  const lines = split.map(({ words: own, counts }) => ({ terms: among(own), counts }))
  const [keywords, words] = [texts.keywords.flatMap(read), texts.words.flatMap(read)]
  const all = new Set([...lines.flatMap(({ terms }) => terms), ...keywords, ...words])
  const said = [...split, ...texts.prose.map((text) => ({ words: wordsOf(text), counts: PROSE_COUNTS }))]
  return { id, name: texts.title, title: read(texts.title), lines, keywords, words, all, said }
}

/** Characters, and words, of what somebody looks for; more words are a question. */
const LOOKED_FOR_AT_MOST = 200
const WORDS_AT_MOST = 2

function openHolding(texts: readonly ReadTexts[]): SearchIndex['holding'] {
  const entries = texts.map(({ id, name, said }) => ({
    id,
    name,
    // a line of text is smaller than its words
    said: said.map(({ words }) => framedWords(words)),
  }))
  return (text) => {
    const sought = wordsOf(text.slice(0, LOOKED_FOR_AT_MOST))
    if (sought.length > WORDS_AT_MOST) return []
    return entries
      .map(({ id, name, said }) => {
        const inName = wordsOf(name)
        const count = (word: string) =>
          (inName.includes(word) ? 2 : 0) +
          said.filter((each) => each.includes(` ${word} `)).length / said.length
        return { id, title: name, score: sought.reduce((sum, word) => sum + count(word), 0) }
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
  }
}

function openBm25(texts: readonly ReadTexts[]): SearchIndex['find'] {
  const mini = new MiniSearch({
    fields: Object.keys(BOOST),
    searchOptions: { boost: BOOST, combineWith: 'OR' },
    // terms are made already, and hold no break
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  })
  mini.addAll(
    texts.map(({ id, title, lines, keywords, words }) => ({
      id,
      title: title.join('\n'),
      lines: lines.flatMap(({ terms }) => terms).join('\n'),
      keywords: keywords.join('\n'),
      words: words.join('\n'),
    })),
  )
  return (terms) => mini.search(terms.join('\n')).map(({ id, score }) => ({ id: String(id), score }))
}
