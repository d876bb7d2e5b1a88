import type { SearchHit } from './knowledge.ts'
import type { Ranked } from './search-rank.ts'
import { SURE_FROM } from './search-weights.ts'

/** What was found for a question, or for one of its sentences, and how sure the first is the answer. */
export type Looked = { text: string; ranked: Ranked[]; sure: number }

/** How sure a further answer must be, and one to a sentence that asks nothing. */
const FURTHER_FROM = 0.8
const STATED_FROM = 0.84

/** A post of so many words says enough for an answer that is only fairly sure. */
const LONG_WORDS = 12
const LONG_SURE_FROM = 0.58

function sureFrom({ text, ranked }: Looked): number {
  const isLong = text.split(/\s+/).length >= LONG_WORDS
  return isLong && ranked[0]?.id.startsWith('answers/') ? LONG_SURE_FROM : SURE_FROM
}

/** A sentence that asks nothing is only heard where its entry is among so many of the whole's best. */
const AMONG_FIRST = 8

/** Answers to one post. */
const ANSWERS_AT_MOST = 3

/**
 * The answers to a question, of which the first element is the whole and the others are its sentences: that to the whole,
 * and those to sentences that ask something else. Where the whole has none, a sentence's stands alone.
 */
export function saidAnswers(
  [whole, ...sentences]: readonly Looked[],
  isOne: (one: string, other: string) => boolean,
): SearchHit[] {
  const said: { hit: SearchHit; place: number }[] = []
  const add = ({ ranked, sure }: Looked): void => {
    const [best] = ranked
    if (!best || said.some(({ hit }) => hit.id === best.id || isOne(hit.id, best.id))) return
    const place = sentences.findIndex(({ ranked: own }) => own[0]?.id === best.id)
    said.push({ hit: { id: best.id, title: best.title, score: sure }, place })
  }
  if (whole && whole.sure >= sureFrom(whole)) add(whole)
  const asking = sentences.filter(({ text }) => text.endsWith('?'))
  const stating = sentences.filter(({ text }) => !text.endsWith('?'))
  const isFurther = ({ sure, ranked }: Looked) =>
    sure >= FURTHER_FROM && (ranked[0]?.id.startsWith('answers/') ?? false)
  for (const each of asking) if (isFurther(each)) add(each)
  if (said.length === 0 || (whole && whole.sure < SURE_FROM)) {
    const fitting = new Set(whole?.ranked.slice(0, AMONG_FIRST).map(({ id }) => id))
    const best = stating
      .filter(({ ranked }) => fitting.has(ranked[0]?.id ?? ''))
      .sort((one, other) => other.sure - one.sure)
      .slice(0, 2)
    for (const each of best) if (each.sure >= STATED_FROM) add(each)
  }
  return said
    .slice(0, ANSWERS_AT_MOST)
    .sort((one, other) => one.place - other.place)
    .map(({ hit }) => hit)
}
