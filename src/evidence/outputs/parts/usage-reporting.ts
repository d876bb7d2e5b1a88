import * as z from 'zod'
import type { FoundFact } from '../../../facts/fact.ts'
import { type Field, objectOf, readFields } from '../fields.ts'
import { SECTIONS } from '../section-specs.ts'
import type { Section } from '../sections.ts'
import { dateOrNone } from '../values.ts'
import { factOf, type Part, type Times } from './part.ts'

// 30  days State(4) InPolicy(60), 0 (no reporting)
const INTERVAL = /^(?<days>\d{1,4}) {1,4}(?:days\b|\(no reporting\))/i

/** The dates, and the facts that they are. */
const DATES = {
  lastAckReceived: 'report.lastAck',
  nextAckDeadline: 'report.ackDeadline',
  nextAckPushCheck: 'report.nextCheck',
  nextReportPush: 'report.nextPush',
  lastReportPush: 'report.lastPush',
  lastReportFileWrite: undefined,
} as const

const Time = z.string().nullable()

/** `Usage reporting:` of a status; times are ISO 8601 in UTC where the zone is known, null where none is set. */
export const UsageReportingPart = z
  .strictObject({
    lastAckReceived: Time,
    nextAckDeadline: Time,
    reportingPushInterval: z.string().nullable(),
    nextAckPushCheck: Time,
    nextReportPush: Time,
    lastReportPush: Time,
    lastReportFileWrite: Time,
  })
  .partial()
export type UsageReportingPart = z.infer<typeof UsageReportingPart>

/** Reads `Usage reporting:`. A date that isn't whole is none. */
export function readUsageReporting(section: Section, times: Times): Part {
  const { fields, rest } = readFields(section.rows, SECTIONS.reporting.fields, times.at)
  const facts: FoundFact[] = []
  for (const [name, key] of Object.entries(DATES)) {
    const field = fields.get(name)
    if (!field) continue
    const date = dateOrNone(field.raw, times.at)
    // what a cut left of a date may lack its zone
    const cut = field.row.cut && date !== null && !date?.endsWith('Z')
    if (date === undefined || cut) drop(fields, name, rest)
    else if (key) facts.push(factOf(key, date, field.rows, times))
  }
  const interval = fields.get('reportingPushInterval')
  const days = interval && daysOf(interval)
  if (interval && days === undefined) drop(fields, 'reportingPushInterval', rest)
  else if (interval && days !== undefined)
    facts.push(factOf('report.pushIntervalDays', days, interval.rows, times))
  return {
    output: objectOf(fields),
    facts,
    rest,
    cues: fields.size > 0 ? fields.size + (section.head ? 1 : 0) : 0,
  }
}

function daysOf({ raw, value }: Field): number | null | undefined {
  if (value === null) return null
  const { days } = INTERVAL.exec(raw)?.groups ?? {}
  return days === undefined ? undefined : Number(days)
}

function drop(fields: Map<string, Field>, name: string, rest: Section['rows']): void {
  const field = fields.get(name)
  for (const row of field?.rows ?? []) rest.push(row)
  fields.delete(name)
}
