/** Blocks are whatever the app sent: these read them without trusting their shape. */

/** An object's fields; none where it is no object. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** A list's members; none where it is no list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string or a number as a string; empty where it is neither. */
export function words(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : ''
}

/** The words of a text object. */
export function textOf(value: unknown): string {
  return words(fields(value).text)
}
