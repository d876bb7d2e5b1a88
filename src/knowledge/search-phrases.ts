import { type Nearness, nearestOf, type PhraseOf, pack, touchedBy } from './search-nearest.ts'
import type { Vocabulary } from './search-terms.ts'
import { wordsOf } from './search-terms.ts'
import { stem } from './stem.ts'
import { DIMENSIONS, type Meanings, openMeanings, product, unit } from './words/meaning.ts'

/** How fast common words lose weight. */
const COMMON = 0.003
/** Directions that all phrases share tell nothing, and are taken out. */
const SHARED = 2
/** Turns after which a direction stands. */
const TURNS = 20
/** Words are alike from this cosine on; another form of a word is nearly the same word, and no other is more. */
const ALIKE_FROM = 0.45
const SAME_STEM = 0.97
const ALIKE_AT_MOST = 0.9
/** Words of a question that are compared, the most telling ones. */
const WORDS_AT_MOST = 14
/** A word that weighs less stands in every sentence, and says nothing of what it is about. */
const TELLING_FROM = 0.6

/** Phrases, opened for comparing. */
export type Phrases = {
  /** Whether a word is known, as English or as one of the field. */
  knows: (word: string) => boolean
  /** Reads a question; what comes back says how near it is to some of the phrases. */
  compare: (question: string) => (phrases: readonly PhraseOf[]) => Nearness
}

/**
 * Opens phrases for comparing by meaning: words of like meaning count for each other, rare words more than common ones.
 * A phrase of the field (`usage report`) is one word, whichever of its synonyms was written. `texts` are split into words.
 */
export function openPhrases(
  texts: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  field: ReadonlySet<string>,
): Phrases {
  const meanings = openMeanings()
  const read = (words: readonly string[]) => readWords(words, vocabulary, field)
  const phrases = texts.map(read)
  const words = countWords(phrases)
  const weighing = openWeights(words, phrases.length, meanings)
  const known = [...words.keys()]
  const ids = new Map(known.map((word, at) => [word, at]))
  const units = rowsOf(known.length)
  for (const [at, word] of known.entries()) unit(meanings.read(word, units[at] as Float32Array))
  const stems = known.map(stem)
  const weights = known.map(weighing.ofWord)
  const spread = openMeans(known, weighing.ofMean, meanings)

  const means = rowsOf(phrases.length)
  for (let at = 0; at < phrases.length; at++) spread(phrases[at] ?? [], means[at] as Float32Array)
  const shared = sharedDirections(means)
  for (const each of means) unit(without(each, shared))
  const packed = pack(
    phrases.map((own) => Int32Array.from(new Set(own), (word) => ids.get(word) ?? 0)),
    means[0]?.buffer ?? new ArrayBuffer(0),
    weights,
  )
  const rows = new Map<string, Float32Array>()
  const rowOf = (word: string): Float32Array => {
    const found = rows.get(word)
    if (found) return found
    const row = likenessOf(word, meanings, known, units, stems)
    if (rows.size > 500) rows.clear()
    rows.set(word, row)
    return row
  }

  return {
    knows: (word) => ids.has(word) || meanings.rankOf(word) !== undefined,
    compare(question) {
      const asked = read(wordsOf(question))
      const vector = unit(without(spread(asked, new Float32Array(DIMENSIONS)), shared))
      const telling = [...new Set(asked)]
        .map((word) => ({ weight: weighing.ofWord(word), word }))
        .filter(({ weight }) => weight >= TELLING_FROM)
        .sort((one, other) => other.weight - one.weight)
        .slice(0, WORDS_AT_MOST)
      const own = telling.map(({ weight, word }) => ({ weight, row: rowOf(word) }))
      const touched = touchedBy(own, known.length)
      return (some) => nearestOf(some, { own, vector, touched }, packed)
    },
  }
}

/** How like a word is to each known word. */
function likenessOf(
  word: string,
  meanings: Meanings,
  known: readonly string[],
  units: readonly Float32Array[],
  stems: readonly string[],
): Float32Array {
  const own = unit(meanings.read(word, new Float32Array(DIMENSIONS)))
  const root = stem(word)
  const isField = word.startsWith('#')
  return Float32Array.from(known, (each, at) => {
    if (each === word) return 1
    if (isField || each.startsWith('#')) return 0
    if (stems[at] === root) return SAME_STEM
    const cosine = product(own, units[at] ?? own)
    return cosine <= ALIKE_FROM ? 0 : ((cosine - ALIKE_FROM) / (1 - ALIKE_FROM)) ** 1.5 * ALIKE_AT_MOST
  })
}

/** The words of a text; a phrase of the field is one, marked with #. */
function readWords(words: readonly string[], vocabulary: Vocabulary, field: ReadonlySet<string>): string[] {
  const stems = words.map(stem)
  const read: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = vocabulary
      .get(stems[at] ?? '')
      ?.find(
        ({ term, words: own }) =>
          term !== undefined && field.has(term) && own.every((each, n) => each === stems[at + n]),
      )
    if (phrase) read.push(`#${phrase.term}`)
    else for (const word of (words[at] ?? '').split(/[^a-z0-9]+/)) if (word) read.push(word)
    at += phrase?.words.length ?? 1
  }
  return read
}

function countWords(phrases: readonly string[][]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of phrases) for (const word of new Set(each)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** What a word weighs: by how common it is in English, and by how many phrases hold it. */
function openWeights(counts: ReadonlyMap<string, number>, phrases: number, meanings: Meanings) {
  const weigh = (word: string) => {
    const common = 1 / ((meanings.rankOf(word) ?? 1_000_000) + 10)
    return {
      english: COMMON / (COMMON + common),
      rare: Math.log(1 + phrases / (1 + (counts.get(word) ?? 0))),
    }
  }
  return {
    ofWord: (word: string) => weigh(word).english * weigh(word).rare,
    ofMean: (word: string) => weigh(word).english * (0.5 + weigh(word).rare / 6),
  }
}

/** What fills a vector with the mean of words; the weight of a known word is reckoned once. */
function openMeans(
  known: readonly string[],
  weigh: (word: string) => number,
  meanings: Meanings,
): (words: readonly string[], into: Float32Array) => Float32Array {
  const weights = new Map(known.map((word) => [word, weigh(word)]))
  const own = new Float32Array(DIMENSIONS)
  return (words, into) => {
    for (const word of words) {
      const weight = weights.get(word) ?? weigh(word)
      meanings.read(word, own)
      for (let at = 0; at < DIMENSIONS; at++) into[at] = (into[at] as number) + weight * (own[at] as number)
    }
    return unit(into)
  }
}

/** Rows of one block of memory: thousands of vectors of their own would cost more than what they hold. */
function rowsOf(count: number): Float32Array[] {
  const all = new Float32Array(count * DIMENSIONS)
  return Array.from({ length: count }, (_, at) => all.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS))
}

/** The first principal directions of vectors, by iteration from a fixed start on the sum of their outer products. */
function sharedDirections(vectors: readonly Float32Array[]): Float32Array[] {
  const outer = new Float64Array(DIMENSIONS * DIMENSIONS)
  for (let each = 0; each < vectors.length; each++) {
    const vector = vectors[each] as Float32Array
    for (let row = 0; row < DIMENSIONS; row++) {
      const value = vector[row] as number
      for (let at = 0; at < DIMENSIONS; at++) {
        const place = row * DIMENSIONS + at
        outer[place] = (outer[place] as number) + value * (vector[at] as number)
      }
    }
  }
  const found: Float32Array[] = []
  for (let each = 0; each < SHARED; each++) {
    let direction = unit(Float32Array.from({ length: DIMENSIONS }, (_, at) => ((at * 7 + each) % 11) - 5))
    for (let turn = 0; turn < TURNS; turn++) {
      const next = Float32Array.from(direction, (_, row) =>
        product(outer.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), direction),
      )
      direction = unit(without(next, found))
    }
    found.push(direction)
  }
  return found
}

/** Takes the directions out of a vector, in place. */
function without(vector: Float32Array, directions: readonly Float32Array[]): Float32Array {
  for (const direction of directions) {
    const along = product(vector, direction)
    for (let at = 0; at < DIMENSIONS; at++) {
      vector[at] = (vector[at] as number) - along * (direction[at] as number)
    }
  }
  return vector
}
