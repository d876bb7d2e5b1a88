import type { Asked } from './asked.ts'
import { type Sentence, sentencesOf } from './says.ts'
import { stem } from './stem.ts'
import { DIMENSIONS, type Meanings, openMeanings, product, unit } from './words/meaning.ts'

/** What part of a likeness the words make; the rest is what they mean. */
const BY_WORDS = 0.7
/** What a pair of words weighs beside a single one. */
const PAIR = 0.6
/** What part of a score all examples of an entry together make; the rest is the nearest of them. */
const BY_ALL = 0.6
/** What part of the nearest is the second nearest. */
const SECOND = 0.3
/** An example this near has the same words, and decides alone. */
const SAME_FROM = 0.9
/** How fast common words lose weight in what a sentence means. */
const COMMON = 0.003
/** Stands for whoever is suspected, so that "is it the proxy?" is an example of "is it the firewall?" too. */
const SUSPECT = '#suspect'

/** How near an entry is to a sentence, 0 to 1; `denied`: one of its near misses is nearer than all its examples. */
export type Nearness = { id: string; score: number; denied: boolean }

/** Compares sentences with examples; the best comes first. `except`: an example that is left out, to measure with. */
export type Examples = { nearest: (sentence: Sentence, except?: string) => Nearness[] }

/** Words with their weights, and what they mean together, both of length 1. */
type Features = { words: ReadonlyMap<string, number>; mean: Float32Array }
type Example = Features & { text: string }
/** Examples of one entry, or of all suspects together, and their middle. */
type Class = { id: string; examples: Example[]; middle: Features }

/**
 * Opens the examples of what people ask beside a paste. A sentence is compared with each example, and with all of an
 * entry together, by its words and pairs of words (TF-IDF) and by the average of what its words mean. The time of one
 * comparison grows with the number of examples alone.
 */
export function openExamples(
  entries: ReadonlyMap<string, Asked>,
  meanings: Meanings = openMeanings(),
): Examples {
  const used = [...entries].filter(([, { retired }]) => !retired)
  const names = new Map(used.flatMap(([id, { names: own }]) => own.map((name) => [name, id] as const)))
  const suspected = (tokens: readonly string[]) => tokens.map((token) => (names.has(token) ? SUSPECT : token))
  const texts = used.flatMap(([id, { examples, names: own }]) =>
    examples.map((text) => {
      const tokens = tokensIn(text)
      const isNamed = tokens.some((token) => own.includes(token))
      return isNamed ? { id: SUSPECT, text, tokens: suspected(tokens) } : { id, text, tokens }
    }),
  )
  const read = openFeatures(
    texts.map(({ tokens }) => tokens),
    meanings,
  )
  const classes: Class[] = [...Map.groupBy(texts, ({ id }) => id)].map(([id, rows]) => {
    const examples = rows.map(({ text, tokens }) => ({ text, ...read(tokens) }))
    return { id, examples, middle: middleOf(examples) }
  })
  const misses = new Map(used.map(([id, { not }]) => [id, not.map((text) => read(tokensIn(text)))]))

  return {
    nearest(sentence, except) {
      const tokens = tokensOf(sentence)
      const named = [...new Set(tokens.flatMap((token) => names.get(token) ?? []))]
      const plain = read(tokens)
      const general = named.length > 0 ? read(suspected(tokens)) : undefined
      const found = new Map<string, Nearness>()
      for (const each of classes) {
        const asked = each.id === SUSPECT ? general : plain
        if (!asked) continue
        const { score, first } = nearness(asked, without(each, except))
        for (const id of each.id === SUSPECT ? named : [each.id]) {
          if (score <= (found.get(id)?.score ?? -1)) continue
          const denied = (misses.get(id) ?? []).some((miss) => likeness(plain, miss) > first)
          found.set(id, { id, score, denied })
        }
      }
      return [...found.values()].sort((one, other) => other.score - one.score)
    },
  }
}

/** How near a class is, and how near the first of its examples. */
function nearness(asked: Features, { examples, middle }: Class): { score: number; first: number } {
  let [first, second] = [0, 0]
  for (const example of examples) {
    const like = likeness(asked, example)
    if (like > first) [first, second] = [like, first]
    else if (like > second) second = like
  }
  const nearest = (1 - SECOND) * first + SECOND * second
  return {
    first,
    score: first >= SAME_FROM ? first : BY_ALL * likeness(asked, middle) + (1 - BY_ALL) * nearest,
  }
}

function without(own: Class, text: string | undefined): Class {
  const examples = own.examples.filter((each) => each.text !== text)
  return examples.length === own.examples.length ? own : { id: own.id, examples, middle: middleOf(examples) }
}

/** Reads words into features; a word weighs the more, the fewer examples hold it. */
function openFeatures(examples: readonly (readonly string[])[], meanings: Meanings) {
  const counts = new Map<string, number>()
  for (const tokens of examples)
    for (const each of new Set(termsOf(tokens))) counts.set(each, (counts.get(each) ?? 0) + 1)
  const weightOf = (term: string) =>
    Math.log((examples.length + 1) / ((counts.get(term) ?? 0) + 0.5)) * (term.includes(' ') ? PAIR : 1)
  return (tokens: readonly string[]): Features => {
    const weights = new Map(termsOf(tokens).map((each) => [each, weightOf(each)]))
    return { words: ofLengthOne(weights), mean: meanOf(tokens, meanings) }
  }
}

/** Words without their endings, and neighbours, the beginning being one. */
function termsOf(tokens: readonly string[]): string[] {
  const stems = tokens.map((token) => stem(token))
  return [...stems, ...stems.map((each, at) => `${stems[at - 1] ?? '^'} ${each}`)]
}

function tokensIn(text: string): string[] {
  return sentencesOf(text).flatMap(tokensOf)
}

/** The words of a sentence as they are compared: short forms in full, and numbers and names are all alike. */
function tokensOf({ words }: Sentence): string[] {
  return words.flatMap(({ text }) => {
    if (/^\d/.test(text)) return ['#number']
    if (/\d|[._/@]/.test(text)) return ['#name']
    const [word = '', ending] = text.split("'")
    return ending === 's' || ending === 're' || ending === 'm' ? [word, 'is'] : [word]
  })
}

/** The average of what the words mean, common ones less; of length 1. */
function meanOf(tokens: readonly string[], meanings: Meanings): Float32Array {
  const sum = new Float32Array(DIMENSIONS)
  const vector = new Float32Array(DIMENSIONS)
  for (const token of tokens) {
    const weight = COMMON / (COMMON + 1 / ((meanings.rankOf(token) ?? 1e4) + 10))
    meanings.read(token, vector)
    for (let at = 0; at < DIMENSIONS; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0)
  }
  return unit(sum)
}

/** How like two are, 0 to 1. */
function likeness(one: Features, other: Features): number {
  let shared = 0
  for (const [term, weight] of one.words) shared += weight * (other.words.get(term) ?? 0)
  return BY_WORDS * shared + (1 - BY_WORDS) * Math.max(0, product(one.mean, other.mean))
}

/** The middle of several. */
function middleOf(all: readonly Features[]): Features {
  const words = new Map<string, number>()
  const mean = new Float32Array(DIMENSIONS)
  for (const each of all) {
    for (const [term, weight] of each.words) words.set(term, (words.get(term) ?? 0) + weight)
    for (let at = 0; at < DIMENSIONS; at++) mean[at] = (mean[at] ?? 0) + (each.mean[at] ?? 0)
  }
  return { words: ofLengthOne(words), mean: unit(mean) }
}

function ofLengthOne(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const length = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([term, weight]) => [term, weight / length]))
}
