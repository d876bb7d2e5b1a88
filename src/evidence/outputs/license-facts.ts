import type { FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { parseStamp } from '../../text/stamp.ts'
import type { Field, Outline } from './license-outline.ts'

/** Times below `Usage reporting`, and the facts that they are. */
const REPORT_TIMES: Readonly<Record<string, FactKey>> = {
  'last ack received': 'report.lastAck',
  'next ack deadline': 'report.ackDeadline',
  'last report push': 'report.lastPush',
  'next report push': 'report.nextPush',
}

/** A date as licensing outputs print it: `Jul 14 11:40:36 2023 UTC`. */
const DATE = /^(?:installed on )?[A-Z][a-z]{2}\s{1,2}\d{1,2} (?:\d{4} )?\d{1,2}:\d\d:\d\d\b/i

/** What a licensing output states, each fact with the line that says so. */
export function findLicenseFacts(outline: Outline, at: string): FoundFact[] {
  return [
    ...transportFacts(outline),
    ...reportFacts(outline, at),
    ...trustFacts(outline),
    ...policyFacts(outline),
    ...clockFacts(outline),
  ]
}

/** The value of a time: ISO 8601 in UTC where the zone is known, else the text as pasted. */
export function timeValue(raw: string | null, at: string): string | null {
  if (raw === null) return null
  const stamp = parseStamp(raw, at)
  return stamp.iso && stamp.zoneKnown && stamp.yearKnown ? stamp.iso : raw
}

function transportFacts({ fields }: Outline): FoundFact[] {
  const own = fields.filter(({ section }) => section === 'transport')
  const type =
    own.find(({ label, group }) => label === 'type' && !group) ??
    own.find(({ value }) => value?.toLowerCase() === 'transport off')
  const kind = type && transportType(type.value)
  const facts: FoundFact[] = []
  if (type && kind) facts.push(fact('transport.type', kind, type))
  const url =
    own.find(({ label }) => label === (kind === 'cslu' ? 'cslu address' : 'url')) ??
    own.find(({ label }) => label === 'cslu address')
  if (url) facts.push(fact('transport.url', url.value, url))
  const vrf = own.find(({ label }) => label === 'vrf')
  if (vrf) facts.push(fact('transport.vrf', vrf.value, vrf))
  const proxy = own.find(
    ({ label, group }) => label === 'proxy' || (label === 'address' && group?.toLowerCase() === 'proxy'),
  )
  if (proxy) facts.push(fact('transport.proxy', proxy.value, proxy))
  return facts
}

function transportType(value: string | null): string | undefined {
  const plain = value?.toLowerCase() ?? ''
  if (plain === 'smart' || plain === 'cslu' || plain === 'callhome') return plain
  if (plain === 'call-home') return 'callhome'
  return plain === 'off' || plain === 'transport off' ? 'off' : undefined
}

function reportFacts({ fields }: Outline, at: string): FoundFact[] {
  const seen = new Set<string>()
  return fields.flatMap((field) => {
    const key = field.section === 'usage reporting' ? REPORT_TIMES[field.label] : undefined
    if (!key || seen.has(key)) return []
    seen.add(key)
    return [fact(key, timeValue(field.value, at), field)]
  })
}

function trustFacts({ fields }: Outline): FoundFact[] {
  const own = fields.filter(({ section }) => section === 'trust code installed')
  const head = own.find(({ label }) => label === '')
  if (head && head.value === null) return [fact('trust.installed', false, head)]
  const dated = own.find(({ value }) => value !== null && DATE.test(value))
  return dated ? [fact('trust.installed', true, dated)] : []
}

function policyFacts({ fields }: Outline): FoundFact[] {
  const inUse = fields.find(({ section, label }) => section === 'policy' && label === 'policy in use')
  return inUse?.value?.toLowerCase().startsWith('installed on') ? [fact('policy.installed', true, inUse)] : []
}

function clockFacts({ fields }: Outline): FoundFact[] {
  const synced = fields.find(({ label }) => label === 'clock sync-ed with ntp')
  if (!synced?.value || !/^(?:true|false)$/i.test(synced.value)) return []
  return [fact('ntp.synchronized', synced.value.toLowerCase() === 'true', synced)]
}

function fact(key: FactKey, value: FoundFact['value'], { at }: Field): FoundFact {
  return { key, value, lines: at.line.lines }
}
