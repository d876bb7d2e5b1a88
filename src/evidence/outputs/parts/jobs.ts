import * as z from 'zod'
import { camelCase } from '../fields.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { dateOf, type Value } from '../values.ts'
import { factOf, type Part, type Times } from './part.ts'

const SENDS_REPORTS = 'send utility rum reports'
const EXPIRED = /^expired not rescheduled$/i

/** `Upcoming Scheduled Jobs` of the tech support: when each runs next, null where it isn't scheduled. */
export const JobsPart = z.record(z.string(), z.string().nullable())
export type JobsPart = z.infer<typeof JobsPart>

/** Reads the scheduled jobs. `Send Utility RUM reports` says when the next report is due (slp.md §3.3, the chapter's line 238). */
export function readJobs(section: Section, times: Times): Part {
  const output: Record<string, Value> = {}
  const rest: Row[] = []
  const facts: Part['facts'] = []
  for (const row of section.rows) {
    const read = timeOf(row.value ?? '', times.at)
    // what a cut left of a date may lack its zone
    const time = row.cut && read !== null && !read?.endsWith('Z') ? undefined : read
    if (time === undefined) {
      if (!/^={3,}$/.test(row.text)) rest.push(row)
      continue
    }
    output[camelCase(row.key)] = time
    if (row.key === SENDS_REPORTS) facts.push(factOf('report.nextSend', time, [row], times))
  }
  return { output, facts, rest, cues: Object.keys(output).length }
}

/** `Jan 12 13:21:47 2022 UTC (23 hours, 53 minutes, 39 seconds remaining)`: the date before the bracket. */
function timeOf(value: string, at: string): Value | undefined {
  if (EXPIRED.test(value)) return null
  const bracket = value.indexOf('(')
  return dateOf((bracket === -1 ? value : value.slice(0, bracket)).trim(), at)
}
