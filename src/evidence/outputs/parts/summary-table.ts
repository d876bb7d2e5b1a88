import * as z from 'zod'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { factOf, type Part, type Times } from './part.ts'

// License                 Entitlement Tag               Count Status
const HEADING = /^license {2,40}entitlement tag {2,40}count {1,10}status$/i
//   1 IN USE
const COUNT = /(?:^| )(?<count>\d{1,6}) {1,8}(?<status>[A-Z][A-Za-z ]{2,30})$/
const OLDER = /^(?:authorized|out of compliance|eval|auth expired|invalid|waiting|registered)/i

/** The table of `show license summary`. */
export const SummaryTablePart = z.array(
  z.strictObject({ license: z.string(), tag: z.string().optional(), count: z.number(), status: z.string() }),
)
export type SummaryTablePart = z.infer<typeof SummaryTablePart>

/** Reads the table below `License Usage:`; a row is taken apart from its end, as names hold blanks. */
export function readSummaryTable(section: Section, times: Times): Part {
  const output: Record<string, string | number>[] = []
  const rest: Row[] = []
  const used: Row[] = []
  let headed = false
  let none = false
  let older = false
  for (const row of section.rows) {
    const { count, status } = COUNT.exec(row.text)?.groups ?? {}
    if (HEADING.test(row.text)) headed = true
    else if (/^-{4,}$/.test(row.text)) continue
    else if (/^no licenses in use$/i.test(row.text)) none = true
    else if (count === undefined || status === undefined) rest.push(row)
    else {
      output.push({
        ...nameOf(row.text.slice(0, row.text.lastIndexOf(count, row.text.length - status.length))),
        count: Number(count),
        status,
      })
      if (/^in use$/i.test(status)) used.push(row)
      if (OLDER.test(status)) older = true
    }
  }
  return {
    output,
    facts: used.length > 0 ? [factOf('usage.inUse', true, used, times)] : [],
    rest,
    cues: (headed ? 2 : 0) + (used.length > 0 || none ? 1 : 0),
    ...(older && { older }),
  }
}

/** `network-advantage       (C9300-48 Network Advan...)` */
function nameOf(text: string): Record<string, string> {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open === -1 || close < open) return { license: text.trim() }
  return { license: text.slice(0, open).trim(), tag: text.slice(open + 1, close).trim() }
}
