import type { FoundFact } from '../facts/fact.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Header } from './header.ts'

/**
 * How far a device's clock is from its receiver's, in seconds, where one line carries both stamps with their years and
 * zones: the device's time minus the receiver's. Nothing where either can't be told.
 */
export function measureSkew(
  { at, received }: Header,
  where: Pick<FoundFact, 'lines' | 'at'>,
  now: string,
): FoundFact[] {
  if (!at || !received) return []
  const seconds = secondsBetween(received.trim(), at.trim(), now)
  return seconds === undefined ? [] : [{ key: 'clock.skewSeconds', value: seconds, ...where }]
}

/** Seconds from one stamp to another, both whole and with a known zone; undefined otherwise. `now` is the time of reading. */
export function secondsBetween(from: string, to: string, now: string): number | undefined {
  const [one, other] = [parseStamp(from, now), parseStamp(to, now)]
  const known = [one, other].every(({ zoneKnown, yearKnown }) => zoneKnown && yearKnown)
  if (!known || !one.iso || !other.iso) return undefined
  return Math.round((Date.parse(other.iso) - Date.parse(one.iso)) / 1000)
}
