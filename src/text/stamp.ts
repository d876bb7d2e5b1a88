import { minutesEast } from './time-zones.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAY = 86_400_000
const LONGEST = 80
// 20:38:37.123, 20:38, 8:38:37,5
const TIME = /^(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?$/
// 2023-08-03, 2023/08/03
const ISO_DATE = /^(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)$/
// 03/Aug/2023, 03-Aug-2023
const NAMED_DATE = /^(?<day>\d{1,2})[-/](?<month>[A-Za-z]{3})[-/](?<year>\d{4})$/
// Aug, August, Sept
const MONTH_NAME = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}$/i
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$/i
// UTC, AEST, +05:30, Z
const ZONE = /^(?:[A-Za-z]{1,5}|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d\d)?)$/i
// 20:38:37Z, 20:38:37.123+05:30
const TIME_WITH_ZONE = /^(?<time>\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(?<zone>Z|[+-]\d\d:?(?:\d\d)?)$/i

/**
 * A device's stamp, read. `iso` is in UTC, absent where the text is no date and time; a stamp whose zone is missing,
 * unknown or ambiguous counts as UTC and says so in `zoneKnown`. `raw` is the text as given.
 */
export type Stamp = { iso?: string; zoneKnown: boolean; yearKnown: boolean; raw: string }

type Parts = {
  year?: number
  month?: number
  day?: number
  time?: { hours: number; minutes: number; seconds: number; milliseconds: number }
  zone?: string
}

/**
 * Reads a stamp in any form that devices and exports print: `2023 Aug  3 20:38:37.123`, `*Mar  7 23:38:41.985 UTC`,
 * `18:57:38.347 UTC Mon Oct 19 2015`, `Aug 03 20:38:37 2023 UTC`, ISO 8601. One without a year gets the latest year
 * that isn't after `at` (ISO 8601) plus a day.
 */
export function parseStamp(raw: string, at: string): Stamp {
  const parts = partsOf(raw)
  const { year, month, day, time, zone } = parts
  const east = zone === undefined ? undefined : minutesEast(zone)
  const known = { zoneKnown: east !== undefined, yearKnown: year !== undefined, raw }
  if (month === undefined || day === undefined || !time)
    return { ...known, zoneKnown: false, yearKnown: false }

  const inYear = (of: number): number | undefined => {
    const utc = Date.UTC(of, month, day, time.hours, time.minutes, time.seconds, time.milliseconds)
    return new Date(utc).getUTCMonth() === month ? utc - (east ?? 0) * 60_000 : undefined
  }
  const instant = year === undefined ? latest(inYear, Date.parse(at) + DAY) : inYear(year)
  return instant === undefined
    ? known
    : { iso: new Date(instant).toISOString().replace('.000Z', 'Z'), ...known }
}

/** A day that only leap years have may lie eight years back. */
function latest(inYear: (year: number) => number | undefined, until: number): number | undefined {
  if (Number.isNaN(until)) return undefined
  const last = new Date(until).getUTCFullYear() + 1
  for (let year = last; year > last - 10; year--) {
    const instant = inYear(year)
    if (instant !== undefined && instant <= until) return instant
  }
  return undefined
}

/** Word by word: what each is follows from its own form, so that the order is free. */
function partsOf(raw: string): Parts {
  const words = raw
    .trim()
    .slice(0, LONGEST)
    .replace(/[()[\]]/g, '')
    .replace(/^[*.]{1,2}/, '')
    .replace(/(?<=\d{4}-\d\d-\d\d)[Tt](?=\d)/, ' ')
    .replace(/(?<=\/\d{4}):(?=\d)/, ' ')
    .split(/[\s,]{1,80}/)
  const parts: Parts = {}
  for (const word of words) if (word !== '' && !take(parts, word.replace(/:$/, ''))) return {}
  return parts
}

/** Whether the word was a part of a stamp that it still lacked. */
function take(parts: Parts, word: string): boolean {
  const withZone = TIME_WITH_ZONE.exec(word)?.groups
  if (withZone?.time && withZone.zone) return take(parts, withZone.time) && take(parts, withZone.zone)

  if (!parts.time && TIME.test(word)) {
    const time = timeOf(word)
    if (time) parts.time = time
    return time !== undefined
  }
  const date = (ISO_DATE.exec(word) ?? NAMED_DATE.exec(word))?.groups
  if (date && parts.month === undefined) {
    parts.year = Number(date.year)
    parts.month = /^\d/.test(date.month ?? '')
      ? Number(date.month) - 1
      : MONTHS.indexOf((date.month ?? '').toLowerCase())
    parts.day = Number(date.day)
    return parts.month >= 0 && parts.month < 12 && isDay(parts.day)
  }
  if (parts.month === undefined && MONTH_NAME.test(word)) {
    parts.month = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
    return true
  }
  if (parts.day === undefined && /^\d{1,2}$/.test(word)) {
    parts.day = Number(word)
    return isDay(parts.day)
  }
  if (parts.year === undefined && /^\d{4}$/.test(word)) {
    parts.year = Number(word)
    return parts.year >= 1970
  }
  if (/^[AP]M$/i.test(word) && parts.time && parts.time.hours <= 12) {
    parts.time.hours = (parts.time.hours % 12) + (/^P/i.test(word) ? 12 : 0)
    return true
  }
  if (WEEKDAY.test(word)) return true
  if (parts.zone !== undefined || !ZONE.test(word)) return false
  parts.zone = word
  return true
}

function isDay(day: number): boolean {
  return day >= 1 && day <= 31
}

function timeOf(word: string): Parts['time'] | undefined {
  const { hours, minutes, seconds = '0', fraction = '0' } = TIME.exec(word)?.groups ?? {}
  const time = {
    hours: Number(hours),
    minutes: Number(minutes),
    seconds: Number(seconds),
    milliseconds: Number(fraction.padEnd(3, '0').slice(0, 3)),
  }
  return time.hours < 24 && time.minutes < 60 && time.seconds < 61 ? time : undefined
}
