import type { SecretFound } from './line.ts'
import { maskSecrets } from './mask-secrets.ts'
import { withoutMarks, withPlaceholders } from './secret-marks.ts'

/**
 * Any text with its secrets replaced by placeholders such as `[idtoken removed]`, and what was found where: tokens,
 * passwords, communities, keys, credentials in URLs, private keys. Values are kept nowhere. Expects nothing of the
 * text: it may be raw, escaped by Slack or JSON, quoted, or wrapped by a terminal.
 */
export function withoutSecrets(text: string): { text: string; secrets: SecretFound[] } {
  const masked = maskSecrets(withoutMarks(text))
  const rowOf = rowCounter(text)
  const secrets = masked.secrets.map(
    ({ kind, start, end }): SecretFound => ({
      what: kind,
      lines: [rowOf(start), rowOf(Math.max(start, end - 1))],
    }),
  )
  return { text: withPlaceholders(masked.text), secrets: mergeSecrets(secrets) }
}

/** Finds of one kind on the same or on touching lines are one: a key of many rows is one secret. */
export function mergeSecrets(secrets: readonly SecretFound[]): SecretFound[] {
  const merged: SecretFound[] = []
  const sorted = [...secrets].sort(
    (one, other) => one.lines[0] - other.lines[0] || one.lines[1] - other.lines[1],
  )
  for (const { what, lines } of sorted) {
    const last = merged.findLast((one) => one.what === what)
    const touches = last && lines[0] <= last.lines[1] + (what === 'private key' ? 1 : 0)
    if (last && touches) last.lines = [last.lines[0], Math.max(last.lines[1], lines[1])]
    else merged.push({ what, lines: [lines[0], lines[1]] })
  }
  return merged
}

/** The number of the line that an offset is in, for offsets that never go back. LF, CRLF, or CR where there is no LF. */
function rowCounter(text: string): (offset: number) => number {
  const end = text.includes('\n') ? '\n' : '\r'
  let row = 1
  let next = text.indexOf(end)
  return (offset) => {
    while (next >= 0 && next < offset) {
      row++
      next = text.indexOf(end, next + 1)
    }
    return row
  }
}
