import type { Line } from './line.ts'
import { holdsCore, startsLogLine } from './log-shapes.ts'

// \n and \r\n, as two and four signs
const PRINTED_END = /(?:\\r)?\\n/

/**
 * Divides lines of a log that a tool had printed into one, with `\n` as two signs for each end. Only where a log line
 * or nothing follows, as paths hold these two signs as well.
 */
export function dividePrintedEnds(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    if (!line.text.includes('\\n') || !holdsCore(line.text)) return [line]
    const parts = line.text.split(PRINTED_END)
    if (!parts.slice(1).every((part) => part.trim() === '' || startsLogLine(part))) return [line]
    return parts.filter((part) => part.trim() !== '').map((text) => ({ ...line, text }))
  })
}
