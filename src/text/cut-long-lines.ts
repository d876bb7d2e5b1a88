import type { Line } from './line.ts'

const LONGEST = 2000
const BACK = 200
// a stamp and a host at most stand between the beginning of a header and its core
const HEADER = 120
// what is looked at behind a piece, to know a stamp that begins in it
const STAMP = 24

/**
 * Lines of at most 2,000 characters: a longer one becomes several with the same numbers and nothing dropped, cut
 * before a message's header or at white space where the last 200 characters hold one, so that no core is cut.
 */
export function cutLongLines(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => (line.text.length <= LONGEST ? [line] : cut(line)))
}

function cut(line: Line): Line[] {
  const pieces: Line[] = []
  let from = 0
  while (line.text.length - from > LONGEST) {
    const start = from + LONGEST - BACK
    const to = start + placeToCut(line.text.slice(start, start + BACK + STAMP))
    pieces.push({ ...line, text: line.text.slice(from, to) })
    from = to
  }
  pieces.push({ ...line, text: line.text.slice(from) })
  return pieces
}

/**
 * An index of at least 1 and at most `BACK` into the text around the end of a piece: the last beginning of a message,
 * else behind white space, else not within a word.
 */
function placeToCut(around: string): number {
  // where a message begins: <187>, 2023 Aug  3 20:, 2023-08-03T20:, Aug  3 20:, %LICMGR
  const beginnings =
    /<\d{1,3}>|\b\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|\b\d{4}-\d\d-\d\d[T ]\d\d:|\b[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:|%[A-Za-z$]/g
  let place = 0
  for (const { index } of around.matchAll(beginnings)) {
    const core = around[index] === '%' && place > 0 && index - place < HEADER
    if (!core && index <= BACK) place = index
  }
  if (place > 0) return place
  const window = around.slice(0, BACK)
  const last = behindLast(window, /\s/) || behindLast(window, /[^\w%\ud800-\udbff-]/)
  if (last > 0) return last
  return /[\ud800-\udbff]$/.test(window) ? BACK - 1 : BACK
}

function behindLast(window: string, wanted: RegExp): number {
  for (let at = window.length; at > 1; at--) if (wanted.test(window.charAt(at - 1))) return at
  return 0
}
