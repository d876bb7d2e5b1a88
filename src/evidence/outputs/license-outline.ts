import { isAbsent, isRule, nextPrinted, readLabel } from './labels.ts'
import type { Placed } from './output-parser.ts'

/** One value of a licensing output: where it stands, and under which headings. */
export type Field = {
  /** The section, in small letters: `transport`, `usage reporting`, `trust code installed`. */
  section: string
  /** The heading between, as printed: `Proxy`, `Active: PID:…`, `Unenforced/Non-Export Perpetual Attributes`. */
  group?: string
  label: string
  name: string
  value: string | null
  at: Placed
}

/** An output as sections of fields. `headings` are the places of the sections, in order. */
export type Outline = {
  fields: Field[]
  headings: { section: string; at: Placed }[]
  remarks: Placed[]
  unread: Placed[]
}

/** Headings of `show license status` and `all`, and of those of their parts that stand alone. */
const SECTIONS = new Set([
  'utility',
  'smart licensing using policy',
  'account information',
  'data privacy',
  'transport',
  'miscellaneous',
  'policy',
  'usage reporting',
  'trust code installed',
  'license conversion',
  'export authorization key',
  'registration',
  'license authorization',
  'smart license conversion',
])

/** Headings that stand without a colon, over a rule or alone. */
const RULED = new Set([
  'smart licensing status',
  'license usage',
  'product information',
  'agent version',
  'license authorizations',
  'usage report summary',
  'upcoming scheduled jobs',
  'communication statistics',
  'license certificates',
  'ha info',
  'reservation info',
  'other info',
  'purchased licenses',
  'device telemetry report summary',
  'platform provided mapping table',
  'product analytics report summary',
  'device enforcement state',
])

/** Lines that these outputs hold beside headings and fields. */
const REMARKS: readonly RegExp[] = [
  // Load for five secs: 2%/0%; one minute: 0%; five minutes: 0%
  /^Load for five secs:/,
  // Time source is NTP, .05:30:30.132 UTC Fri Oct 22 2021
  /^(?:No time source|Time source is )/,
  /^Smart Licensing is (?:ENABLED|DISABLED)/i,
  /^Smart Licensing Tech Support info/i,
  /^NOT APPLICABLE$/i,
  /^Not registered\. No certificates installed/,
]

/** Labels whose value may stand on the line below. */
const VALUE_BELOW = new Set(['proxy', 'vrf', 'url', 'cslu address'])

/**
 * Reads a licensing output line by line. Blank lines, indents and letter case don't matter; a heading is known by its
 * words, so that output without any indent, as chats make it, reads the same.
 */
export function readOutline(lines: readonly Placed[]): Outline {
  const outline: Outline = { fields: [], headings: [], remarks: [], unread: [] }
  let section = ''
  let group: string | undefined
  for (let place = 0; place < lines.length; place++) {
    const at = lines[place]
    if (!at) continue
    const { text } = at.line
    if (text.trim() === '' || isRule(text)) continue
    if (REMARKS.some((remark) => remark.test(text.trim()))) {
      outline.remarks.push(at)
      continue
    }
    const heading = headingOf(text, section, lines[place + 1]?.line.text ?? '')
    if (heading) {
      section = heading.section
      group = undefined
      outline.headings.push({ section, at })
      if (heading.value)
        outline.fields.push({ section, label: '', name: '', value: valueOf(heading.value), at })
      continue
    }
    const read = readLabel(text)
    if (!read) {
      const owned = section !== '' && /^\s/.test(text)
      if (owned)
        outline.fields.push({
          section,
          ...(group && { group }),
          label: '',
          name: '',
          value: valueOf(text),
          at,
        })
      else outline.unread.push(at)
      continue
    }
    const { label, name, indent } = read
    if (read.value === undefined) {
      const below = VALUE_BELOW.has(label) ? nextPrinted(lines, place + 1) : undefined
      const next = below === undefined ? undefined : lines[below]
      if (below !== undefined && next && isValueAlone(next.line.text)) {
        outline.fields.push({ section, label, name, value: valueOf(next.line.text), at: next })
        place = below
      } else group = name
      continue
    }
    // a member of an HA pair heads what stands below it
    if (/^(?:active|standby|member)$/.test(label)) group = `${name}: ${read.value}`
    else if (group && indent < 3 && !/^(?:active|standby|member)/i.test(group)) group = undefined
    outline.fields.push({ section, ...(group && { group }), label, name, value: valueOf(read.value), at })
  }
  return outline
}

function headingOf(
  text: string,
  section: string,
  next: string,
): { section: string; value?: string } | undefined {
  const plain = text.trim().toLowerCase().replace(/:$/, '')
  if (RULED.has(plain) && (isRule(next) || !text.includes(':') || plain === 'purchased licenses'))
    return { section: plain }
  const read = readLabel(text)
  if (!read || read.indent > 1) return undefined
  // the communication statistics of a tech support have headings of the same names; there they are groups
  if (
    section === 'communication statistics' &&
    read.value === undefined &&
    read.label !== 'license certificates'
  )
    return undefined
  if (!SECTIONS.has(read.label)) return undefined
  if (read.value === undefined) return { section: read.label }
  return read.label === 'trust code installed' ? { section: read.label, value: read.value } : undefined
}

function isValueAlone(text: string): boolean {
  const plain = text.trim()
  return isAbsent(plain) || (!plain.includes(': ') && !plain.endsWith(':') && /^\S+$/.test(plain))
}

function valueOf(text: string): string | null {
  return isAbsent(text) ? null : text.trim()
}
