import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Claim } from './claim.ts'
import { deviceKey } from './device-name.ts'
import { readHeader } from './header.ts'
import { findStamps } from './stamps.ts'

// %VDC_MGR-2-VDC_ONLINE: vdc 1 has come online; %SNMPD-2-COLDSTART; system restarted
const BOOT = /VDC_ONLINE|COLD_?START|SYS_?RESTART|\bbooting\b|system (?:re)?started/i

/** A line that has a time: its number, its instant in milliseconds, and the device that it names. */
type Timed = { line: number; at: number; device?: string }

/** Lines with a time, as a device's boot or first line is looked for; each list is in the order of the paste. */
type Timeline = {
  atLine: ReadonlyMap<number, number>
  first?: Timed
  firstOf: ReadonlyMap<string | undefined, Timed>
  boots: readonly Timed[]
  bootsOf: ReadonlyMap<string | undefined, readonly Timed[]>
}

/**
 * States how many minutes lie between a device's boot, or else its first line in the paste, and a message (its last
 * repeat), for entries that ask for it (`field: minutes`). A message without a time that came once is its own beginning.
 */
export function withMinutesSinceStart(
  claims: readonly Claim[],
  knowledge: Knowledge,
  lines: readonly Line[],
  now: string,
): Claim[] {
  let timeline: Timeline | undefined
  return claims.map((claim) => {
    const { entry, message, also, device, lines: span, at } = claim.evidence
    const stated = (entry && message && knowledge.messages.get(entry)?.facts) || []
    const asked = stated.find((fact) => 'field' in fact && fact.field === 'minutes')
    if (!asked || !message) return claim
    timeline ??= timelineOf(lines, now)
    const last = also?.at(-1)?.[0] ?? span[0]
    const end = timeline.atLine.get(last)
    const start = end === undefined ? undefined : startOf(timeline, last, device?.host)
    const minutes =
      end !== undefined && start !== undefined ? (end - start) / 60_000 : message.count === 1 ? 0 : undefined
    if (minutes === undefined || minutes < 0) return claim
    const fact = { key: asked.key, value: Math.round(minutes), lines: span, ...(at && { at }) }
    return { ...claim, evidence: { ...claim.evidence, facts: [...claim.evidence.facts, fact] } }
  })
}

function timelineOf(lines: readonly Line[], now: string): Timeline {
  const atLine = new Map<number, number>()
  const firstOf = new Map<string | undefined, Timed>()
  const boots: Timed[] = []
  const bootsOf = new Map<string | undefined, Timed[]>()
  let first: Timed | undefined
  for (const { text, lines: span } of lines) {
    const at = timeOf(text, now)
    if (at === undefined) continue
    const device = deviceOf(text)
    const timed = { line: span[0], at, ...(device !== undefined && { device }) }
    atLine.set(span[0], at)
    first ??= timed
    if (!firstOf.has(device)) firstOf.set(device, timed)
    if (!BOOT.test(text)) continue
    boots.push(timed)
    const known = bootsOf.get(device)
    if (known) known.push(timed)
    else bootsOf.set(device, [timed])
  }
  return { atLine, firstOf, boots, bootsOf, ...(first && { first }) }
}

/** When the device's latest boot before a line was, else its first line that has a time; a line without a name is anybody's. */
function startOf(timeline: Timeline, until: number, host: string | undefined): number | undefined {
  const { first, firstOf, boots, bootsOf } = timeline
  if (host === undefined) {
    const start = latestBefore(boots, until) ?? first
    return start && start.line <= until ? start.at : undefined
  }
  const keys = [undefined, deviceKey(host)]
  const byLine = (some: readonly (Timed | undefined)[]) =>
    some
      .flatMap((each) => (each && each.line <= until ? [each] : []))
      .sort((one, other) => one.line - other.line)
  const boot = byLine(keys.map((key) => latestBefore(bootsOf.get(key) ?? [], until))).at(-1)
  return (boot ?? byLine(keys.map((key) => firstOf.get(key)))[0])?.at
}

/** The last of some lines, in the order of the paste, that is at most a line; looked for by halves. */
function latestBefore(timed: readonly Timed[], until: number): Timed | undefined {
  let low = 0
  let high = timed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timed[middle]?.line ?? 0) <= until) low = middle + 1
    else high = middle
  }
  return timed[low - 1]
}

/** The device that a line of log names at its head, as devices are compared. */
function deviceOf(text: string): string | undefined {
  const core = text.indexOf('%')
  const host = core === -1 ? undefined : readHeader(text.slice(0, core)).host
  return host === undefined ? undefined : deviceKey(host)
}

function timeOf(text: string, now: string): number | undefined {
  const raw = findStamps(text)[0]?.raw
  const { iso } = raw ? parseStamp(raw.trim(), now) : {}
  return iso ? Date.parse(iso) : undefined
}
