import { cutLongLines } from './cut-long-lines.ts'
import { DIVIDER, rowsOf } from './join-pastes.ts'
import type { Line, ReadPaste, Span } from './line.ts'
import { type MaskedLines, maskLines } from './mask-lines.ts'
import { dividePrintedEnds } from './printed-ends.ts'
import { readPrompts } from './prompts.ts'
import { withoutMarks, withPlaceholders } from './secret-marks.ts'
import { mergeSecrets } from './secrets.ts'
import { unescapeSlack } from './slack-escapes.ts'
import { splitLines } from './split-lines.ts'
import { plainTypography } from './typography.ts'
import { unpackExports } from './unpack-exports.ts'
import { unquote } from './unquote.ts'
import { unwrap } from './unwrap.ts'

/** The bot's footer: its name and the version of its knowledge. */
const FOOTER = 'slp-bot · knowledge '

/**
 * Reads a paste: from what somebody copied out of a terminal, a chat, a mail or an export to lines, each with the
 * numbers that it had. Secrets are out of the text before anything looks into it, and again once wrapped lines are
 * whole. Nothing is dropped: every row that isn't blank is in some line. Joined pastes (`joinPastes`) are read each by
 * itself, and their lines counted through. Never throws.
 */
export function readPaste(paste: string): ReadPaste {
  if (!paste.includes(DIVIDER)) return readOne(paste)
  const whole: ReadPaste = { lines: [], secrets: [], ownWords: false }
  let row = 0
  let block = 0
  for (const [number, part] of paste.split(DIVIDER).entries()) {
    const { lines, secrets, ownWords } = readOne(part)
    const shifted = shift(row)
    for (const line of lines)
      whole.lines.push({ ...line, lines: shifted(line.lines), block: line.block + block, paste: number })
    for (const secret of secrets) whole.secrets.push({ ...secret, lines: shifted(secret.lines) })
    whole.ownWords ||= ownWords
    row += rowsOf(part) + 1
    block = (whole.lines.at(-1)?.block ?? -1) + 1
  }
  return whole
}

/** Spans that were one and the same stay so: the texts of one record share theirs. */
function shift(rows: number): (span: Span) => Span {
  const moved = new Map<Span, Span>()
  return (span) => {
    const known = moved.get(span) ?? [span[0] + rows, span[1] + rows]
    moved.set(span, known)
    return known
  }
}

function readOne(paste: string): ReadPaste {
  const typed = unquote(splitLines(withoutMarks(paste)).map(readable))
  const masked = maskLines(typed)
  const unpacked = maskAgain(masked, dividePrintedEnds(unpackExports(masked.lines)))
  const whole = maskAgain(unpacked, unwrap(unpacked.lines))
  const lines = withoutEmpty(cutLongLines(readPrompts(whole.lines).map(finished)))
  const secrets = mergeSecrets(whole.secrets)
  return { lines, secrets, ownWords: lines.some(({ text }) => text.includes(FOOTER)) }
}

/** Reads what a stage has made anew: a line that came through as it was holds nothing that wasn't found. */
function maskAgain(before: MaskedLines, lines: readonly Line[]): MaskedLines {
  const after = maskLines(lines, new Set(before.lines))
  return { lines: after.lines, secrets: [...before.secrets, ...after.secrets] }
}

function readable(row: Line): Line {
  const text = plainTypography(unescapeSlack(row.text))
  return text === row.text ? row : { ...row, text }
}

function finished(line: Line): Line {
  const text = withPlaceholders(line.text).trimEnd()
  return text === line.text ? line : { ...line, text }
}

/** An empty line stays where it is all that a row has left, of a fence's mark say, so that every row is accounted for. */
function withoutEmpty(lines: readonly Line[]): Line[] {
  const covered = new Uint8Array(lines.reduce((most, line) => Math.max(most, line.lines[1]), 0) + 1)
  let span: Line['lines'] | undefined
  for (const line of lines) {
    // the texts of one record share their span
    if (line.text === '' || line.lines === span) continue
    span = line.lines
    covered.fill(1, span[0], span[1] + 1)
  }
  return lines.filter(({ text, prompt, lines: [row] }) => {
    if (text !== '' || prompt) return true
    const only = covered[row] === 0
    covered[row] = 1
    return only
  })
}
