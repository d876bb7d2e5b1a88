import * as z from 'zod'
import { type Field, isCut, objectOf, readFields } from '../fields.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
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
