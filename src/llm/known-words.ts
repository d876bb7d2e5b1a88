import { type Entry, findEntry, listEntries } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** Parts of an entry that show made-up devices, and no words of the field. */
const EXAMPLES = new Set(['examples', 'not', 'source'])

/** The shortest word that says anything by itself. */
const WORD_AT_LEAST = 3

/** The words that the knowledge base uses. */
export type KnownWords = {
  /** Whether it uses that word, in any letter case, or the word is a plain one that questions are made of. */
  isKnown: (word: string) => boolean
  /** Those of a text that it uses and that say something, each once, in order. They are its own words: nothing leaks. */
  tellingIn: (text: string) => string[]
}

const opened = new WeakMap<Knowledge, KnownWords>()

/** Opens the words of a knowledge base; made once for each. */
export function openKnownWords(knowledge: Knowledge): KnownWords {
  const before = opened.get(knowledge)
  if (before) return before
  const words = new Set<string>()
  for (const id of listEntries(knowledge)) {
    const entry = findEntry(knowledge, id)
    for (const word of entry ? wordsOfEntry(entry) : []) words.add(word)
  }
  for (const row of knowledge.synonyms)
    for (const each of row) for (const word of runsOf(each)) words.add(word)
  const plain = new Set([...knowledge.stopWords].flatMap(runsOf))
  const isKnown = (word: string) => {
    const small = word.toLowerCase()
    return words.has(small) || plain.has(small)
  }
  const known: KnownWords = {
    isKnown,
    tellingIn(text) {
      const found = runsOf(text).filter(
        (word) =>
          word.length >= WORD_AT_LEAST && words.has(word) && !plain.has(word) && !/^[\d.]+$/.test(word),
      )
      return [...new Set(found)]
    },
  }
  opened.set(knowledge, known)
  return known
}

function wordsOfEntry(entry: Entry): string[] {
  return textsOf(entry).flatMap((text) => [
    ...runsOf(text),
    // the parts of a compound are words too
    ...text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  ])
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (EXAMPLES.has(key) ? [] : textsOf(each)))
}

/** Words in small letters; what holds one together (`-`, `.`, `_`) stays within it. */
function runsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_.-]+/u)
    .map(withoutEnds)
    .filter(Boolean)
}

function withoutEnds(word: string): string {
  let [from, to] = [0, word.length]
  while (from < to && '.-_'.includes(word[from] ?? '')) from++
  while (to > from && '.-_'.includes(word[to - 1] ?? '')) to--
  return word.slice(from, to)
}
