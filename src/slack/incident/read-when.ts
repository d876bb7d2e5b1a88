import {
  daysOn,
  instantAt,
  nextMorning,
  type WallTime,
  type WorkingHours,
  wallTime,
  weekdayOf,
} from '../../incident/working-hours.ts'
import { later, readDuration } from './duration.ts'

/** The longest that somebody can be reminded in, in milliseconds. */
const LONGEST = 30 * 24 * 60 * 60_000

/** The hour until which tomorrow is the morning that comes. */
const NIGHT_ENDS = 5

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Hours that people mean by a part of the day. */
const PARTS: Readonly<Record<string, number>> = {
  morning: 9,
  noon: 12,
  afternoon: 14,
  evening: 18,
  tonight: 20,
}

/** Words between the others that say nothing. */
const FILLERS = [
  'me',
  'at',
  'on',
  'in',
  'the',
  'until',
  'till',
  'by',
  'this',
  'again',
  'next',
  "o'clock",
  'o’clock',
]

// 9, 9:30, 09.30, 9am, 21:00, 9:15pm
const CLOCK = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?<half>am|pm)?$/

/** When somebody wants to be reminded. `duration`: where they said how long, ISO 8601. */
export type When = { due: string; duration?: string }

/**
 * When somebody typed that they want to be reminded: `2h`, `in an hour`, `at 9`, `tomorrow`, `Monday morning`, in their
 * own zone. A day alone means its morning, an hour alone the next time that a clock shows it. Undefined where it can't be
 * read or lies more than 30 days ahead.
 */
export function readWhen(typed: string, at: string, hours: WorkingHours): When | undefined {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const duration = words.join(' ') === 'tomorrow' ? undefined : readDuration(typed)
  const due = duration ? later(at, duration) : readPoint(words, at, hours)
  if (!due || Date.parse(due) - Date.parse(at) > LONGEST) return undefined
  return duration ? { due, duration } : { due }
}

function readPoint(all: readonly string[], at: string, hours: WorkingHours): string | undefined {
  const said = all.map((word) => word.replace(/[.,!]$/, '')).filter((word) => !FILLERS.includes(word))
  const words = joinHalves(said)
  if (words.length === 0 || words.length > 3) return undefined
  let [day, time, part]: [WallTime | undefined, Clock | undefined, number | undefined] = [
    undefined,
    undefined,
    undefined,
  ]
  const now = wallTime(at, hours.zone)
  for (const word of words) {
    const clock = readClock(word)
    const weekday = DAYS.findIndex((each) => each === word || each.slice(0, 3) === word)
    if (word === 'today') day = now
    // who is awake at three means the morning that comes
    else if (word === 'tomorrow') day = daysOn(now, now.hour < NIGHT_ENDS ? 0 : 1)
    else if (word === 'week') day = daysOn(now, (8 - weekdayOf(now)) % 7 || 7)
    else if (weekday >= 0) day = daysOn(now, (weekday - weekdayOf(now) + 7) % 7 || 7)
    else if (Object.hasOwn(PARTS, word)) part = PARTS[word]
    else if (clock) time = clock
    else return undefined
  }
  // "in the morning" is that of the next working day
  if (!day && !time && part === PARTS.morning) return nextMorning(at, hours)
  const { hour, minute } = time ? inPart(time, part) : { hour: part ?? hours.from, minute: 0 }
  const due = instantAt({ ...(day ?? now), hour, minute }, hours.zone)
  if (due > at) return due
  return day ? undefined : instantAt({ ...daysOn(now, 1), hour, minute }, hours.zone)
}

type Clock = { hour: number; minute: number; half?: string | undefined }

function readClock(word: string): Clock | undefined {
  const { hour: typed, minute: minutes = '0', half } = CLOCK.exec(word)?.groups ?? {}
  if (typed === undefined) return undefined
  const minute = Number(minutes)
  const hour = half ? (Number(typed) % 12) + (half === 'pm' ? 12 : 0) : Number(typed)
  return hour < 24 && minute < 60 && !(half && Number(typed) > 12) ? { hour, minute, half } : undefined
}

/** `9 am` is `9am`. */
function joinHalves(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const last = joined.at(-1)
    if ((word === 'am' || word === 'pm') && last && /^\d/.test(last)) joined[joined.length - 1] = last + word
    else joined.push(word)
  }
  return joined
}

/** `3 in the afternoon` is 15:00. */
function inPart({ hour, minute, half }: Clock, part: number | undefined): { hour: number; minute: number } {
  const later = part !== undefined && part >= 14 && hour < 12 && !half
  return { hour: later ? hour + 12 : hour, minute }
}
