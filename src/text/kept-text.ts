import type { Line, SecretFound } from './line.ts'
import { readPaste } from './read-paste.ts'
import { mergeSecrets, withoutSecrets } from './secrets.ts'
import { withoutTerminalRemains } from './terminal-remains.ts'

/** A text as it may be stored, and what was taken out of it. */
export type KeptText = { text: string; secrets: SecretFound[] }

/**
 * A pasted text as it may be stored: without the secrets that its raw rows show, and without those that only the reader
 * sees, once colours, fences, quotes, invisible characters and tables are gone. A row that hides such a secret is kept as
 * the reader has left it; the rows keep their numbers.
 */
export function keptText(text: string): KeptText {
  const shown = withoutInvisible(text)
  const masked = withoutSecrets(shown)
  const covered = new Set(rowsOf(masked.secrets))
  const first = readPaste(shown)
  const once = asRead(
    masked.text,
    rowsOf(first.secrets).filter((row) => !covered.has(row)),
    first.lines,
  )
  const second = readPaste(once)
  return {
    text: asRead(once, rowsOf(second.secrets), second.lines),
    secrets: mergeSecrets([...masked.secrets, ...first.secrets, ...second.secrets]),
  }
}

function rowsOf(secrets: readonly SecretFound[]): number[] {
  return secrets.flatMap(({ lines }) => range(...lines))
}

/** Colours, and what takes no room: nobody sees them, and a secret may hide in them. */
function withoutInvisible(text: string): string {
  if (!/[\u0008\u001b\u009b\u241b\u00ad\u200b-\u200f\u2060\ufeff]|\^\[\[/.test(text)) return text
  return text
    .split('\n')
    .map((row) => withoutTerminalRemains(row).replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .join('\n')
}

/** The text with some of its rows as the reader has left them, and all rows where they were. */
function asRead(text: string, hide: readonly number[], lines: readonly Line[]): string {
  if (hide.length === 0) return text
  const hiding = new Set(hide)
  const end = text.includes('\n') ? '\n' : '\r'
  const rows = text.split(end)
  // a line of the reader may span rows, and rows of a table may be several lines
  for (const { lines: span } of lines) {
    if (range(...span).some((row) => hiding.has(row))) for (const row of range(...span)) hiding.add(row)
  }
  for (const row of hiding) rows[row - 1] = ''
  for (const { lines: span, text: left } of lines) {
    const row = span[0] - 1
    if (hiding.has(span[0]) && rows[row] !== undefined)
      rows[row] = [rows[row], left].filter(Boolean).join(' ')
  }
  return rows.join(end)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
