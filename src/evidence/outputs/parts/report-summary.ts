import * as z from 'zod'
import { camelCase } from '../fields.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import type { Part } from './part.ts'

// Total: 86,  Purged: 0(0)  ·  Total Acknowledged Received: 0,  Waiting for Ack: 0(3)  ·  Available to Report: 12  Collecting Data: 4
const PAIR = /(?<key>[A-Z][A-Za-z ]{2,40}): {0,4}(?<value>\d{1,9}(?:\(\d{1,9}\))?|[A-Z][A-Za-z]{1,20})/g

/** `Usage Report Summary:`: how many usage reports there are, and in what state, as pasted. */
export const ReportSummaryPart = z.record(z.string(), z.string())
export type ReportSummaryPart = z.infer<typeof ReportSummaryPart>

/** Reads the counts of usage reports; several stand on a row. */
export function readReportSummary(section: Section): Part {
  const output: Record<string, string> = {}
  const rest: Row[] = []
  let cues = section.head ? 1 : 0
  for (const row of section.rows) {
    const pairs = [...row.text.matchAll(PAIR)]
    for (const { groups } of pairs) output[camelCase(groups?.key ?? '')] = groups?.value ?? ''
    if (pairs.length === 0 && !/^={3,}$/.test(row.text)) rest.push(row)
    if (/^(?:total acknowledged received|available to report)$/.test(row.key)) cues++
  }
  return { output, facts: [], rest, cues }
}
