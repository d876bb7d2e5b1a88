import { DIMENSIONS, NUMBERS, WORDS } from './table.ts'

/** Numbers of a word. */
export { DIMENSIONS }

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NOUGHT = 31
const STEP = 0.06

/** How large the numbers of a word are that the table lacks, so that it weighs as much as one that it has. */
const OWN = 1.25

/** Words with what they mean: how common they are, and 64 numbers that are near for words of like meaning. */
export type Meanings = {
  /** How many words are commoner; undefined for a word that isn't in the table. */
  rankOf: (word: string) => number | undefined
  /** Writes the numbers of a word; one that isn't in the table has numbers that are near to nothing but itself. */
  read: (word: string, into: Float32Array) => Float32Array
}

/** Opens the table; decoding it takes some 10 ms, so it is done at the first question. */
export function openMeanings(): Meanings {
  const ranks = new Map(WORDS.split(/\s/).map((word, at) => [word, at]))
  const numbers = decode()
  return {
    rankOf: (word) => ranks.get(word),
    read(word, into) {
      const at = ranks.get(word)
      if (at === undefined) return unlike(word, into)
      for (let n = 0; n < DIMENSIONS; n++) into[n] = (numbers[at * DIMENSIONS + n] as number) * STEP
      return into
    },
  }
}

function decode(): Int8Array {
  const values = new Int8Array(128)
  for (const [at, digit] of [...DIGITS].entries()) values[digit.charCodeAt(0)] = at - NOUGHT
  const numbers = new Int8Array(NUMBERS.length)
  for (let at = 0; at < numbers.length; at++) numbers[at] = values[NUMBERS.charCodeAt(at)] ?? 0
  return numbers
}

/** Numbers made of the letters: the same for the same word everywhere. */
function unlike(word: string, into: Float32Array): Float32Array {
  let state = 7
  for (const letter of word) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0
  for (let at = 0; at < DIMENSIONS; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    into[at] = (state / 2 ** 32 - 0.5) * OWN
  }
  return into
}

/** Scales a vector to length 1, in place; nought stays nought. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0
  for (let at = 0; at < vector.length; at++) square += (vector[at] as number) ** 2
  const length = Math.sqrt(square) || 1
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length
  return vector
}

/** The product of two vectors; of unit vectors the cosine between them. */
export function product(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}
