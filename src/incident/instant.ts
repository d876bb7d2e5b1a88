// 2026-12-02T09:15:00Z
const ISO = /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/

/** A fact's value as a point in time, in milliseconds; undefined where it is none, or its zone isn't known. */
export function instantOf(value: unknown): number | undefined {
  return typeof value === 'string' && ISO.test(value) ? Date.parse(value) : undefined
}
