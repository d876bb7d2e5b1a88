import type { Evidence } from '../evidence/evidence.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Owners } from './devices.ts'

/** Ids of evidence that a later message of the same device closes: from the closed one to the one that closes it. */
export type Closed = ReadonlyMap<string, string>

/**
 * Finds what has mended itself: a later COMM_RESTORED closes an earlier COMM_FAILED of the same device, and so on, as
 * the entries say (`closes`); the error of a ping is closed by a later ping of the same host in the same VRF that gets
 * further. Later is by the devices' own time where both lines have one, else by place in the paste.
 */
export function findClosed(
  evidence: readonly Evidence[],
  knowledge: Knowledge,
  { ownerOf, named }: Owners,
): Closed {
  // among several devices, what is nobody's says nothing of what is nobody's
  const known = evidence.filter(({ id }) => ownerOf.get(id) !== undefined || named.length < 2)
  const slotOf = (what: string, { id }: Evidence) => `${what} ${ownerOf.get(id) ?? ''}`
  const closers = new Map<string, Evidence[]>()
  for (const each of known) {
    const closes = (each.entry && knowledge.messages.get(each.entry)?.closes) || []
    for (const what of [...closes, ...pingsEnded(each)]) {
      const slot = slotOf(what, each)
      closers.set(slot, latest(closers.get(slot), each))
    }
  }
  return new Map(
    known.flatMap((each) => {
      const candidates = [failedPing(each), each.entry].flatMap((what) =>
        what === undefined ? [] : (closers.get(slotOf(what, each)) ?? []),
      )
      const closer = candidates.find((candidate) => candidate.id !== each.id && isLater(candidate, each))
      return closer && each.level !== 'supporting' ? [[each.id, closer.id] as const] : []
    }),
  )
}

/** What a ping that gets somewhere ends: that the name doesn't resolve, and with a reply that there is no way. */
function pingsEnded({ facts }: Evidence): string[] {
  return facts.flatMap(({ key, value }) => {
    const ping = key === 'ping.result' ? PingResult.safeParse(value).data : undefined
    if (ping?.target === undefined || (ping.outcome !== 'replies' && ping.outcome !== 'loss')) return []
    const closed = ping.outcome === 'replies' ? ['unresolved', 'no-route'] : ['unresolved']
    return closed.map((outcome) => pingOutcome({ ...ping, outcome }))
  })
}

function failedPing({ kind, facts }: Evidence): string | undefined {
  const fact = kind === 'device-error' ? facts.find(({ key }) => key === 'ping.result') : undefined
  const ping = PingResult.safeParse(fact?.value).data
  return ping && pingOutcome(ping)
}

function pingOutcome({ target, vrf, outcome }: Omit<PingResult, 'outcome'> & { outcome: string }): string {
  return `${outcome} ${target?.toLowerCase()} in ${vrf ?? ''}`
}

/** The line of a piece of evidence or of its last repeat. */
export function lastLine({ lines, also }: Evidence): number {
  return (also ?? []).reduce((last, [, end]) => Math.max(last, end), lines[1])
}

/** Whether one piece of evidence comes after another. Repeats that were folded have places of their own, no times. */
export function isLater(one: Evidence, other: Evidence): boolean {
  const [time, otherTime] = [one.at, other.at].map((at) => (at ? Date.parse(at) : Number.NaN))
  const timed =
    time !== undefined && otherTime !== undefined && !Number.isNaN(time) && !Number.isNaN(otherTime)
  if (timed && time !== otherTime && !other.also) return time > otherTime
  return lastLine(one) > lastLine(other)
}

/** The two that matter of one slot: the latest by time and the latest by place. */
function latest(standing: readonly Evidence[] | undefined, next: Evidence): Evidence[] {
  if (!standing) return [next]
  const all = [...standing, next]
  const byPlace = all.reduce((best, each) => (lastLine(each) > lastLine(best) ? each : best))
  const byTime = all.reduce((best, each) => ((each.at ?? '') > (best.at ?? '') ? each : best))
  return byPlace === byTime ? [byPlace] : [byTime, byPlace]
}
