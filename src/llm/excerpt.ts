import type { Line } from '../text/line.ts'
import type { KnownWords } from './known-words.ts'
import { wholeWords } from './visible.ts'

/** Lines of an excerpt, characters of one, and of all. */
const LINES_AT_MOST = 200
const LINE_AT_MOST = 400
const ALL_AT_MOST = 8192

// %LICMGR-3-…, Error: …, failed
const TELLS = /%[A-Z][A-Z0-9_]{1,31}-[0-7]-[A-Z]|\b(?:error|fail|denied|refused|invalid|expired|timed? ?out)/i

/** The lines of a paste that tell most: messages and errors before lines with words of the field before the rest, in order. */
export function findExcerpt(lines: readonly Line[], { tellingIn }: KnownWords): Line[] {
  const ranked = lines
    .map((line, at) => ({ at, line: { ...line, text: wholeWords(line.text, LINE_AT_MOST) } }))
    .filter(({ line }) => line.text.trim() !== '')
    .map((each) => ({
      ...each,
      rank: TELLS.test(each.line.text) ? 0 : tellingIn(each.line.text).length > 1 ? 1 : 2,
    }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
  const kept: typeof ranked = []
  let left = ALL_AT_MOST
  for (const each of ranked) {
    if (kept.length >= LINES_AT_MOST || each.line.text.length > left) break
    kept.push(each)
    left -= each.line.text.length + 1
  }
  return kept.sort((one, other) => one.at - other.at).map(({ line }) => line)
}
