import type { Row } from './row.ts'
import { isAbsent, saidOf, type Value } from './values.ts'

/** A field that was found: what it says, as the output will have it and as pasted, and the rows that say it. */
export type Field = { value: Value; raw: string; row: Row; rows: Row[] }

/** The fields of a section by their names in the output, and the rows that are none. */
export type Fields = { fields: Map<string, Field>; rest: Row[] }

/**
 * Reads `Key: value` rows by a table of names. A value may stand on the next row (`Proxy:`, `Not configured` below);
 * of a repeated field the first counts.
 */
export function readFields(
  rows: readonly Row[],
  names: Readonly<Record<string, string>>,
  at: string,
): Fields {
  const fields = new Map<string, Field>()
  const rest: Row[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row
    const name = Object.hasOwn(names, row.key) ? names[row.key] : undefined
    if (name === undefined || fields.has(name)) {
      rest.push(row)
      continue
    }
    const next = rows[index + 1]
    const below = row.value === '' && next?.value === undefined && next !== undefined && isBelow(row, next)
    if (below) index++
    const raw = below ? next.text : (row.value ?? '')
    fields.set(name, { value: saidOf(raw, at), raw, row, rows: below ? [row, next] : [row] })
  }
  return { fields, rest }
}

/** The fields as an object, in the order of the paste; those without a value are left out. */
export function objectOf(fields: ReadonlyMap<string, Field>): Record<string, Value> {
  const object: Record<string, Value> = {}
  for (const [name, { value, raw }] of fields) if (raw !== '') object[name] = value
  return object
}

/** Whether the end of a field's value may be missing. */
export function isCut({ rows }: Field): boolean {
  return rows.at(-1)?.cut === true
}

/** A value below its key is indented more, or is one of those that say that there is none. */
function isBelow(row: Row, next: Row): boolean {
  return isAbsent(next.text) || (next.indent > row.indent && /^\S{1,64}$/.test(next.text))
}

/** A key as a name in an output: `Last Success Time` is `lastSuccessTime`. */
export function camelCase(key: string): string {
  const words = key.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return words
    .map((word, at) =>
      at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
}

/** Fields of any name: for sections of settings that say nothing about licensing's troubles. What is repeated is a list. */
export function readAnyFields(
  rows: readonly Row[],
  at: string,
): { object: Record<string, Value | Value[]>; rest: Row[] } {
  const object: Record<string, Value | Value[]> = {}
  const rest: Row[] = []
  for (const row of rows) {
    const name = row.value === undefined ? '' : camelCase(row.key)
    const value = saidOf(row.value ?? '', at)
    const before = Object.hasOwn(object, name) ? object[name] : undefined
    if (name === '') rest.push(row)
    else if (row.value === '') continue
    else object[name] = before === undefined ? value : [before, value].flat()
  }
  return { object, rest }
}
