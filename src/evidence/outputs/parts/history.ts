import * as z from 'zod'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { dateOf } from '../values.ts'
import type { Part, Times } from './part.ts'

// Trust Establishment:, Import RUM ACK:
const KIND = /^(?<kind>(?:Import )?[A-Z][A-Za-z ]{2,40}):$/
// REQUEST: Oct 14 11:37:47 2021 UTC, RESPONSE: Oct 14 11:37:52 2021 UTC, Received on Oct 14 11:37:52 2021 UTC
const EXCHANGE =
  /^(?<what>REQUEST|RESPONSE|RECEIVED(?: ON)?|IMPORTED(?: ON)?)\b ?:? {0,4}(?<date>[A-Z][\w :+-]{12,40})$/i

/** `Message History` or `Import Message History`: per kind when messages went and came, and whether there are none. */
export const HistoryPart = z.array(
  z.strictObject({
    kind: z.string(),
    none: z.boolean(),
    exchanges: z.array(z.strictObject({ what: z.string(), at: z.string() })),
    contents: z.array(z.string()),
  }),
)
export type HistoryPart = z.infer<typeof HistoryPart>
type Kind = { kind: string; none: boolean; exchanges: { what: string; at: string }[]; contents: string[] }

/** Reads the history, oldest to newest: what was asked and answered stays as pasted. */
export function readHistory(section: Section, times: Times): Part {
  const kinds: Kind[] = []
  const rest: Row[] = []
  for (const row of section.rows) {
    const name = KIND.exec(row.text)?.groups?.kind
    const current = kinds.at(-1)
    const { what, date } = EXCHANGE.exec(row.text)?.groups ?? {}
    const at = date === undefined ? undefined : dateOf(date.trim(), times.at)
    if (name) kinds.push({ kind: name, none: false, exchanges: [], contents: [] })
    else if (/^={3,}$/.test(row.text)) continue
    else if (!current) rest.push(row)
    else if (/^no past (?:import )?history$/i.test(row.text)) current.none = true
    else if (what && at) current.exchanges.push({ what: what.toLowerCase(), at })
    else current.contents.push(row.text)
  }
  return { output: kinds, facts: [], rest, cues: kinds.length > 0 ? 2 : 1 }
}
