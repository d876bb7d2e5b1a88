import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'

const DAY = 86_400_000

/** Half a year: of two dates without a year the nearer one is meant. */
const HALF = 183

// 14:55:31.870 UTC Thu Mar 27 2025
const CLOCK =
  /^[*.]?\d{1,2}:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z]{1,5} [A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{4}$/
// Mar 20 03:36:02 2025 · 2025 Jan 19 03:20:14 · 2025-01-19T03:20:14
const WITH_YEAR =
  /\b[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}\b|\b\d{4} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\b/
/** What may lie ahead tells nothing of when a paste was made. */
const AHEAD = /next|deadline|expir|until|valid|due/i

/**
 * The time by which stamps without a year are read: `at`, or an earlier one where the paste shows years. A log line of
 * "Mar 5" beside a status of 2025 is of 2025.
 */
export function yearAnchor(lines: readonly Line[], at: string): string {
  const now = Date.parse(at)
  let clock = Number.NEGATIVE_INFINITY
  let other = Number.NEGATIVE_INFINITY
  for (const { text } of lines) {
    const trimmed = text.trim()
    const isClock = CLOCK.test(trimmed)
    const raw = isClock ? trimmed : AHEAD.test(trimmed) ? undefined : WITH_YEAR.exec(trimmed)?.[0]
    const { iso } = raw === undefined ? {} : parseStamp(raw, at)
    if (iso === undefined) continue
    if (isClock) clock = Math.max(clock, Date.parse(iso))
    else other = Math.max(other, Date.parse(iso))
  }
  const shown = clock >= other ? clock : other + HALF * DAY
  return Number.isFinite(shown) && shown < now ? new Date(shown).toISOString().replace('.000Z', 'Z') : at
}
