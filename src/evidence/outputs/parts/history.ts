import * as z from 'zod'
import type { FoundFact } from '../../../facts/fact.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { dateOf } from '../values.ts'
import { type ExchangeText, readExchange } from './exchange.ts'
import { factOf, type Part, type Times } from './part.ts'

// Trust Establishment:, Import RUM ACK:
const KIND = /^(?<kind>(?:Import )?[A-Z][A-Za-z ]{2,40}):$/
// REQUEST: Oct 14 11:37:47 2021 UTC, RESPONSE: Oct 14 11:37:52 2021 UTC, Received on Oct 14 11:37:52 2021 UTC
const EXCHANGE =
  /^(?<what>REQUEST|RESPONSE|RECEIVED(?: ON)?|IMPORTED(?: ON)?)\b ?:? {0,4}(?<date>[A-Z][\w :+-]{12,40})$/i
const NONE = /^no past (?:import )?history$/i

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
type Kind = HistoryPart[number]
/** One message that went or came, with the rows that hold it. */
type Exchange = ExchangeText & { kind: string; what: string; at: string; head: Row; rows: Row[] }

/** Reads the history, oldest to newest: what was asked and answered stays as pasted; the newest says how it ended. */
export function readHistory(section: Section, times: Times): Part {
  const kinds: Kind[] = []
  const exchanges: Exchange[] = []
  const rest: Row[] = []
  let open: Exchange | undefined
  for (const row of section.rows) {
    const name = KIND.exec(row.text)?.groups?.kind
    const current = kinds.at(-1)
    const { what, date } = EXCHANGE.exec(row.text)?.groups ?? {}
    const at = date === undefined ? undefined : dateOf(date.trim(), times.at)
    if (name) {
      kinds.push({ kind: name, none: false, exchanges: [], contents: [] })
      open = undefined
    } else if (/^={3,}$/.test(row.text)) continue
    else if (what && at) {
      current?.exchanges.push({ what: what.toLowerCase(), at })
      open = { kind: current?.kind ?? '', what: what.toLowerCase(), at, head: row, rows: [], text: '' }
      exchanges.push(open)
      if (!current) rest.push(row)
    } else if (!current && !open) rest.push(row)
    else if (NONE.test(row.text) && current) current.none = true
    else {
      current?.contents.push(row.text)
      open?.rows.push(row)
      if (open) open.text += `${open.text === '' ? '' : ' '}${row.text}`
    }
  }
  return {
    output: kinds,
    facts: newestFacts(exchanges),
    rest: rest.filter((row) => !exchanges.some(({ head }) => head === row)),
    cues: kinds.length > 0 || exchanges.length > 0 ? 2 : section.head ? 1 : 0,
  }
}

/** What the newest message says. Of a request the answer counts, which may have come in the same second. */
function newestFacts(exchanges: readonly Exchange[]): FoundFact[] {
  // a time whose zone isn't known stands in no order
  if (exchanges.some(({ at }) => !at.endsWith('Z'))) return []
  const newest = exchanges.reduce<Exchange | undefined>(
    (latest, each) => (latest && latest.at > each.at ? latest : each),
    undefined,
  )
  if (!newest) return []
  const rows = [newest.head, ...newest.rows]
  const times = { at: newest.at, said: newest.at }
  const end = rows.at(-1)
  // JSON that is closed has lost nothing
  const cut = end?.cut === true && !end.text.endsWith('}')
  const facts = [factOf('history.lastAt', newest.at, rows, times)]
  if (newest.kind !== '') facts.push(factOf('history.kind', newest.kind, rows, times))
  if (newest.what === 'request') {
    if (!cut && newest.rows.length > 0) facts.push(factOf('history.lastOutcome', 'unanswered', rows, times))
    return facts
  }
  const { outcome, status, message, pollSeconds } = readExchange(newest.text)
  if (outcome) facts.push(factOf('history.lastOutcome', outcome, rows, times))
  if (status) facts.push(factOf('history.status', status, rows, times))
  if (message && !cut) facts.push(factOf('history.text', message, rows, times))
  if (pollSeconds !== undefined) facts.push(factOf('history.pollSeconds', pollSeconds, rows, times))
  return facts
}

/** What a whole history proves by having nothing: no message was ever sent. */
export function withoutHistory(output: unknown, rows: readonly Row[]): FoundFact[] {
  const kinds = HistoryPart.safeParse(output)
  const none = rows.find(({ text }) => NONE.test(text))
  if (!none || !kinds.success || kinds.data.some(({ none: isNone }) => !isNone)) return []
  return [{ key: 'history.lastAt', value: null, lines: none.lines }]
}
