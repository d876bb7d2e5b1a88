import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from './say.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date as people write it: `6 Dec 2026`, in UTC. */
export function date(iso: string): string {
  const day = new Date(iso)
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`
}

/** A date and time as people write it: `6 Dec 2026, 03:01 UTC`. */
export function moment(iso: string): string {
  return `${date(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`
}

/** How long from one time to another, in its largest unit: `12 days`, `1 hour`. Never negative. */
export function span(knowledge: Knowledge, from: string, to: string): string {
  const length = Math.abs(Date.parse(to) - Date.parse(from))
  const [unit, count] =
    length >= DAY
      ? ['day', Math.round(length / DAY)]
      : length >= HOUR
        ? ['hour', Math.round(length / HOUR)]
        : ['minute', Math.round(length / MINUTE)]
  return say(knowledge, count === 1 ? `span.${unit}` : `span.${unit}s`, { count })
}

/** A fixed wait, ISO 8601, in words: `PT15M` is `15 minutes`. */
export function wait(knowledge: Knowledge, duration: string): string {
  const parts = /^P(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?)?$/.exec(duration)?.groups
  const units = [
    ['day', parts?.days],
    ['hour', parts?.hours],
    ['minute', parts?.minutes],
  ] as const
  const said = units.flatMap(([unit, count]) =>
    count === undefined ? [] : [say(knowledge, count === '1' ? `span.${unit}` : `span.${unit}s`, { count })],
  )
  return said.join(' ') || duration
}
