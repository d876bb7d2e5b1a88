import * as z from 'zod'
import { camelCase } from '../fields.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import type { Part } from './part.ts'

/** `Usage Report Summary:`: how many usage reports there are, and in what state, as pasted. */
export const ReportSummaryPart = z.record(z.string(), z.string())
export type ReportSummaryPart = z.infer<typeof ReportSummaryPart>

/** Reads the counts of usage reports; several stand on a row. */
export function readReportSummary(section: Section): Part {
  const output: Record<string, string> = {}
  const rest: Row[] = []
  let cues = section.head ? 1 : 0
  for (const row of section.rows) {
    // Total: 86,  Purged: 0(0) and Available to Report: 12  Collecting Data: 4
    const pairs = row.text.split('  ').flatMap((pair) => {
      const colon = pair.indexOf(': ')
      return colon > 0
        ? [
            [
              pair.slice(0, colon).trim(),
              pair
                .slice(colon + 2)
                .trim()
                .replace(/,$/, ''),
            ] as const,
          ]
        : []
    })
    for (const [key, value] of pairs) output[camelCase(key)] = value
    if (pairs.length === 0 && !/^={3,}$/.test(row.text)) rest.push(row)
    if (/^(?:total acknowledged received|available to report)$/.test(row.key)) cues++
  }
  return { output, facts: [], rest, cues }
}
