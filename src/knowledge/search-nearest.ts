import { DIMENSIONS } from './words/meaning.ts'

/** Of several phrases that are near, how much the next counts where there is only one. */
const ONLY_PHRASE = 0.8

/** A phrase by its number, and what nearness to it is worth. */
export type PhraseOf = { at: number; counts: number }

/**
 * How near a question is to some phrases: to the nearest and the next by direction (`meaning`) and by their words, and how
 * much of the question the nearest by words holds.
 */
export type Nearness = {
  meaning: number
  nextMeaning: number
  words: number
  nextWords: number
  held: number
}

/** Phrases in flat arrays, since a question is compared with thousands. */
export type Packed = {
  words: Int32Array
  starts: Int32Array
  weights: Float32Array
  totals: Float32Array
  vectors: Float32Array
}

/** Packs phrases: the numbers of their words, their vectors one after the other, and what each word weighs. */
export function pack(
  phrases: readonly Int32Array[],
  vectors: ArrayBufferLike,
  weights: readonly number[],
): Packed {
  const starts = new Int32Array(phrases.length + 1)
  for (const [at, own] of phrases.entries()) starts[at + 1] = (starts[at] ?? 0) + own.length
  const words = new Int32Array(starts.at(-1) ?? 0)
  for (const [at, own] of phrases.entries()) words.set(own, starts[at])
  const totals = Float32Array.from(
    phrases,
    (own) => own.reduce((sum, id) => sum + (weights[id] ?? 0), 0) || 1,
  )
  return { words, starts, weights: Float32Array.from(weights), totals, vectors: new Float32Array(vectors) }
}

/** A question, read: its telling words with how like each is to every known word, and its direction. */
export type Asked = {
  own: readonly { weight: number; row: Float32Array }[]
  vector: Float32Array
  /** Known words that any of its words is like; most are like none. */
  touched: Uint8Array
}

/** The known words, of so many, that a question's words are like. */
export function touchedBy(own: Asked['own'], known: number): Uint8Array {
  const touched = new Uint8Array(known)
  for (const { row } of own) for (let id = 0; id < known; id++) if (row[id] !== 0) touched[id] = 1
  return touched
}

/** How near a question is to some phrases. */
export function nearestOf(phrases: readonly PhraseOf[], asked: Asked, packed: Packed): Nearness {
  const { own, vector } = asked
  const near: Nearness = { meaning: -1, nextMeaning: -1, words: 0, nextWords: 0, held: 0 }
  const best = new Float32Array(own.length)
  const total = own.reduce((sum, { weight }) => sum + weight, 0) || 1
  for (const { at, counts } of phrases) {
    const meaning = counts * along(vector, packed.vectors, at * DIMENSIONS)
    if (meaning > near.meaning) {
      near.nextMeaning = near.meaning
      near.meaning = meaning
    } else if (meaning > near.nextMeaning) near.nextMeaning = meaning

    const back = align(asked, at, packed, best) / (packed.totals[at] ?? 1)
    if (back === 0) continue
    let held = 0
    for (let n = 0; n < own.length; n++) held += (own[n]?.weight ?? 0) * (best[n] ?? 0)
    held /= total
    const words = (counts * 2 * held * back) / (held + back)
    if (words > near.words) {
      near.nextWords = near.words
      near.words = words
      near.held = held
    } else if (words > near.nextWords) near.nextWords = words
  }
  if (near.nextMeaning < 0) near.nextMeaning = near.meaning * ONLY_PHRASE
  return near
}

function along(vector: Float32Array, flat: Float32Array, from: number): number {
  let sum = 0
  // every index is within bounds, and a check of each would cost more than the sum
  for (let n = 0; n < DIMENSIONS; n++) sum += (vector[n] as number) * (flat[from + n] as number)
  return sum
}

/** How much of a phrase a question holds, by weight and likeness; `best` is filled with what the phrase holds of each word. */
function align(
  { own, touched }: Asked,
  at: number,
  { words, starts, weights }: Packed,
  best: Float32Array,
): number {
  best.fill(0)
  let back = 0
  const end = starts[at + 1] ?? 0
  for (let place = starts[at] ?? 0; place < end; place++) {
    const id = words[place] as number
    if (touched[id] === 0) continue
    let most = 0
    for (let n = 0; n < own.length; n++) {
      const alike = own[n]?.row[id] ?? 0
      if (alike === 0) continue
      if (alike > (best[n] ?? 0)) best[n] = alike
      if (alike > most) most = alike
    }
    back += most * (weights[id] ?? 0)
  }
  return back
}
