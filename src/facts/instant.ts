import type { FactValue } from './fact.ts'

// 2026-12-02T09:15:00Z; a date whose zone nobody knows stays raw text, and nothing is concluded from it
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/

/** A fact's value as a point in time, in milliseconds of the epoch; undefined where it is none, or its zone isn't known. */
export function instantOf(value: FactValue | undefined): number | undefined {
  const time = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
