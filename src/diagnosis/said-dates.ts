import type { Evidence } from '../evidence/evidence.ts'
import type { BookedFact } from '../facts/fact-book.ts'

const DAY = 86_400_000

/**
 * What dates that people tell amount to beside the paste's own: said dates get the year that the paste shows where they
 * have none; the age of a token in days; the switch's stamp where it lies a day or more off the date that is told.
 * `shown`: the latest time that the paste or the asker's clock has; `asked`: the asker's clock. ISO 8601.
 */
export function reckonDates(
  said: readonly BookedFact[],
  evidence: readonly Evidence[],
  shown: string,
  asked: string = shown,
): BookedFact[] {
  const dated = said.map((fact) =>
    (fact.key === 'said.today' || fact.key === 'said.tokenDate') && typeof fact.value === 'string'
      ? {
          ...fact,
          value:
            fact.key === 'said.today' ? todayWithYear(fact.value, shown, asked) : withYear(fact.value, shown),
        }
      : fact,
  )
  const timeOf = (key: BookedFact['key']) => {
    const fact = dated.findLast((each) => each.key === key)
    const time = Date.parse(`${String(fact?.value)}T12:00:00Z`)
    return fact && !Number.isNaN(time) ? { fact, time } : undefined
  }
  const today = timeOf('said.today')
  const made = timeOf('said.tokenDate')
  const now = today?.time ?? Date.parse(shown)
  const age = made ? Math.floor((now - Date.parse(`${String(made.fact.value)}T00:00:00Z`)) / DAY) : -1
  const stamped = evidence.findLast(({ kind, at }) => kind === 'message' && at !== undefined)?.at
  const apart = today && stamped ? Math.abs(Date.parse(stamped) - today.time) : 0
  return [
    ...dated,
    ...skewTold(dated, evidence),
    ...skewOfDays(today, evidence),
    ...(made && age >= 0 ? [{ ...made.fact, key: 'token.ageDays' as const, value: age }] : []),
    // half a day either side of noon is the same day
    ...(today && stamped && apart > 1.5 * DAY
      ? [{ ...today.fact, key: 'clock.stamped' as const, value: stamped }]
      : []),
  ]
}

/** How far the switch's clock is off, in seconds, by the time that somebody's own clock shows or by a receiver that is in UTC. */
function skewTold(said: readonly BookedFact[], evidence: readonly Evidence[]): BookedFact[] {
  const latest = (key: BookedFact['key']) => said.findLast((each) => each.key === key)?.value
  const found = (key: BookedFact['key']) =>
    evidence.flatMap(({ id, facts }) =>
      facts.flatMap((each) => (each.key === key ? [{ ...each, evidence: id }] : [])),
    )
  if (found('clock.skewSeconds').length > 0) return []
  const apart = latest('said.receiverUtc') === true ? found('clock.stampsApart').at(-1) : undefined
  if (apart) return [{ ...apart, key: 'clock.skewSeconds' }]
  const shown = found('clock.deviceTime').at(-1)
  const time = Date.parse(String(shown?.value))
  const [hours, minutes] = String(latest('said.time') ?? '').split(':')
  if (!shown || Number.isNaN(time) || hours === undefined || minutes === undefined) return []
  const told = new Date(time)
  told.setUTCHours(Number(hours), Number(minutes), 0, 0)
  const seconds = Math.round((time - told.getTime()) / 1000)
  // what is nearer over midnight is of the day beside
  const near = Math.abs(seconds) > DAY / 2000 ? seconds - Math.sign(seconds) * (DAY / 1000) : seconds
  return [{ ...shown, key: 'clock.skewSeconds', value: near }]
}

/** How far the switch's clock is off, in seconds, by the day that people say it is: a day and a half or more. */
function skewOfDays(today: { time: number } | undefined, evidence: readonly Evidence[]): BookedFact[] {
  const shown = evidence
    .flatMap(({ id, facts }) =>
      facts.flatMap((each) => (each.key === 'clock.deviceTime' ? [{ ...each, evidence: id }] : [])),
    )
    .at(-1)
  const time = Date.parse(String(shown?.value))
  if (!today || !shown || Number.isNaN(time) || Math.abs(time - today.time) < 1.5 * DAY) return []
  return [{ ...shown, key: 'clock.skewSeconds', value: Math.round((time - today.time) / 1000) }]
}

/** A date without its year (`--02-03`) is the last one before the time that is shown. */
function withYear(date: string, shown: string): string {
  if (!date.startsWith('--')) return date
  const year = Number(shown.slice(0, 4))
  const own = `${year}-${date.slice(2)}`
  // a day's slack, for zones
  return Date.parse(`${own}T00:00:00Z`) > Date.parse(shown) + DAY ? `${year - 1}-${date.slice(2)}` : own
}

/** The day that it is, as people say: this year's where that is within a week of the asker's clock. */
function todayWithYear(date: string, shown: string, asked: string): string {
  const own = date.startsWith('--') ? `${asked.slice(0, 4)}-${date.slice(2)}` : date
  const isNear = Math.abs(Date.parse(`${own}T12:00:00Z`) - Date.parse(asked)) < 7 * DAY
  return isNear ? own : withYear(date, shown)
}

/** The day that people say it is, at noon, where it isn't that of the asker's clock; undefined where they don't. */
export function toldToday(said: readonly BookedFact[], at: string): string | undefined {
  const value = said.findLast(({ key }) => key === 'said.today')?.value
  const noon = `${String(value)}T12:00:00Z`
  const time = Date.parse(noon)
  return Number.isNaN(time) || Math.abs(time - Date.parse(at)) < 1.5 * DAY ? undefined : noon
}
