import type { SearchWords } from './search-words.ts'
import { stem } from './stem.ts'

/** What stands for a run of words: a term, or nothing where they mean nothing. */
type Meaning = { words: readonly string[]; term: string | undefined }

/** Words, opened: by the first word of each run, the runs that begin with it, the longest first. */
export type Vocabulary = ReadonlyMap<string, readonly Meaning[]>

/** A term of a text, and the words that it was made of. */
export type Term = { term: string; words: string }

/** Opens the words: the first of each row stands for the others, stop words for nothing. */
export function openVocabulary({
  synonyms,
  stopWords,
}: Pick<SearchWords, 'synonyms' | 'stopWords'>): Vocabulary {
  const meanings: Meaning[] = [
    ...synonyms.flatMap(([first = '', ...others]) => {
      const term = termOf(first)
      return [first, ...others].map((each) => ({ words: wordsOf(each).map(stem), term }))
    }),
    ...stopWords.map((each) => ({ words: wordsOf(each).map(stem), term: undefined })),
  ]
  meanings.sort((one, other) => other.words.length - one.words.length)
  return Map.groupBy(meanings, ({ words }) => words[0] ?? '')
}

/** The terms of a text, in its order: small letters, no endings, synonyms as one, stop words gone. */
export function termsOf(text: string, vocabulary: Vocabulary): Term[] {
  return termsAmong(wordsOf(text), vocabulary)
}

/** The same of words that were split already. */
export function termsAmong(words: readonly string[], vocabulary: Vocabulary): Term[] {
  const stems = words.map(stem)
  const terms: Term[] = []
  for (let at = 0; at < words.length; ) {
    const known = vocabulary
      .get(stems[at] ?? '')
      ?.find((meaning) => meaning.words.every((each, next) => each === stems[at + next]))
    const length = known?.words.length ?? 1
    const own = words.slice(at, at + length).join(' ')
    at += length
    if (known) {
      if (known.term !== undefined) terms.push({ term: known.term, words: own })
    } else if (own.includes('-')) {
      for (const term of termsOf(own.replaceAll('-', ' '), vocabulary)) terms.push(term)
    } else if (own.length > 1 || /\d/.test(own)) terms.push({ term: stem(own), words: own })
  }
  return terms
}

/** The words of a text in small letters; what holds a word together (`-`, `.`, `_`, `'`) stays within it. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .split(/[^\p{L}\p{N}_.'[\]-]+/u)
    .map(trim)
    .filter((word) => word !== '')
}

/** Words in small letters with a space around each, so that whole words are found in it. */
export function framed(text: string): string {
  return framedWords(wordsOf(text))
}

/** The same of words that were split already. */
export function framedWords(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

function termOf(first: string): string {
  return wordsOf(first).map(stem).join(' ')
}

/** What only stands around a word is no part of it. */
function trim(word: string): string {
  let [from, to] = [0, word.length]
  while (from < to && ".'-".includes(word[from] ?? '')) from++
  while (to > from && ".'-".includes(word[to - 1] ?? '')) to--
  const bare = word.slice(from, to)
  return bare.endsWith("'s") ? bare.slice(0, -2) : bare
}
