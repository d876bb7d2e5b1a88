import { parseStamp } from '../../text/stamp.ts'

/** What a field says: its text, or null where the device says that there is none. */
export type Value = string | null

// Jan 12 12:10:32 2022 UTC, also Mar 18 2025 08:00:01 UTC
const DATE =
  /^[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{1,2}:\d\d:\d\d \d{4}|\d{4} \d{1,2}:\d\d:\d\d)(?: [A-Za-z]{1,5}| ?[+-]\d\d:?\d\d)?$/
const ABSENT = /^(?:[<(]?(?:none|empty)[>)]?|&lt;(?:none|empty)&gt;|not configured|not set|not yet set up)$/i
// <vrf-name>, <device_pid>: what a document has where a device would print a value
const PLACEHOLDER = /^<[\w -]{1,60}>$/

/** What a field's text says: null for `<none>`, `<empty>`, `Not configured`; a date as ISO 8601 where its zone is known. */
export function saidOf(raw: string, at: string): Value {
  return isAbsent(raw) ? null : (dateOf(raw, at) ?? raw)
}

/** Whether a text says that there is nothing. */
export function isAbsent(raw: string): boolean {
  return ABSENT.test(raw)
}

/** Whether a text stands for a value that a document left out. */
export function isPlaceholder(raw: string): boolean {
  return PLACEHOLDER.test(raw) && !isAbsent(raw)
}

/** A whole date: ISO 8601 in UTC where its zone is known, else as pasted; undefined for anything else, a date that was cut included. */
export function dateOf(raw: string, at: string): string | undefined {
  if (!DATE.test(raw)) return undefined
  const { iso, zoneKnown } = parseStamp(raw, at)
  return iso === undefined ? undefined : zoneKnown ? iso : raw
}

/** A field that says a date or none: as `saidOf`, and undefined where it says neither. */
export function dateOrNone(raw: string | undefined, at: string): Value | undefined {
  if (raw === undefined) return undefined
  return isAbsent(raw) ? null : dateOf(raw, at)
}
