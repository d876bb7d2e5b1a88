import * as z from 'zod'
import { isCut, objectOf, readFields } from '../fields.ts'
import type { Row } from '../row.ts'
import { SECTIONS } from '../section-specs.ts'
import type { Section } from '../sections.ts'
import { isAbsent } from '../values.ts'
import { factOf, type Part, type Times } from './part.ts'

// Unenforced/Non-Export Perpetual Attributes:, Enforced (Perpetual/Subscription):
const ATTRIBUTES = /^(?:unenforced|enforced|export)\b/
const DAYS = ['firstReportDays', 'reportingFrequencyDays', 'reportOnChangeDays']

/** `Policy:` of a status; `attributes` are the days per kind of licence, as pasted (`365 (CISCO default)`). */
export const PolicyPart = z.strictObject({
  policyInUse: z.string().nullable().optional(),
  policyName: z.string().nullable().optional(),
  reportingAckRequired: z.string().nullable().optional(),
  attributes: z.array(z.record(z.string(), z.string().nullable())).optional(),
})
export type PolicyPart = z.infer<typeof PolicyPart>

/** Reads `Policy:`: which one is in use, and what it asks for. */
export function readPolicy(section: Section, times: Times): Part {
  const groups: { head?: Row; rows: Row[] }[] = [{ rows: [] }]
  for (const row of section.rows) {
    if (row.value === '' && ATTRIBUTES.test(row.key)) groups.push({ head: row, rows: [] })
    else groups.at(-1)?.rows.push(row)
  }
  const [top, ...kinds] = groups.map(({ head, rows }) => ({
    head,
    ...readFields(rows, SECTIONS.policy.fields, times.at),
  }))
  const output = objectOf(top?.fields ?? new Map())
  const loose = Object.fromEntries(
    DAYS.flatMap((name) => (name in output ? [[name, output[name] ?? null]] : [])),
  )
  for (const name of DAYS) delete output[name]
  const attributes = [
    ...(Object.keys(loose).length > 0 ? [loose] : []),
    ...kinds.map(({ head, fields }) => ({
      licenses: (head?.text ?? '').replace(/:$/, ''),
      ...objectOf(fields),
    })),
  ]
  const name = top?.fields.get('policyName')
  const named = name && name.raw !== '' && !isCut(name)
  return {
    output: { ...output, ...(attributes.length > 0 && { attributes }) },
    facts: named ? [factOf('policy.name', isAbsent(name.raw) ? null : name.raw, name.rows, times)] : [],
    rest: [...(top?.rest ?? []), ...kinds.flatMap(({ rest }) => rest)],
    cues: Object.keys(output).length + attributes.reduce((sum, each) => sum + Object.keys(each).length, 0),
  }
}
