const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The longest that somebody can be reminded in, in milliseconds. */
const LONGEST = 30 * DAY

// PT15M, PT4H, P1DT12H
const ISO = /^P(?:(?<days>\d{1,4})D)?(?:T(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?)?$/

// 15m, 2h, 1d, 90 min, 2 hours, 1 day
const TYPED = /^(?<count>\d{1,5}) ?(?<unit>m|min|mins|minute|minutes|h|hour|hours|d|day|days)$/i

/** A time and a duration later, ISO 8601; undefined where it is no duration. */
export function later(at: string, duration: string): string | undefined {
  const parts = ISO.exec(duration)?.groups
  if (!parts) return undefined
  const length =
    Number(parts.days ?? 0) * DAY + Number(parts.hours ?? 0) * HOUR + Number(parts.minutes ?? 0) * MINUTE
  return length > 0 ? new Date(Date.parse(at) + length).toISOString() : undefined
}

/** How long somebody typed that they want to wait, ISO 8601; undefined where it can't be read, is nothing or too long. */
export function readDuration(typed: string): string | undefined {
  const { count = '', unit = '' } = TYPED.exec(typed.trim())?.groups ?? {}
  const letter = unit.charAt(0).toLowerCase()
  const length = Number(count) * (letter === 'd' ? DAY : letter === 'h' ? HOUR : MINUTE)
  if (unit === '' || length === 0 || length > LONGEST) return undefined
  return letter === 'd' ? `P${Number(count)}D` : `PT${Number(count)}${letter.toUpperCase()}`
}
