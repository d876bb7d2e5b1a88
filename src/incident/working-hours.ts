/** When somebody is at work: from and to in hours of the day, on weekdays, in a zone by its IANA name. */
export type WorkingHours = { zone: string; from: number; to: number }

/** Where nobody has said otherwise. */
export const OFFICE_HOURS: WorkingHours = { zone: 'UTC', from: 9, to: 17 }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A day and a time of day as a clock on the wall shows them. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether a zone is one that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** What a clock on the wall shows in a zone. */
export function wallTime(iso: string, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour') % 24, minute: of('minute') }
}

/** The instant at which a clock on the wall shows that, ISO 8601 in UTC; days beyond the month's end count on. */
export function instantAt({ year, month, day, hour, minute }: WallTime, zone: string): string {
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  let guess = wanted
  // twice: the first step may cross a change of the clocks
  for (let turn = 0; turn < 2; turn++) {
    const seen = wallTime(new Date(guess).toISOString(), zone)
    guess += wanted - Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute)
  }
  return new Date(guess).toISOString()
}

/** The day of the week of a wall time, Sunday 0. */
export function weekdayOf({ year, month, day }: WallTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** That time, or where nobody is at work then, the beginning of the next working day. */
export function atWork(iso: string, hours: WorkingHours): string {
  const wall = wallTime(iso, hours.zone)
  const time = wall.hour + wall.minute / 60
  if (isWorkday(wall) && time >= hours.from && time < hours.to) return iso
  const today = isWorkday(wall) && time < hours.from ? 0 : 1
  return morning(wall, today, hours)
}

/** The beginning of the next working day, or of this one where it lies ahead. */
export function nextMorning(iso: string, hours: WorkingHours): string {
  const wall = wallTime(iso, hours.zone)
  return morning(wall, wall.hour < hours.from ? 0 : 1, hours)
}

/** The wall time so many days on. */
export function daysOn(wall: WallTime, days: number): WallTime {
  const at = new Date(Date.UTC(wall.year, wall.month - 1, wall.day) + days * DAY)
  return { ...wall, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

/** The first working day's beginning, from so many days on. */
function morning(wall: WallTime, from: number, { zone, from: hour }: WorkingHours): string {
  let day = daysOn(wall, from)
  while (!isWorkday(day)) day = daysOn(day, 1)
  return instantAt({ ...day, hour, minute: 0 }, zone)
}

function isWorkday(wall: WallTime): boolean {
  const weekday = weekdayOf(wall)
  return weekday !== 0 && weekday !== 6
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}
