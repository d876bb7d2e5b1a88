import { DIMENSIONS, NUMBERS, WORDS } from './table.ts'

/** Numbers of a word. */
export { DIMENSIONS }

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NOUGHT = 31
const STEP = 0.06

/** Words whose numbers are kept at hand. */
const KEPT = 8000

/** How large the numbers of a word are that the table lacks, so that it weighs as much as one that it has. */
const OWN = 1.25

/** Words with what they mean: how common they are, and 64 numbers that are near for words of like meaning. */
export type Meanings = {
  /** How many words are commoner; undefined for a word that isn't in the table. */
  rankOf: (word: string) => number | undefined
  /** The numbers of a word; one that isn't in the table has numbers that are near to nothing but itself. */
  vectorOf: (word: string) => Float32Array
}

/** Opens the table; decoding it takes some 10 ms, so it is done at the first question. */
export function openMeanings(): Meanings {
  const ranks = new Map(WORDS.split(/\s/).map((word, at) => [word, at]))
  const numbers = decode()
  const known = new Map<string, Float32Array>()
  return {
    rankOf: (word) => ranks.get(word),
    vectorOf(word) {
      const kept = known.get(word)
      if (kept) return kept
      const at = ranks.get(word)
      const vector =
        at === undefined ? unlike(word) : scaled(numbers.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS))
      if (known.size > KEPT) known.clear()
      known.set(word, vector)
      return vector
    },
  }
}

function scaled(numbers: Int8Array): Float32Array {
  const vector = new Float32Array(numbers.length)
  for (let at = 0; at < numbers.length; at++) vector[at] = (numbers[at] ?? 0) * STEP
  return vector
}

function decode(): Int8Array {
  const values = new Int8Array(128)
  for (const [at, digit] of [...DIGITS].entries()) values[digit.charCodeAt(0)] = at - NOUGHT
  const numbers = new Int8Array(NUMBERS.length)
  for (let at = 0; at < numbers.length; at++) numbers[at] = values[NUMBERS.charCodeAt(at)] ?? 0
  return numbers
}

/** Numbers made of the letters: the same for the same word everywhere. */
function unlike(word: string): Float32Array {
  let state = 7
  for (const letter of word) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0
  return Float32Array.from({ length: DIMENSIONS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32 - 0.5) * OWN
  })
}

/** A vector of length 1 in the same direction; nought stays nought. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0
  for (const each of vector) square += each * each
  const length = Math.sqrt(square) || 1
  return vector.map((each) => each / length)
}

/** The product of two vectors; of unit vectors the cosine between them. */
export function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
