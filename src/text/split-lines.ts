import type { Line } from './line.ts'

// what divides a line without beginning a new number: lone CR, VT, FF, NEL, U+2028, U+2029
const DIVIDERS = /[\r\v\f\u0085\u2028\u2029]/

/**
 * The lines of a paste that aren't blank, with the numbers that an editor shows: LF, CRLF, or CR where the paste has
 * no LF. A form feed, U+2028, U+2029 and an overprinting CR divide a line as well, but its parts keep its number.
 */
export function splitLines(paste: string): Line[] {
  const lines: Line[] = []
  const end = paste.includes('\n') ? '\n' : '\r'
  let number = 0
  for (let from = 0; from <= paste.length; ) {
    const to = paste.indexOf(end, from)
    const row = paste.slice(from, to < 0 ? paste.length : to)
    number++
    if (row.trim() !== '') addRow(lines, row, number)
    from = to < 0 ? paste.length + 1 : to + 1
  }
  return lines
}

function addRow(lines: Line[], row: string, number: number): void {
  // `\r\r\n` is what some terminals record for one end
  const text = row.endsWith('\r') ? row.replace(/\r{1,4}$/, '') : row
  const parts = DIVIDERS.test(text) ? text.split(DIVIDERS).filter((part) => part.trim() !== '') : [text]
  // a row of dividers alone isn't blank, and has to be somewhere
  for (const part of parts.length > 0 ? parts : [''])
    lines.push({ text: part, lines: [number, number], block: 0 })
}
