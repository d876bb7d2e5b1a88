import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Condition } from '../knowledge/condition.ts'

/** The current facts of one device, by key. */
export type FactIndex = ReadonlyMap<FactKey, readonly BookedFact[]>

/** Whether a condition holds, the facts that say so, and, where nobody can say, the keys that lack. */
export type Evaluation = { value: boolean | undefined; facts: BookedFact[]; lacks: FactKey[] }

/**
 * Evaluates a condition against what one device's evidence states. Three values: what nobody pasted makes it
 * unknown (`undefined`), never false.
 */
export function evaluate(condition: Condition, index: FactIndex): Evaluation {
  if ('all' in condition) return joined(condition.all, index, false)
  if ('any' in condition) return joined(condition.any, index, true)
  if ('not' in condition) {
    const inner = evaluate(condition.not, index)
    return { ...inner, value: inner.value === undefined ? undefined : !inner.value }
  }
  const facts = index.get(condition.fact) ?? []
  if (facts.length === 0) return { value: undefined, facts: [], lacks: [condition.fact] }
  const matching = facts.filter((fact) => fits(condition, fact))
  return matching.length > 0
    ? { value: true, facts: matching, lacks: [] }
    : { value: false, facts: [...facts], lacks: [] }
}

/** `any` is settled by one that is true, `all` by one that is false. */
function joined(parts: readonly Condition[], index: FactIndex, settles: boolean): Evaluation {
  const results = parts.map((part) => evaluate(part, index))
  const settling = results.filter(({ value }) => value === settles)
  if (settling.length > 0) return { value: settles, facts: settling.flatMap(({ facts }) => facts), lacks: [] }
  const open = results.filter(({ value }) => value === undefined)
  const facts = results.flatMap((result) => (result.value === undefined ? [] : result.facts))
  if (open.length > 0)
    return { value: undefined, facts, lacks: [...new Set(open.flatMap(({ lacks }) => lacks))] }
  return { value: !settles, facts, lacks: [] }
}

type Leaf = Extract<Condition, { fact: FactKey }>

function fits(leaf: Leaf, { value }: BookedFact): boolean {
  if ('is' in leaf) return value === leaf.is
  if ('in' in leaf) return leaf.in.some((each) => each === value)
  if (typeof value !== 'number') return false
  return 'above' in leaf ? value > leaf.above : value < leaf.below
}
