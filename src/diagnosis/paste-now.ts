import type { Evidence } from '../evidence/evidence.ts'
import type { Options } from '../evidence/options.ts'
import { findStamps } from '../evidence/stamps.ts'
import { yearAnchor } from '../evidence/year-anchor.ts'
import { instantOf } from '../facts/instant.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'

const DAY = 86_400_000

/** What a time is read from: a clock, a log line, or what a status tells of the past. */
export type ShownBy = 'clock' | 'stamp' | 'status'

/** The latest time that a paste shows, ISO 8601 in UTC, and what it is read from. */
export type PasteNow = { time: string; by: ShownBy }

/**
 * How many days the asker's clock may be ahead of what a paste shows before the paste's own time is taken as now. A
 * clock was asked for a moment ago; a log line may be pasted some weeks later; a status says nothing since the last
 * report, and a report may be long overdue. Our own reasoning.
 */
const DAYS_APART: Readonly<Record<ShownBy, number>> = { clock: 1, stamp: 30, status: 180 }

/** Before policies nobody had a date to count to; a clock that starts here was never set. */
const EARLIEST = Date.UTC(2020, 0, 1)

/** Times that lie in the past wherever they are shown; a deadline or the next push is never among them. */
const PAST: readonly FactKey[] = [
  'report.lastPush',
  'report.lastAck',
  'comm.lastFailureAt',
  'comm.lastSuccessAt',
  'history.lastAt',
]

// !Time: Thu Apr 24 10:22:33 2025
const TIME_LINE = /^!Time: (?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4})/

// Current time: Oct 21 05:42:18 2025 UTC, above the scheduled jobs of the tech support
const CURRENT_TIME =
  /^\s{0,8}Current time: (?<time>[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} [A-Z]{1,5})/

// Thu Apr 24 10:22:33 2025:type=update:id=10.0.0.1@pts/0:user=admin
const ACCOUNTING =
  /^(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}):(?:type|id|user)[=_]/

/**
 * The latest time that the paste itself shows: `show clock`, a `!Time:` line, the newest stamp of a log line, the last
 * report push or ACK. Never a date that may lie ahead. A stamp without a year is read by `at`.
 */
export function pasteNow(
  evidence: readonly Evidence[],
  lines: readonly Line[],
  at: string,
): PasteNow | undefined {
  const by = yearAnchor(lines, at)
  const clocks = [
    ...evidence.flatMap(({ facts }) => datesOf(facts, ['clock.deviceTime'])),
    ...lines.flatMap(({ text }) =>
      timeOf((TIME_LINE.exec(text) ?? CURRENT_TIME.exec(text))?.groups?.time, by),
    ),
  ]
  const stamps = [...evidence.flatMap(timeOfMessage), ...lines.flatMap((line) => timesOfLine(line, by))]
  const status = evidence.flatMap(({ facts }) => datesOf(facts, PAST))
  const found: [ShownBy, number | undefined][] = [
    ['clock', latest(clocks)],
    ['stamp', latest(stamps)],
    ['status', latest(status)],
  ]
  // of two that show the same day the clock tells it best
  const best = found.reduce<[ShownBy, number] | undefined>(
    (best, [shownBy, time]) =>
      time !== undefined && (best === undefined || time > best[1] + DAY) ? [shownBy, time] : best,
    undefined,
  )
  return best && { by: best[0], time: new Date(best[1]).toISOString().replace('.000Z', 'Z') }
}

/**
 * The time that sentences about dates count from, where it isn't the asker's clock: the paste's own, if that lies days
 * back. With `pastedAt` (an incident's last paste, older than `at`) as far before `at` as it was before the paste.
 */
export function countFrom(
  evidence: readonly Evidence[],
  lines: readonly Line[],
  { at, pastedAt = at }: Pick<Options, 'at' | 'pastedAt'>,
): string | undefined {
  const shown = pasteNow(evidence, lines, pastedAt)
  if (!shown) return undefined
  const behind = Date.parse(pastedAt) - Date.parse(shown.time)
  if (behind <= DAYS_APART[shown.by] * DAY) return undefined
  return new Date(Date.parse(at) - behind).toISOString().replace('.000Z', 'Z')
}

function datesOf(facts: Evidence['facts'], keys: readonly FactKey[]): number[] {
  return facts.flatMap(({ key, value }) => (keys.includes(key) ? (instantOf(value) ?? []) : []))
}

/** When a message was sent; by the receiver's clock where the paste shows how far the device's is off. */
function timeOfMessage({ kind, at, facts }: Evidence): number[] {
  if (!at || kind !== 'message') return []
  const skew = facts.find(({ key }) => key === 'clock.skewSeconds')?.value
  return [Date.parse(at) - (typeof skew === 'number' ? skew * 1000 : 0)]
}

/** The stamp at the head of a log line, whosever line it is; a value or a table has nothing after its stamp. */
function timesOfLine({ text, record }: Line, at: string): number[] {
  const accounting = timeOf(ACCOUNTING.exec(text)?.groups?.time, at)
  if (accounting.length > 0) return accounting
  const [stamp] = findStamps(text.slice(0, 160))
  const head = stamp ? text.slice(0, stamp.start).trim() : ''
  const rest = stamp ? text.slice(stamp.end) : ''
  const isLog =
    stamp !== undefined &&
    /^(?:<\d{1,3}>:?|\[|\d{1,9}:)?$/.test(head) &&
    /^(?! ?\d{4}\b).*[A-Za-z%]{3}/.test(rest)
  return isLog ? timeOf(stamp.raw, at) : timeOf(record?.at, at)
}

function timeOf(raw: string | undefined, at: string): number[] {
  const { iso } = raw === undefined ? {} : parseStamp(raw, at)
  return iso === undefined ? [] : [Date.parse(iso)]
}

function latest(times: readonly number[]): number | undefined {
  const real = times.filter((time) => time >= EARLIEST)
  return real.length > 0 ? real.reduce((most, time) => Math.max(most, time)) : undefined
}
