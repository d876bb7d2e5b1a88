/** Columns of a terminal. */
export const COLUMNS = 80

/** Scripts and pictures whose characters take two columns in a terminal. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** How many columns a text takes. */
export function columns(text: string): number {
  return [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0)
}

/**
 * Breaks a text at its spaces into lines of at most 80 columns. The first begins with `lead`, the others are indented
 * as far. A word that is longer than a line is cut. Commands are never given to it.
 */
export function fold(text: string, lead = ''): string[] {
  const indent = ' '.repeat(columns(lead))
  const room = COLUMNS - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, room))) {
    if (word === '') continue
    if (line !== '' && columns(line) + 1 + columns(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each, at) => `${at === 0 ? lead : indent}${each}`.trimEnd())
}

function pieces(word: string, room: number): string[] {
  if (columns(word) <= room) return [word]
  const found: string[] = []
  let piece = ''
  for (const each of word) {
    if (columns(piece + each) > room) {
      found.push(piece)
      piece = ''
    }
    piece += each
  }
  return [...found, piece]
}
