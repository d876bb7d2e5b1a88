import type { Line } from './line.ts'
import { endsInCore, holdsCore, startsLogLine } from './log-shapes.ts'
import { promptOf } from './prompts.ts'
import { isMasked } from './secret-marks.ts'
import { type Widths, widthsOf } from './wrap-widths.ts'
import { isCutOpen, isOfItsOwn, isUnfinished } from './wrap-words.ts'

const PIECES_AT_MOST = 40
/** Rows that a mail client made: it breaks between words, at varying lengths. */
const MAIL = { shortest: 40, longest: 100 }
// C_COMM_FAILED: the rest of a mnemonic, MGR-3-LOG_SMART_LIC_COMM_FAILED: the rest of a facility
const REST_OF_MNEMONIC = /^[A-Z0-9]{0,40}_[A-Z0-9_]{1,80} {0,2}:/
const REST_OF_CORE = /^[A-Z0-9_]{0,40}(?:-[A-Z0-9_]{1,40})?-[0-7]-[A-Z]/
// %LICMGR-3-LOG
const WHOLE_FACILITY = /%[A-Z][A-Z0-9_-]{1,60}-[0-7]-[A-Z0-9_]{0,80}$/
// <187>May  2 15:21:27 10.100.0.33 : 2023 May  2 15:21:27.206 UTC: (a header without its message)
const HEADER_ONLY =
  /^.{0,60}\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: [A-Za-z]{2,5})?(?: {0,2}:)?(?: {1,2}[\w.:$%/-]{1,64}){0,4}$/

/** The line so far, its last row, and how many rows it has. */
type Open = { text: string; tail: string; pieces: number }

/**
 * Joins what a terminal or a mail client had wrapped: a line with a message's core or the beginning of one, a typed
 * command, a secret. A terminal cuts anywhere, at one width; the pieces join without a separator, or with the blank
 * that the break ate. Expects rows that still carry their prompts; never joins across blocks or blank rows.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  let open: Open = { text: '', tail: '', pieces: 0 }
  let widths: Widths | undefined
  let blockStart = 0

  for (const [index, line] of lines.entries()) {
    const before = whole.at(-1)
    if (before?.block !== line.block) {
      blockStart = index
      widths = undefined
    } else if (isNextRow(before, line) && mayBelong(open, line.text)) {
      widths ??= widthsOf(blockFrom(lines, blockStart))
      const text = joined(open, line.text, widths)
      if (text !== undefined) {
        open = { text, tail: line.text, pieces: open.pieces + 1 }
        whole[whole.length - 1] = { ...before, text, lines: [before.lines[0], line.lines[1]] }
        continue
      }
    }
    whole.push(line)
    open = { text: line.text, tail: line.text, pieces: 1 }
  }
  return whole
}

function isNextRow(before: Line, line: Line): boolean {
  return (
    line.lines[0] === before.lines[1] + 1 || (line.record !== undefined && line.lines[0] === before.lines[0])
  )
}

function blockFrom(lines: readonly Line[], start: number): Line[] {
  let end = start
  while (end < lines.length && lines[end]?.block === lines[start]?.block) end++
  return lines.slice(start, end)
}

/** The cheap question first: most rows begin a log line of their own. */
function mayBelong(open: Open, row: string): boolean {
  if (row === '' || row.trim() === '' || open.pieces >= PIECES_AT_MOST || open.tail.length < 20) return false
  return !startsLogLine(row) || endsInCore(open.tail) || HEADER_ONLY.test(open.tail)
}

function joined(open: Open, row: string, widths: Widths): string | undefined {
  const { text, tail } = open
  if (isMasked(tail.slice(-1)) && isMasked(row.slice(0, 1))) return text + row
  const full = widths.full.includes(tail.length)

  if (endsInCore(tail) && (full || !holdsCore(tail) || tail.endsWith('-') || REST_OF_MNEMONIC.test(row))) {
    if (restOfCore(tail, row, full)) return text + row
  }
  if (startsLogLine(row)) return isHeaderOf(tail, row) ? `${text.trimEnd()} ${row.trimStart()}` : undefined

  const message = holdsCore(text)
  const command = message ? undefined : promptOf(text)
  if (!message && !command?.rest) return undefined
  if (promptOf(row)) return undefined

  if (full || (widths.full.includes(tail.length + 1) && !tail.endsWith(' '))) {
    if (isOfItsOwn(tail, row)) return undefined
    return full ? text + row : `${text} ${row.trimStart()}`
  }
  if (!message || !(isMailed(tail, row, widths) || isCutAtOddWidth(tail, row, widths))) return undefined
  return /[/(-]$/.test(tail) ? text + row.trimStart() : `${text.trimEnd()} ${row.trimStart()}`
}

function restOfCore(tail: string, row: string, full: boolean): boolean {
  if (WHOLE_FACILITY.test(tail.slice(-160)))
    return (
      REST_OF_MNEMONIC.test(row) ||
      (full && /^[A-Z0-9_]{0,80} {0,2}:/.test(row)) ||
      (tail.endsWith('-') && /^[A-Z]/.test(row))
    )
  return REST_OF_CORE.test(row) || (tail.endsWith('-') && /^[0-7]-[A-Z]/.test(row))
}

function isHeaderOf(tail: string, row: string): boolean {
  return (
    row.trimStart().startsWith('%') &&
    tail.length < 130 &&
    !holdsCore(tail) &&
    startsLogLine(tail) &&
    HEADER_ONLY.test(tail)
  )
}

/** A mail client breaks where the next word would not have fitted. */
function isMailed(tail: string, row: string, widths: Widths): boolean {
  if (tail.length < MAIL.shortest || widths.longest > MAIL.longest) return false
  const word = row.trimStart().split(' ', 1)[0] ?? ''
  return tail.trimEnd().length + 1 + word.length > widths.longest && isUnfinished(tail, row)
}

/** At a width that no terminal is known for a row counts as cut only where it can't end so. */
function isCutAtOddWidth(tail: string, row: string, widths: Widths): boolean {
  return (
    tail.length >= widths.longestTyped &&
    tail.length > MAIL.longest &&
    isCutOpen(tail) &&
    !isOfItsOwn(tail, row)
  )
}
