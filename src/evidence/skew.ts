import type { FoundFact } from '../facts/fact.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Header } from './header.ts'

/** Stamps of one moment that differ in zone and delay lie no farther apart than this, in milliseconds. */
const APART = 3 * 86_400_000

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
  const [from, to] = [received.trim(), at.trim()]
  const seconds = secondsBetween(from, to, now) ?? daysBetween(from, to, now)
  if (seconds !== undefined) return [{ key: 'clock.skewSeconds', value: seconds, ...where }]
  const near = secondsIfUtc(from, to, now)
  return near === undefined ? [] : [{ key: 'clock.stampsApart', value: near, ...where }]
}

/** Seconds from a stamp without zone and year to one that has both, if the first is of UTC and of the same year. */
function secondsIfUtc(from: string, to: string, now: string): number | undefined {
  const [one, other] = [parseStamp(from, now), parseStamp(to, now)]
  if (one.zoneKnown || one.yearKnown || !other.zoneKnown || !other.yearKnown) return undefined
  if (!one.iso || !other.iso) return undefined
  const told = new Date(one.iso)
  told.setUTCFullYear(new Date(other.iso).getUTCFullYear())
  const seconds = Math.round((Date.parse(other.iso) - told.getTime()) / 1000)
  return Math.abs(seconds) < 86_400 ? seconds : undefined
}

/** Where the receiver's stamp has no year: seconds, if in no year the two could be the same day or the next. */
function daysBetween(from: string, to: string, now: string): number | undefined {
  const [one, other] = [parseStamp(from, now), parseStamp(to, now)]
  if (one.yearKnown || !other.yearKnown || !one.iso || !other.iso) return undefined
  const told = new Date(other.iso)
  const apart = [-1, 0, 1].map((years) => {
    const same = new Date(one.iso ?? '')
    same.setUTCFullYear(told.getUTCFullYear() + years)
    return Math.abs(same.getTime() - told.getTime())
  })
  if (apart.some((each) => each < APART)) return undefined
  return Math.round((told.getTime() - Date.parse(one.iso)) / 1000)
}

/** Seconds from one stamp to another, both whole and with a known zone; undefined otherwise. `now` is the time of reading. */
export function secondsBetween(from: string, to: string, now: string): number | undefined {
  const [one, other] = [parseStamp(from, now), parseStamp(to, now)]
  const known = [one, other].every(({ zoneKnown, yearKnown }) => zoneKnown && yearKnown)
  if (!known || !one.iso || !other.iso) return undefined
  return Math.round((Date.parse(other.iso) - Date.parse(one.iso)) / 1000)
}

/** Before licensing by policies no switch could log such a message: a stamp of then is the clock's own, and wrong. */
const FIRST_YEAR = 2020
const YEAR = /\b(?:19|20)\d\d\b/

/** The device's clock, where its stamp is from before the message existed. */
export function impossibleTime(
  at: string | undefined,
  raw: string | undefined,
  where: Pick<FoundFact, 'lines' | 'at'>,
): FoundFact[] {
  if (!at || !raw || !YEAR.test(raw) || new Date(at).getUTCFullYear() >= FIRST_YEAR) return []
  return [{ key: 'clock.deviceTime', value: at, ...where }]
}
