import type { FoundFact } from '../facts/fact.ts'
import { VOCABULARY } from '../facts/vocabulary.ts'
import type { MessageEntry, StatedFact } from '../knowledge/message-entry.ts'
import type { Span } from '../text/line.ts'
import { lowerAscii } from './lower-ascii.ts'

type StatedValue = string | number | boolean | null

/** The peers that messages name (slp.md §1.4), by what is surely in them. An On-Prem goes by either name, or by its own. */
const PEERS = [
  { tag: '(cslu)', name: 'Cisco Smart License Utility (CSLU)' },
  { tag: '(cssm)', name: 'Cisco Smart Software Manager (CSSM)' },
]

/** The facts that an entry says its message states, filled from the message's fields; those without a value are left out. */
export function stateFacts(
  stated: readonly StatedFact[],
  fields: Readonly<Record<string, string>>,
  where: { lines: Span; at?: string },
): FoundFact[] {
  return stated.flatMap((fact): FoundFact[] => {
    const value = 'field' in fact ? fields[fact.field] : fact.value
    if (value === undefined) return []
    const number = VOCABULARY[fact.key].type === 'number' && typeof value === 'string'
    if (number && !/^\d{1,9}$/.test(value)) return []
    if (fact.key === 'commFailed.peer') return [{ key: fact.key, value: peerName(value), ...where }]
    return [{ key: fact.key, value: number ? Number(value) : value, ...where }]
  })
}

/** A peer by the name that conditions ask for, however a release spells it or a paste mangled it. */
function peerName(value: StatedValue): StatedValue {
  const known = PEERS.find(({ tag }) => typeof value === 'string' && lowerAscii(value).includes(tag))
  return known?.name ?? value
}

/** What the error string of a failure tells: the value of the first of the entry's cases that it holds. */
export function classifyDetail(
  details: MessageEntry['details'],
  fields: Readonly<Record<string, string>>,
  where: { lines: Span; at?: string },
): FoundFact[] {
  if (!details || fields.detail === undefined) return []
  const detail = lowerAscii(fields.detail)
  const status = httpStatusOf(detail)
  const peer = lowerAscii(fields.peer ?? '')
  const found = details.cases.find(
    (each) =>
      [each.says ?? []].flat().every((words) => detail.includes(lowerAscii(words))) &&
      (each.status === undefined || status?.startsWith(each.status)) &&
      (each.peer === undefined || peer.includes(lowerAscii(each.peer))),
  )
  return found ? [{ key: details.fact, value: found.is, ...where }] : []
}

// http server error 404: not found; the requested url returned error: 503; http/1.1 403; received http code 407; status 502
const STATUS = /\b(?:http(?:\/\d(?:\.\d)?)?|error|status|code) ?(?:code)? ?:? ?(?<status>[45]\d\d)(?![\d.])/
// 404 host not found
const STATUS_FIRST = /^(?<status>[45]\d\d)(?: ?:? [a-z]|$)/

/** The HTTP status that an error string names, in small letters; undefined if it names none. */
function httpStatusOf(detail: string): string | undefined {
  return (STATUS_FIRST.exec(detail) ?? STATUS.exec(detail))?.groups?.status
}
