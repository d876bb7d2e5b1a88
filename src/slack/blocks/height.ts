import type { KnownBlock } from '@slack/types'
import { list, record, text } from '../intake/loose.ts'

/** What stands in a line of a telephone, in characters, and how high a line is, in pixels; measured in the playground. */
const LINE = { words: 38, bold: 33, code: 33 }
const HIGH = { words: 22, code: 20, box: 28, buttons: 44, gap: 8, small: 20 }

/** How wide a row of buttons may be, and what a button needs beside its words. Pixels. */
const ROW = 305
const BUTTON = { letter: 8.2, around: 34 }

/** About how high blocks are on a telephone that is 390 pixels wide, in pixels: an estimate, a little too high. */
export function heightOf(blocks: readonly unknown[]): number {
  return blocks.reduce<number>((sum, block) => sum + blockHeight(record(block)) + HIGH.gap, 0)
}

function blockHeight(block: Record<string, unknown>): number {
  switch (block.type as KnownBlock['type']) {
    case 'rich_text':
      return partsHeight(list(block.elements))
    case 'actions':
      return rowsOf(list(block.elements)) * HIGH.buttons
    default:
      return HIGH.small
  }
}

/** The height of what a rich_text block is made of. */
export function partsHeight(parts: readonly unknown[]): number {
  return parts.reduce<number>((sum, part) => {
    const { type, elements } = record(part)
    const words = list(elements)
      .map((each) => text(record(each).text) || text(record(each).fallback) || '@somebody')
      .join('')
    if (type === 'rich_text_preformatted') return sum + HIGH.box + linesOf(words, LINE.code) * HIGH.code
    const bold = list(elements).some(
      (each) => record(record(each).style).bold === true && text(record(each).text).length > LINE.bold,
    )
    return sum + linesOf(words, bold ? LINE.bold : LINE.words) * HIGH.words
  }, 0)
}

function linesOf(words: string, most: number): number {
  return words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / most)), 0)
}

function rowsOf(elements: readonly unknown[]): number {
  let [rows, left] = [1, ROW]
  for (const each of elements) {
    const wide = text(record(record(each).text).text).length * BUTTON.letter + BUTTON.around
    if (wide > left && left < ROW) {
      rows++
      left = ROW
    }
    left -= wide + 8
  }
  return rows
}
