import type { FactKey } from '../facts/vocabulary.ts'
import type { Condition } from './condition.ts'

/** A fact that a condition asks for, where in it, and the values that it compares with (none for `above`, `below`). */
export type FactAsked = { path: PropertyKey[]; fact: FactKey; values: (string | number | boolean | null)[] }

/** Every fact that a condition asks for, whatever stands around it. */
export function factsAsked(condition: Condition | undefined): FactAsked[] {
  if (!condition) return []
  if ('all' in condition) return listed('all', condition.all)
  if ('any' in condition) return listed('any', condition.any)
  if ('not' in condition) return within(['not'], condition.not)
  const { fact } = condition
  if ('is' in condition) return [{ path: ['is'], fact, values: [condition.is] }]
  if ('in' in condition) return [{ path: ['in'], fact, values: condition.in }]
  return [{ path: ['fact'], fact, values: [] }]
}

function listed(operator: 'all' | 'any', conditions: readonly Condition[]): FactAsked[] {
  return conditions.flatMap((condition, at) => within([operator, at], condition))
}

function within(place: PropertyKey[], condition: Condition): FactAsked[] {
  return factsAsked(condition).map((asked) => ({ ...asked, path: [...place, ...asked.path] }))
}
