import type { Line } from './line.ts'
import { holdsCore, startsLogLine } from './log-shapes.ts'
import { promptOf } from './prompts.ts'

/** Columns of the terminals that people paste from. */
export const TERMINALS = [72, 80, 100, 120, 132, 160, 200]
const NARROWEST = 40

/** Row lengths at which a block's text was cut, and the lengths of its longest row and its longest log line or command. */
export type Widths = { full: number[]; longest: number; longestTyped: number }

/**
 * The widths that a terminal could have wrapped these rows of one block at: no log line or command in it is longer,
 * and a width that no terminal is known for must have cut two rows at least.
 */
export function widthsOf(rows: readonly Line[]): Widths {
  let longest = 0
  let longestTyped = 0
  for (const { text } of rows) {
    longest = Math.max(longest, text.length)
    if (text.length > longestTyped && isTyped(text)) longestTyped = text.length
  }
  const full = TERMINALS.filter((width) => width >= longestTyped)
  if (longestTyped === longest && longest >= NARROWEST && !full.includes(longest) && cutsAt(rows, longest))
    full.push(longest)
  return { full, longest, longestTyped }
}

function isTyped(text: string): boolean {
  return startsLogLine(text) || holdsCore(text) || promptOf(text) !== undefined
}

/** Two rows of this length, each followed by one that begins nothing new. */
function cutsAt(rows: readonly Line[], width: number): boolean {
  let cuts = 0
  for (const [index, { text }] of rows.entries()) {
    if (text.length !== width) continue
    const next = rows[index + 1]?.text ?? ''
    if (next.trim() === '' || isTyped(next)) return false
    cuts++
  }
  return cuts >= 2
}
