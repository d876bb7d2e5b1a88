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

/**
 * Whether a condition of a row holds, which only chooses the words: what is to be not so (`not: { is: true }`) holds where
 * nobody has said a word of it. `not: { is: null }` still asks for a value.
 */
export function holdsForRow(condition: Condition, index: FactIndex): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsForRow(part, index))
  if ('any' in condition) return condition.any.some((part) => holdsForRow(part, index))
  if ('not' in condition) {
    const inner = condition.not
    const isNamed = 'fact' in inner && 'is' in inner && inner.is !== null
    return isNamed ? evaluate(inner, index).value !== true : evaluate(condition, index).value === true
  }
  return evaluate(condition, index).value === true
}

/** `any` is settled by one that is true, `all` by one that is false. Asked thousands of times an answer: it keeps few lists. */
function joined(parts: readonly Condition[], index: FactIndex, settles: boolean): Evaluation {
  const settling: BookedFact[] = []
  const others: BookedFact[] = []
  const lacks: FactKey[] = []
  let settled = false
  let open = false
  for (const part of parts) {
    const result = evaluate(part, index)
    if (result.value === settles) {
      settled = true
      for (const fact of result.facts) settling.push(fact)
    } else if (result.value === undefined) {
      open = true
      for (const key of result.lacks) if (!lacks.includes(key)) lacks.push(key)
    } else for (const fact of result.facts) others.push(fact)
  }
  if (settled) return { value: settles, facts: settling, lacks: [] }
  return open ? { value: undefined, facts: others, lacks } : { value: !settles, facts: others, lacks: [] }
}

type Leaf = Extract<Condition, { fact: FactKey }>

function fits(leaf: Leaf, { value }: BookedFact): boolean {
  if ('is' in leaf) return value === leaf.is
  if ('in' in leaf) return leaf.in.some((each) => each === value)
  if (typeof value !== 'number') return false
  return 'above' in leaf ? value > leaf.above : value < leaf.below
}
