import type { Evidence } from '../evidence/evidence.ts'
import { findStamps } from '../evidence/stamps.ts'
import type { FoundFact } from '../facts/fact.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Closed } from './close.ts'
import type { Owners } from './devices.ts'

// Last ACK received: Nov 24 02:40:10 2026 UTC
const IN_UTC = /\d (?:UTC|GMT)\b/
// 2026-11-24T02:40:10Z
const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/

/**
 * Finds the messages that an output of the same device has overtaken: all the dates that the entry names (`overtakenBy`:
 * a report that was sent, its acknowledgment) lie after the message's last repeat. Both must tell their zone; a message
 * that has none of its own is of the same clock as the output below it, where that prints UTC.
 */
export function findOvertaken(
  evidence: readonly Evidence[],
  knowledge: Knowledge,
  { ownerOf, named }: Owners,
  lines: readonly Line[],
): Closed {
  const texts = new Map(lines.map((line) => [line.lines[0], line.text]))
  const found = new Map<string, string>()
  for (const each of evidence) {
    const keys = (each.entry && knowledge.messages.get(each.entry)?.overtakenBy) || []
    const stamp = keys.length > 0 ? lastStamp(each, texts) : undefined
    const owner = ownerOf.get(each.id)
    if (!stamp?.iso || !stamp.yearKnown || (owner === undefined && named.length > 1)) continue
    const since = Date.parse(stamp.iso)
    const shows = evidence.filter(({ id, kind }) => kind === 'show' && ownerOf.get(id) === owner)
    const over = shows.find(({ facts }) =>
      keys.every((key) => isAfter(dateOf(facts, key), since, stamp.zoneKnown, texts)),
    )
    if (over) found.set(each.id, over.id)
  }
  return found
}

/** The time of a message's last repeat, ISO 8601 in UTC, where its line tells one; of anything else its own. */
export function lastTime(each: Evidence, texts: ReadonlyMap<number, string>): string | undefined {
  if (!each.also || each.at === undefined) return each.at
  const times = each.also.flatMap(([start]) => {
    const raw = findStamps(texts.get(start) ?? '')[0]?.raw
    const iso = raw === undefined ? undefined : parseStamp(raw, each.at ?? '').iso
    return iso === undefined ? [] : [iso]
  })
  return [each.at, ...times].reduce((last, time) => (Date.parse(time) > Date.parse(last) ? time : last))
}

function lastStamp({ also, message }: Evidence, texts: ReadonlyMap<number, string>) {
  const last = also?.at(-1)
  const raw = last ? findStamps(texts.get(last[0]) ?? '')[0]?.raw : message?.at
  // the year is required, so that no other time matters
  return raw === undefined ? undefined : parseStamp(raw, '')
}

function dateOf(facts: readonly FoundFact[], key: FactKey): FoundFact | undefined {
  return facts.findLast((fact) => fact.key === key)
}

function isAfter(
  fact: FoundFact | undefined,
  since: number,
  zoneKnown: boolean,
  texts: ReadonlyMap<number, string>,
): boolean {
  if (typeof fact?.value !== 'string' || !INSTANT.test(fact.value)) return false
  return Date.parse(fact.value) > since && (zoneKnown || IN_UTC.test(texts.get(fact.lines[0]) ?? ''))
}
