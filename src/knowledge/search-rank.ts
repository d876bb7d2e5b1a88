import { type Features, measure } from './search-features.ts'
import type { SearchIndex } from './search-index.ts'
import type { SearchQuestion } from './search-question.ts'
import { ORDER, SURE } from './search-weights.ts'

/** Entries that come into question at all. */
const CANDIDATES = 40

/** An entry in its place; `part` is its part of all that speaks for the candidates, 1 in all. */
export type Ranked = { id: string; title: string; score: number; part: number; features: Features }

/** The entries by how well they fit a question, the best first. */
export function rank(text: string, question: SearchQuestion, index: SearchIndex): Ranked[] {
  if (question.terms.length === 0) return []
  const scored = measure(text, question, index)
    .map(({ id, features }) => ({ id, features, score: dot(ORDER, features) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, CANDIDATES)
  const most = scored[0]?.score ?? 0
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - most), 0)
  return scored.map(({ id, features, score }) => ({
    id,
    features,
    score,
    title: index.entries.get(id)?.title ?? id,
    part: Math.exp(score - most) / sum,
  }))
}

/**
 * How sure it is that the best hit answers the question, between 0 and 1. `isOne` says whether another hit is about the
 * same thing, so that it speaks for the best one and not against it.
 */
export function sureness(
  question: SearchQuestion,
  ranked: readonly Ranked[],
  index: SearchIndex,
  isOne: (best: string, other: string) => boolean,
): number {
  const features = surenessFeatures(question, ranked, index, isOne)
  return features ? 1 / (1 + Math.exp(-dot(SURE, features))) : 0
}

/** What tells whether the best hit is the answer, in the order of `SURE`; undefined where there is none. */
export function surenessFeatures(
  question: SearchQuestion,
  ranked: readonly Ranked[],
  index: SearchIndex,
  isOne: (best: string, other: string) => boolean,
): Features | undefined {
  const [best, ...others] = ranked
  if (!best) return undefined
  const own = others.filter(({ id }) => isOne(best.id, id))
  const next = others.find((each) => !own.includes(each))
  const part = own.reduce((sum, each) => sum + each.part, best.part)
  const at = (n: number) => best.features[n] ?? 0
  const count = question.terms.length
  return [
    1,
    best.score / 5,
    Math.log(part),
    best.score - (next?.score ?? 0),
    at(0),
    at(1),
    at(3),
    at(4),
    question.alone.size > 0 ? 1 : 0,
    question.alone.size === 0 && question.nearly.size > 0 ? 1 : 0,
    question.alone.size + question.nearly.size === 0 && question.context.size > 0 ? 1 : 0,
    unknownPart(question, index),
    question.others ? 1 : 0,
    Math.min(count, 8) / 8,
    count <= 1 ? 1 : 0,
    at(10),
    ...best.features.slice(11),
  ]
}

/** How much of a question, by weight, no entry knows. */
function unknownPart({ terms }: SearchQuestion, { weigh, held }: SearchIndex): number {
  const total = terms.reduce((sum, term) => sum + weigh(term), 0) || 1
  return terms.filter((term) => !held.has(term)).reduce((sum, term) => sum + weigh(term), 0) / total
}

function dot(one: Features, other: Features): number {
  return one.reduce((sum, each, at) => sum + each * (other[at] ?? 0), 0)
}
