const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The longest that somebody can be reminded in, in milliseconds. */
const LONGEST = 30 * DAY

// PT15M, PT4H, P1DT12H
const ISO = /^P(?:(?<days>\d{1,4})D)?(?:T(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?)?$/

// 15m, 2h, 1d, 90 min, 2 hours, 1h30m, me in 1 day
const TYPED =
  /^(?:me )?(?:in )?(?:(?<days>\d{1,5}) ?d(?:ays?)?)? ?(?:(?<hours>\d{1,5}) ?h(?:ours?)?)? ?(?:(?<minutes>\d{1,5}) ?m(?:in(?:ute)?s?)?)?$/i

/** What people say in place of a number. */
const SAID: Readonly<Record<string, string>> = {
  'half an hour': '30m',
  'an hour': '1h',
  'a day': '1d',
  tomorrow: '1d',
}

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
  const words = typed.trim().toLowerCase()
  const bare = words.replace(/^(?:me )?(?:in )?/, '')
  const parts = TYPED.exec(Object.hasOwn(SAID, bare) ? (SAID[bare] ?? '') : words)?.groups
  const [days, hours, minutes] = [parts?.days, parts?.hours, parts?.minutes].map((each) => Number(each ?? 0))
  const length = (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE
  if (length === 0 || length > LONGEST) return undefined
  const time = [hours ? `${hours}H` : '', minutes ? `${minutes}M` : ''].join('')
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}
