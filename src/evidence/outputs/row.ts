import type { Line, Span } from '../../text/line.ts'

/** Keys are no longer than this; what stands before a later colon is a sentence. */
const LONGEST_KEY = 60

// • Type: Smart, - Type: Smart, * Type: Smart: a list in a chat
const BULLET = /^(?:[•◦▪‣·]|[-*](?= [A-Z][A-Za-z ()]{1,40}:)) {1,3}/

/** One row of an output, taken apart at its first colon. */
export type Row = {
  /** The line as it was pasted, whole where a terminal had wrapped it, and the index of its first piece. */
  line: Line
  index: number
  /** Indexes into the paste's lines: several where a terminal had wrapped the row. */
  indexes: number[]
  lines: Span
  /** Without the blanks around it. */
  text: string
  indent: number
  /** What stands before the first colon, in small letters with single blanks; empty where there is no colon. */
  key: string
  /** What stands behind the first colon, `''` where nothing does, undefined where there is no colon. */
  value: string | undefined
  /** Whether its end may be missing: it is the paste's last, or as wide as the terminal with no row that goes on. */
  cut: boolean
}

/** Takes a row apart. */
export function rowOf(line: Line, indexes: number[]): Row {
  const { text: raw, lines } = line
  const text = raw.trim().replace(BULLET, '')
  const colon = text.indexOf(':')
  const keyed = colon > 0 && colon <= LONGEST_KEY
  return {
    line,
    index: indexes[0] ?? 0,
    indexes,
    lines,
    text,
    indent: raw.length - raw.trimStart().length,
    key: keyed ? plain(text.slice(0, colon)) : '',
    value: keyed ? text.slice(colon + 1).trim() : undefined,
    cut: false,
  }
}

/** A text in small letters, with single blanks: how keys and headings are compared. */
export function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

/** From the first line of the rows to the last. */
export function spanOf(rows: readonly Row[]): Span {
  let first = Number.POSITIVE_INFINITY
  let last = 1
  for (const { lines } of rows) {
    first = Math.min(first, lines[0])
    last = Math.max(last, lines[1])
  }
  return [Number.isFinite(first) ? first : 1, last]
}
