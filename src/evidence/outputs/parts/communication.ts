import * as z from 'zod'
import type { FoundFact } from '../../../facts/fact.ts'
import { type Field, isCut, objectOf, readFields } from '../fields.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { dateOf } from '../values.ts'
import { factOf, type Part, type Times } from './part.ts'

const TOP = { 'communication level allowed': 'communicationLevelAllowed', 'overall state': 'overallState' }
const KIND = {
  attempts: 'attempts',
  'last response': 'lastResponse',
  'failure reason': 'failureReason',
  'last success time': 'lastSuccessTime',
  'last failure time': 'lastFailureTime',
}
/** Kinds come in one order, in which this is the last but the greetings. */
const LAST_KIND = 'Trust Sync'
// Attempts: Total=12, Success=9, Fail=3  Ongoing Failure: Overall=3 Communication=3
const ATTEMPTS = /Total=(?<total>\d{1,9}), {0,4}Success=(?<success>\d{1,9}), {0,4}Fail=(?<fail>\d{1,9})/
const ONGOING = /Ongoing Failure: Overall=(?<ongoing>\d{1,9})/

// NO REPLY on Oct 21 05:30:40 2025 UTC, OK POLL on Oct 21 05:30:40 2025 UTC
const RESPONSE = /^(?<what>[A-Za-z][\w -]{1,40}) on (?<date>[A-Z][a-z]{2} .{10,30})$/

const Said = z.string().nullable()

/** `Communication Statistics:` of the tech support: per kind of message how often it was tried, and how the last one ended. */
export const CommunicationPart = z.strictObject({
  communicationLevelAllowed: Said.optional(),
  overallState: Said.optional(),
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      total: z.number().optional(),
      success: z.number().optional(),
      fail: z.number().optional(),
      ongoingFailures: z.number().optional(),
      lastResponse: Said.optional(),
      failureReason: Said.optional(),
      lastSuccessTime: Said.optional(),
      lastFailureTime: Said.optional(),
    }),
  ),
})
export type CommunicationPart = z.infer<typeof CommunicationPart>

type Kind = { name: string; rows: Row[]; fields: Map<string, Field> }

/** Reads the communication statistics. The failure reason that counts is the one of the latest failure. */
export function readCommunication(section: Section, times: Times): Part {
  const groups: { head?: Row; rows: Row[] }[] = [{ rows: [] }]
  for (const row of section.rows) {
    const known = Object.hasOwn(KIND, row.key) || Object.hasOwn(TOP, row.key)
    const again = row.key === 'attempts' && groups.at(-1)?.rows.some(({ key }) => key === 'attempts')
    if (row.value === '' && !known) groups.push({ head: row, rows: [] })
    // a kind whose heading is missing is one all the same
    else if (again) groups.push({ rows: [row] })
    else if (!/^={3,}$/.test(row.text)) groups.at(-1)?.rows.push(row)
  }
  const [top, ...parts] = groups.map(({ head, rows }) => ({
    head,
    ...readFields(rows, { ...TOP, ...KIND }, times.at),
  }))
  const kinds = parts.map(
    ({ head, fields }): Kind => ({
      name: head?.text.replace(/:$/, '') ?? '',
      rows: head ? [head] : [],
      fields,
    }),
  )
  const rest = [...(top?.rest ?? []), ...parts.flatMap((part) => part.rest)]
  // a list that was cut may lack the kind that fails
  const whole = kinds.some(({ name, fields }) => name === LAST_KIND && fields.has('failureReason'))
  const reason = lastReason(kinds, whole)
  const worst = worstOf(kinds)
  const ongoing = ongoingOf(worst) ?? 0
  return {
    output: { ...objectOf(top?.fields ?? new Map()), kinds: kinds.map(outputOf) },
    facts: [
      ...(reason ? [factOf('comm.lastFailureReason', reason.value, reason.rows, times)] : []),
      ...(worst && (ongoing > 0 || whole)
        ? [factOf('comm.ongoingFailures', ongoing, worst.rows, times)]
        : []),
      ...timeFacts(kinds, whole, times),
    ],
    rest,
    cues: (top?.fields.size ?? 0) + kinds.filter(({ fields }) => fields.has('attempts')).length * 2,
  }
}

function outputOf({ name, fields }: Kind): Record<string, string | number | null> {
  const { attempts: _, ...said } = objectOf(fields)
  const counts = ATTEMPTS.exec(fields.get('attempts')?.raw ?? '')?.groups
  const ongoing = ongoingOf(fields.get('attempts'))
  return {
    kind: name,
    ...(counts && {
      total: Number(counts.total),
      success: Number(counts.success),
      fail: Number(counts.fail),
    }),
    ...(ongoing !== undefined && { ongoingFailures: ongoing }),
    ...said,
  }
}

function ongoingOf(attempts: Field | undefined): number | undefined {
  const { ongoing } = ONGOING.exec(attempts?.raw ?? '')?.groups ?? {}
  return ongoing === undefined || (attempts && isCut(attempts)) ? undefined : Number(ongoing)
}

/** The attempts of the kind that failed most often in a row. */
function worstOf(kinds: readonly Kind[]): Field | undefined {
  const attempts = kinds.flatMap(({ fields }) => fields.get('attempts') ?? [])
  return attempts
    .filter((field) => ongoingOf(field) !== undefined)
    .reduce<Field | undefined>(
      (most, field) => (most && (ongoingOf(most) ?? 0) >= (ongoingOf(field) ?? 0) ? most : field),
      undefined,
    )
}

/** When messages last failed and last got through, and how the newest try ended. */
function timeFacts(kinds: readonly Kind[], whole: boolean, times: Times): FoundFact[] {
  const facts: FoundFact[] = []
  for (const [name, key] of [
    ['lastFailureTime', 'comm.lastFailureAt'],
    ['lastSuccessTime', 'comm.lastSuccessAt'],
  ] as const) {
    const said = kinds.flatMap(({ fields }) => fields.get(name) ?? [])
    const dated = said.filter(({ value }) => isInstant(value))
    const newest = latest(dated, ({ value }) => String(value))
    if (newest) facts.push(factOf(key, newest.value, newest.rows, times))
    const [none] = said
    if (whole && none && said.every((field) => field.value === null && !isCut(field)))
      facts.push(factOf(key, null, none.rows, times))
  }
  const responses = kinds.flatMap(({ fields }) => {
    const field = fields.get('lastResponse')
    const groups = RESPONSE.exec(field?.raw ?? '')?.groups
    const at = dateOf(groups?.date ?? '', times.at)
    return field && groups?.what && isInstant(at) ? [{ what: groups.what, at, field }] : []
  })
  const last = latest(responses, ({ at }) => String(at))
  if (last) facts.push(factOf('comm.lastResponse', responseOf(last.what), last.field.rows, times))
  return facts
}

function responseOf(what: string): 'ok' | 'poll' | 'no-reply' | 'error' {
  if (/poll/i.test(what)) return 'poll'
  if (/^(?:ok|complete|success|accepted)/i.test(what)) return 'ok'
  return /^no (?:reply|response)/i.test(what) ? 'no-reply' : 'error'
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-.*Z$/.test(value)
}

function latest<T>(all: readonly T[], by: (each: T) => string): T | undefined {
  return all.reduce<T | undefined>((best, each) => (best && by(best) >= by(each) ? best : each), undefined)
}

/** The reason of the kind that failed last; null where every kind of a whole list says that there is none. */
function lastReason(kinds: readonly Kind[], whole: boolean): Field | undefined {
  const reasons = kinds.flatMap(({ fields }) => {
    const reason = fields.get('failureReason')
    return reason && reason.raw !== '' && !isCut(reason)
      ? [{ reason, failed: String(fields.get('lastFailureTime')?.value ?? '') }]
      : []
  })
  const given = reasons.filter(({ reason }) => reason.value !== null)
  if (given.length === 0) return whole ? reasons.at(-1)?.reason : undefined
  return given.reduce((latest, each) => (each.failed >= latest.failed ? each : latest)).reason
}
