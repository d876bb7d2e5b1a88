/** What Slack sends is its own affair: these read it without trusting its shape. */

/** An object's fields; none where it is no object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** A list's members; none where it is no list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string; empty where it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
