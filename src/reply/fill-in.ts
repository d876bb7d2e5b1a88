import type { Diagnosis, Words } from '../diagnosis/diagnosis.ts'
import type { FactValue } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { quote } from './quote.ts'
import { list, say } from './say.ts'
import { date, moment, span } from './when.ts'

/** Days within which a date is told with its time of day. */
const NEAR_DAYS = 2

// 2025-07-05T11:31:09.000Z
const DAY = /^\d{4}-\d{2}-\d{2}$/
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** The words with their placeholders filled: dates short, names quoted as they were pasted. */
export function fillIn(
  { text, values }: Words,
  { verdict }: Diagnosis,
  knowledge: Knowledge,
  at: string,
): string {
  const unnamed = say(knowledge, 'first.the-switch')
  const names =
    typeof values.switch === 'string' ? values.switch : list(knowledge, verdict.devices) || unnamed
  const { by } = verdict
  const own: Record<string, string> = {
    switch: names,
    ...(by && { deadline: date(by), left: span(knowledge, at, by), ago: span(knowledge, by, at) }),
  }
  return text.replaceAll(/\{(?<name>[a-zA-Z][\w.-]*)\}/g, (_, name: string, place: number) => {
    const value = own[name] ?? wordOf(values[name], at)
    // a name keeps its letters
    return value === unnamed && /(?:^|[.!?]\s)$/.test(text.slice(0, place)) ? capitalized(value) : value
  })
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function wordOf(value: FactValue | undefined, at: string): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  if (DAY.test(value)) return date(`${value}T12:00:00Z`)
  if (!ISO.test(value)) return quote(value)
  const near = Math.abs(Date.parse(value) - Date.parse(at)) < NEAR_DAYS * 24 * 3_600_000
  return near ? moment(value) : date(value)
}
