import type { Line } from '../../text/line.ts'
import { type Row, rowOf } from './row.ts'
import { isKnownKey } from './sections.ts'

/** One row is cut into this many at most. */
const PIECES_AT_MOST = 40
/** Columns of the terminals that people paste from. */
const TERMINALS = [72, 80, 100, 120, 132, 160, 200]

// Reports on disk: 0, Clock sync-ed with NTP: True
const FIELD = /^[A-Z][\w /.()-]{2,48}: ?\S/
// ========, --------
const RULE = /^(?:={4,}|-{4,}|\*{4})/
// 2021-11-17 03:31:32.920 UTC SAEVT_PLATFORM …
const STAMPED = /^\d{4}-\d\d-\d\d /

/**
 * Joins the rows of an output that a terminal had cut at its width, in the middle of a word, and marks those that may
 * have lost their end. `last` says that the region is the paste's last.
 */
export function unwrapRows(rows: readonly Row[], lines: readonly Line[], last: boolean): Row[] {
  const lengthOf = (row: Row): number => lines[row.indexes.at(-1) ?? 0]?.text.length ?? 0
  const longest = rows.reduce((most, row) => Math.max(most, lengthOf(row)), 0)
  const width = TERMINALS.find((columns) => columns === longest)
  const whole: Row[] = []
  for (const row of rows) {
    const before = whole.at(-1)
    const gap = before && width !== undefined && !RULE.test(before.text) ? width - lengthOf(before) : 2
    const open = before !== undefined && before.indexes.length < PIECES_AT_MOST
    if (open && gap <= 1 && before.lines[1] + 1 === row.lines[0] && goesOn(row)) {
      const rest = gap === 1 ? ` ${row.line.text.trimStart()}` : row.line.text
      const line: Line = {
        ...before.line,
        text: before.line.text + rest,
        lines: [before.lines[0], row.lines[1]],
      }
      whole[whole.length - 1] = rowOf(line, [...before.indexes, ...row.indexes])
      continue
    }
    if (before && gap === 0) before.cut = true
    whole.push(row)
  }
  const end = whole.at(-1)
  if (end && (last || (width !== undefined && lengthOf(end) === width))) end.cut = true
  return whole
}

/** Whether a row reads like the rest of the one before it, and begins nothing of its own. */
function goesOn(row: Row): boolean {
  if (row.indent > 1) return false
  return (
    !isKnownKey(row.key) &&
    !isKnownKey(row.text) &&
    !FIELD.test(row.text) &&
    !RULE.test(row.text) &&
    !STAMPED.test(row.text)
  )
}
