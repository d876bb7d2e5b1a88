import type { Line, SecretFound } from './line.ts'
import { maskSecrets } from './mask-secrets.ts'

/** Lines whose secrets are masked, and what was found so far. */
export type MaskedLines = { lines: Line[]; secrets: SecretFound[] }

/**
 * Lines with their secrets masked, and what was found where. Neighbouring lines are read together, as a key or a cut
 * token spans several; lines in `done` were read before and stay as they are.
 */
export function maskLines(lines: readonly Line[], done: ReadonlySet<Line> = new Set()): MaskedLines {
  const fresh = done.size === 0 ? lines : lines.filter((line) => !done.has(line))
  const masked = maskSecrets(fresh.map(({ text }) => text).join('\n'))
  if (masked.secrets.length === 0) return { lines: [...lines], secrets: [] }

  const texts = masked.text.split('\n')
  const replaced = new Map<Line, Line>()
  let offset = 0
  let next = 0
  const secrets: SecretFound[] = []
  for (const [index, line] of fresh.entries()) {
    const text = texts[index] ?? ''
    if (text !== line.text) replaced.set(line, { ...line, text })
    const end = offset + line.text.length
    for (let one = masked.secrets[next]; one && one.start <= end; one = masked.secrets[next]) {
      secrets.push({ what: one.kind, lines: [line.lines[0], lastRow(fresh, index, offset, one.end)] })
      next++
    }
    offset = end + 1
  }
  return { lines: lines.map((line) => replaced.get(line) ?? line), secrets }
}

/** The last row of a secret that began in line `index`, whose text begins at `offset`. */
function lastRow(lines: readonly Line[], index: number, offset: number, end: number): number {
  let at = index
  let start = offset + (lines[at]?.text.length ?? 0) + 1
  while (start < end && at + 1 < lines.length) {
    at++
    start += (lines[at]?.text.length ?? 0) + 1
  }
  return lines[at]?.lines[1] ?? 1
}
