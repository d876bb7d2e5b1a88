import type { Span } from './line.ts'

/** A row of this alone stands between two pastes: the file separator of ASCII, which no terminal prints. */
const SEPARATOR = '\u001c'

/** What stands between two pastes of a joined text. `readPaste` reads what is between as it would read it alone. */
export const DIVIDER = `\n${SEPARATOR}\n`

/** Lines of one of several pastes: which paste (from 0), and which lines of it (1-based, inclusive). */
export type Place = { paste: number; lines: Span }

/** Several pastes as one text, and the way back from its lines to theirs. */
export type JoinedPastes = {
  text: string
  /** Where a span of the joined text comes from: lines of the paste that the span begins in. */
  placeOf: (span: Span) => Place
}

/**
 * Joins pastes, the oldest first, into one text for `diagnose`: each is read by itself (no fence, wrap or secret goes
 * on from one into the next), and together they are the evidence. What was pasted later counts as later. The lines of
 * a paste are counted as `readPaste` counts them in that paste alone.
 */
export function joinPastes(pastes: readonly string[]): JoinedPastes {
  const texts = pastes.map((paste) => lineEnds(paste.replaceAll(SEPARATOR, '')))
  const starts: number[] = []
  let next = 1
  for (const text of texts) {
    starts.push(next)
    next += rowsOf(text) + 1
  }
  return {
    text: texts.join(DIVIDER),
    placeOf([first, last]) {
      const paste = Math.max(0, lastAtMost(starts, first))
      const before = (starts[paste] ?? 1) - 1
      const end = (starts[paste + 1] ?? next) - 2
      return { paste, lines: [first - before, Math.max(first, Math.min(last, end)) - before] }
    },
  }
}

/** How many rows a text has, its line ends being LF: one more than there are ends. */
export function rowsOf(text: string): number {
  let rows = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows++
  return rows
}

/** A text whose lines end in CR alone, with LF, so that its lines count the same among those of others. */
function lineEnds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n')
}

/** Index of the last of the ascending numbers that is at most `limit`; -1 where none is. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}
