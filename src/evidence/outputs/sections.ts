import { plain, type Row } from './row.ts'
import type { SectionSpec } from './section-spec.ts'
import { SECTIONS, type SectionId } from './section-specs.ts'

/** A section of a licensing output: its heading, where there is one, and the rows below. */
export type Section = { id: SectionId; head?: Row; rows: Row[] }

const IDS = Object.keys(SECTIONS) as SectionId[]
const SPECS: Readonly<Record<SectionId, SectionSpec>> = SECTIONS

// ====================
const UNDERLINE = /^={3,}$/
// (LAN_ENTERPRISE_SERVICES_PKG): and network-advantage (C9300-24 Network Advantage):
const ENTRY = /^(?:[\w.-]{1,60} ?)?\([^()]{2,80}\):$/
const ENTRY_FIELDS = new Set(['description', 'count', 'version', 'status'])
/** Kinds of communication, of which the statistics and the history have a part each. */
const KIND = new Set([
  'trust establishment',
  'trust acknowledgement',
  'usage reporting',
  'result polling',
  'authorization request',
  'authorization confirmation',
  'authorization return',
  'trust sync',
  'hello message',
  'telemetry reporting',
])
/** Rows that nothing else has, of sections whose rows are no plain fields. */
const OWN_ROWS: Readonly<Record<string, SectionId>> = {
  udi: 'product',
  'ha udi list': 'product',
  'overall status': 'authorizations',
  'send utility rum reports': 'jobs',
  'process utility rum reports': 'jobs',
  'start utility measurements': 'jobs',
  'save unreported rum reports': 'jobs',
  'communication level allowed': 'communication',
  'total acknowledged received': 'reports',
  'available to report': 'reports',
  'overall trust': 'other',
  'clock sync-ed with ntp': 'other',
}
/** Where an own row of another section is a row of this one all the same. */
const SHARED: Readonly<Partial<Record<SectionId, readonly string[]>>> = {
  registration: ['smart account', 'virtual account'],
  authorizations: ['last data push', 'last file export'],
  reservation: ['overall status'],
  smartConversion: ['automatic conversion enabled'],
}

const HEADINGS = new Map<string, SectionId[]>()
const OWN = new Map<string, SectionId>(Object.entries(OWN_ROWS))
const KNOWN = new Set<string>([...KIND, ...OWN.keys(), ...ENTRY_FIELDS, 'active', 'standby', 'member'])
for (const id of IDS) {
  const { heading, own = [], fields } = SPECS[id]
  HEADINGS.set(heading, [...(HEADINGS.get(heading) ?? []), id])
  for (const key of own) if (!OWN.has(key)) OWN.set(key, id)
  for (const key of [heading, ...Object.keys(fields)]) KNOWN.add(key)
}

/** Whether a key or a heading is one that the licensing outputs have. */
export function isKnownKey(text: string): boolean {
  return text !== '' && text.length <= 80 && KNOWN.has(plain(text).replace(/:$/, ''))
}

/** Cuts rows into the sections of licensing outputs; rows before the first one belong to none. */
export function splitSections(rows: readonly Row[]): Section[] {
  const sections: Section[] = []
  for (const [at, row] of rows.entries()) {
    const current = sections.at(-1)
    const id = headingOf(row, rows[at + 1], current?.id)
    if (id) {
      sections.push({ id, head: row, rows: [] })
      continue
    }
    const implied = impliedBy(row, rows[at + 1], current?.id)
    if (implied && implied !== current?.id) sections.push({ id: implied, rows: [row] })
    else current?.rows.push(row)
  }
  return sections
}

/** The section that a row is the heading of. */
function headingOf(row: Row, next: Row | undefined, current: SectionId | undefined): SectionId | undefined {
  if (row.key === 'load for five secs') return 'preface'
  if (row.key === 'handle' && /^\d{1,9}$/.test(row.value ?? '')) return 'handle'
  if (row.value === '' && ENTRY.test(row.text) && next && ENTRY_FIELDS.has(next.key)) return 'entry'
  const heading = row.value === undefined ? plain(row.text) : row.key
  // Smart Licensing Tech Support info
  if (row.value === undefined && heading.startsWith(SPECS.title.heading)) return 'title'
  const ids = HEADINGS.get(heading)
  return ids?.find((id) => isHeading(row, next, current, id))
}

function isHeading(row: Row, next: Row | undefined, current: SectionId | undefined, id: SectionId): boolean {
  const { fields, underlined, valued } = SPECS[id]
  if (id === 'preface' || id === 'handle' || id === 'entry') return false
  if (id === 'trust') return /^(?:|<.*|[A-Z][a-z]{2} .*|Trust Code Type: .*)$/.test(row.value ?? '-')
  if (row.value !== undefined && row.value !== '' && !valued) return false
  const ruled = next !== undefined && UNDERLINE.test(next.text)
  // `License Usage` and its rule head the usage of show license all, `License Usage:` the table of the summary
  if (id === 'usage') return row.value === undefined && (ruled || current !== undefined)
  if (id === 'summary' || (Object.keys(fields).length > 0 && !underlined)) {
    if (row.value === undefined) return false
    if (id === 'summary') return true
    const fits = next !== undefined && Object.hasOwn(fields, next.key)
    if (KIND.has(row.key) && (current === 'communication' || current === 'history')) return fits
    return fits || (KIND.has(row.key) ? next?.key !== 'attempts' : current !== undefined && !isOther(current))
  }
  return underlined ? ruled || current !== undefined : true
}

/** Sections of internal settings have rows of any name. */
function isOther(id: SectionId): boolean {
  return id === 'other' || id === 'ha' || id === 'history' || id === 'imports'
}

/** The section that a row belongs to by its own name, whatever stands above it. */
function impliedBy(row: Row, next: Row | undefined, current: SectionId | undefined): SectionId | undefined {
  if (/^(?:Time source is |No time source)/i.test(row.text)) return 'preface'
  if (current && SHARED[current]?.includes(row.key)) return current
  // RESPONSE: Jun 03 20:15:33 2025 UTC, where a filter took the headings away
  if (current === undefined && /^(?:REQUEST|RESPONSE): [A-Z][a-z]{2} \d{1,2} \d\d:/.test(row.text))
    return 'history'
  if (row.key === 'udi' && !/PID ?:/i.test(row.value ?? '')) return undefined
  if (row.key === 'overall status' && row.value !== '') return undefined
  if (KIND.has(row.key) && next?.key === 'attempts') return 'communication'
  if (row.key === 'type' && isTransportType(row.value ?? '') && current !== 'transport') {
    // a filter leaves what it will below it
    const below = ['url', 'cslu address', 'proxy', 'vrf']
    return !next || below.includes(next.key) || OWN.has(next.key) || HEADINGS.has(next.key)
      ? 'transport'
      : undefined
  }
  if (
    row.key === 'description' &&
    next?.key === 'count' &&
    (current === 'usage' || current === 'authorization')
  ) {
    return 'entry'
  }
  return OWN.get(row.key)
}

/** The words that `Type:` of a transport has. */
export function isTransportType(value: string): boolean {
  return /^(?:smart|cslu|call-?home|(?:transport )?off)$/i.test(value)
}
