import type { Fact } from '../fact.ts'

/** `2026-12-02T09:15:00Z`; a date whose zone nobody knows stays raw text, and nothing is concluded from it. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/

/** The time that a fact states, in milliseconds of the epoch; undefined where it states none, or not which. */
export function instantOf(fact: Fact | undefined): number | undefined {
  return typeof fact?.value === 'string' && INSTANT.test(fact.value) ? Date.parse(fact.value) : undefined
}
