import type { Line } from './line.ts'

// what an editor takes for the end of a line; `\r\r\n` is what some terminals record for one
const LINE_ENDS = /\r{0,4}\n/
// what divides a line without beginning a new number: lone CR, VT, FF, NEL, U+2028, U+2029
const DIVIDERS = /[\r\v\f\u0085\u2028\u2029]/

/**
 * A paste as lines with the numbers that an editor shows: LF, CRLF, or CR where the paste has no LF. A form feed,
 * U+2028, U+2029 and an overprinting CR divide a line as well, but its parts keep its number. Blank lines stay.
 */
export function splitLines(paste: string): Line[] {
  const lines: Line[] = []
  const rows = paste.includes('\n') ? paste.split(LINE_ENDS) : paste.split('\r')
  for (const [index, row] of rows.entries()) {
    const number = index + 1
    if (!DIVIDERS.test(row)) lines.push({ text: row, lines: [number, number], block: 0 })
    else
      for (const text of row.split(DIVIDERS))
        if (text !== '') lines.push({ text, lines: [number, number], block: 0 })
  }
  return lines
}
