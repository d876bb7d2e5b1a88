import { endsInCore, isRestOfCore } from './cut-core.ts'
import type { Line } from './line.ts'
import { holdsCore, startsLogLine } from './log-shapes.ts'
import { promptOf } from './prompts.ts'
import { isMasked } from './secret-marks.ts'
import { TERMINALS, type Widths, widthsOf } from './wrap-widths.ts'
import { endsInOpenWord, isCutOpen, isOfItsOwn, isUnfinished } from './wrap-words.ts'

const PIECES_AT_MOST = 40
/** Rows that a mail client made: it breaks between words, at varying lengths. */
const MAIL = { shortest: 40, longest: 100 }
// <187>May  2 15:21:27 10.100.0.33 : 2023 May  2 15:21:27.206 UTC: (a header without its message)
const HEADER_ONLY =
  /^.{0,60}\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z| [A-Za-z]{2,5})?(?: {0,2}:)?(?: {1,2}[\w.:$%/-]{1,64}){0,6}$/

// …leaf-101 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED:
const BARE_CORE = /-[0-7]-[A-Z][A-Z0-9_]{2,80} {0,2}:\s{0,2}$/

/**
 * The line so far, its last row, the length of its first, how many rows it has, and the lengths of its rows up to the
 * last one that was short: what was wrapped twice has rows of the wider terminal in two pieces each.
 */
type Open = {
  text: string
  tail: string
  first: number
  pieces: number
  outer: { first: number; run: number }
}

/**
 * Joins what a terminal or a mail client had wrapped: a line with a message's core or the beginning of one, a typed
 * command, a secret. A terminal cuts anywhere, at one width; the pieces join without a separator, or with the blank
 * that the break ate. Expects rows that still carry their prompts; never joins across blocks or blank rows.
 */
export function unwrap(lines: readonly Line[]): Line[] {
  const whole: Line[] = []
  let open = opened('')
  let widths: Widths | undefined
  let runStart = 0

  for (const [index, line] of lines.entries()) {
    const before = whole.at(-1)
    if (!before || !isNextRow(before, line)) {
      runStart = index
      widths = undefined
    } else if (mayBelong(open, line.text)) {
      widths ??= widthsOf(runFrom(lines, runStart))
      const text = joined(open, line.text, widths)
      if (text !== undefined) {
        open = { ...open, text, tail: line.text, pieces: open.pieces + 1, outer: outerOf(open, line.text) }
        whole[whole.length - 1] = { ...before, text, lines: [before.lines[0], line.lines[1]] }
        continue
      }
    }
    whole.push(line)
    open = opened(line.text)
  }
  return whole
}

function opened(text: string): Open {
  const { length } = text
  return { text, tail: text, first: length, pieces: 1, outer: { first: 0, run: length } }
}

/** The row of a wider terminal that `row` ends or goes on with. */
function outerOf({ tail, first, outer }: Open, row: string): Open['outer'] {
  const ends = tail.length < first
  const run = ends ? row.length : outer.run + row.length
  return { first: outer.first || (row.length < first ? run : 0), run }
}

function isNextRow(before: Line, line: Line): boolean {
  if (line.block !== before.block) return false
  return (
    line.lines[0] === before.lines[1] + 1 || (line.record !== undefined && line.lines[0] === before.lines[0])
  )
}

/** The rows of one block from `start` on, up to a blank one. */
function runFrom(lines: readonly Line[], start: number): readonly Line[] {
  let end = start + 1
  for (let before = lines[start]; before && end < lines.length; before = lines[end++]) {
    const line = lines[end]
    if (!line || !isNextRow(before, line)) break
  }
  return lines.slice(start, end)
}

/** The cheap question first: most rows begin a log line of their own. */
function mayBelong(open: Open, row: string): boolean {
  if (
    row === '' ||
    row.trim() === '' ||
    open.pieces >= PIECES_AT_MOST ||
    (open.tail.length < 20 && open.tail.length === open.first)
  )
    return false
  return !startsLogLine(row) || endsInCore(open.tail) || HEADER_ONLY.test(open.tail)
}

function joined(open: Open, row: string, widths: Widths): string | undefined {
  const { text, tail } = open
  if (isMasked(tail.slice(-1)) && isMasked(row.slice(0, 1))) return text + row
  const width = widthOf(open, widths) ?? widthOfItsOwn(open, row)
  const full = width === tail.length

  if (isRestOfCore(tail, row, full)) return text + row
  if (startsLogLine(row)) return isHeaderOf(tail, row) ? withBlank(text, row) : undefined

  const message = holdsCore(text)
  const command = message ? undefined : promptOf(text)
  if (!message && !command?.rest) return undefined
  if (promptOf(row)) return undefined

  if (BARE_CORE.test(tail.slice(-120)) && !isOfItsOwn(tail, row.trimStart(), false))
    return withBlank(text, row)
  if (full || (width !== undefined && !tail.endsWith(' '))) {
    if (isOfItsOwn(tail, row, full)) return undefined
    // at 72 columns a mail client breaks as well
    return full && !(tail.length === 72 && endsInOpenWord(tail)) ? text + row : withBlank(text, row)
  }
  if (!message || !(isMailed(tail, row, widths) || isCutAtOddWidth(tail, row, widths))) return undefined
  return /[/(-]$/.test(tail) ? text + row.trimStart() : withBlank(text, row)
}

/** The width that a terminal cut the last row at: the same for all rows of a line, or one less where a blank is gone. */
function widthOf({ tail, first }: Open, { full }: Pick<Widths, 'full'>): number | undefined {
  return [tail.length, tail.length + 1].find(
    (width) => full.includes(width) && (first === width || first + 1 === width),
  )
}

/** The width of a message from another terminal than its neighbours', or from two, one within the other. */
function widthOfItsOwn(open: Open, row: string): number | undefined {
  const { text, tail, first, outer } = open
  const unfinished = isUnfinished(tail, row) || (/\w$/.test(tail) && /^\d/.test(row))
  if (!holdsCore(text) || holdsCore(row) || !unfinished) return undefined
  if (tail.length < first && outer.run === outer.first && TERMINALS.includes(outer.run)) return tail.length
  return widthOf(open, { full: TERMINALS })
}

function withBlank(text: string, row: string): string {
  return `${text.trimEnd()} ${row.trimStart()}`
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
    !isOfItsOwn(tail, row, false)
  )
}
