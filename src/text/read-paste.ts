import { cutLongLines } from './cut-long-lines.ts'
import type { Line, ReadPaste, SecretFound } from './line.ts'
import { maskLines } from './mask-lines.ts'
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
 * whole. Nothing is dropped: every row that isn't blank is in some line. Never throws.
 */
export function readPaste(paste: string): ReadPaste {
  const rows = splitLines(withoutMarks(paste))
  const typed = unquote(rows.map(readable))
  const first = maskLines(typed)
  const whole = unwrap(unpackExports(first.lines))
  const second = maskLines(whole, new Set(first.lines))
  const lines = withoutBlanks(cutLongLines(readPrompts(second.lines).map(finished)), rows)
  const secrets: SecretFound[] = mergeSecrets([...first.secrets, ...second.secrets])
  return { lines, secrets, ownWords: lines.some(({ text }) => text.includes(FOOTER)) }
}

function readable(row: Line): Line {
  const text = plainTypography(unescapeSlack(row.text))
  return text === row.text ? row : { ...row, text }
}

function finished(line: Line): Line {
  const text = withPlaceholders(line.text).trimEnd()
  return text === line.text ? line : { ...line, text }
}

/** Without the rows that were blank; one that held a mark only stays, empty, so that every row is accounted for. */
function withoutBlanks(lines: readonly Line[], rows: readonly Line[]): Line[] {
  const open = new Set(rows.filter(({ text }) => text.trim() !== '').map((row) => row.lines[0]))
  let span: Line['lines'] | undefined
  for (const line of lines) {
    // the texts of one record share their span
    if (line.text === '' || line.lines === span) continue
    span = line.lines
    for (let row = span[0]; row <= span[1]; row++) open.delete(row)
  }
  return lines.filter((line) => line.text !== '' || line.prompt || open.delete(line.lines[0]))
}
