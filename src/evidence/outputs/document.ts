import type { FoundFact } from '../../facts/fact.ts'
import { parseStamp } from '../../text/stamp.ts'
import type { Platform } from '../evidence.ts'
import { groupSections } from './group-sections.ts'
import type { Json, Part, Times } from './parts/part.ts'
import { factOf } from './parts/part.ts'
import { READERS } from './parts/readers.ts'
import { platformOf } from './platform.ts'
import type { Region } from './regions.ts'
import type { Row } from './row.ts'
import type { SectionSpec } from './section-spec.ts'
import { SECTIONS, type SectionId } from './section-specs.ts'
import { type Section, splitSections } from './sections.ts'

/** A licensing output that is made of sections: which command's, and what its sections say. */
export type Document = {
  command: string
  /** Of which licensing: `before` says only that nothing shows it to be under policies. */
  era: 'policy' | 'smart' | 'before'
  sections: ReadonlySet<SectionId>
  output: Record<string, Json>
  facts: FoundFact[]
  rows: Row[]
  platform: Platform
  device?: Part['device']
  at?: string
}

const SPECS: Readonly<Record<SectionId, SectionSpec>> = SECTIONS
/** Cues that make a fragment an output; with the command above it one will do. */
const CUES_ENOUGH = 2
// No licenses in use
const NONE_IN_USE = /^no licenses in use$/i
const UNDER_POLICY: readonly SectionId[] = [
  'policyMode',
  'policy',
  'reporting',
  'trust',
  'account',
  'communication',
  'reports',
  'telemetry',
]

/** Finds the licensing outputs of a region. */
export function readDocuments(region: Region, at: string): Document[] {
  const echoed = region.echo?.command.startsWith('show license') ? region.echo : undefined
  return groupSections(splitSections(region.rows)).flatMap((sections) => {
    const { said, iso } = timeOf(sections, at)
    const parts = sections.map((section) => READERS[section.id].read(section, { at, ...(said && { said }) }))
    const ids = new Set(sections.map(({ id }) => id))
    const older = parts.some((part) => part.older)
    const cues = parts.reduce((sum, part) => sum + part.cues, 0)
    if (!older && cues < (echoed?.prompted ? 1 : CUES_ENOUGH)) return []
    const era = older ? 'smart' : isUnderPolicy(sections, parts, ids) ? 'policy' : 'before'
    const rows = rowsOf(sections, parts)
    const device = parts.find((part) => part.device?.sn)?.device
    return [
      {
        command: commandOf(ids, echoed?.command, era),
        era,
        sections: ids,
        output: {
          ...outputOf(sections, parts),
          ...(rows.unparsed.length > 0 && { unparsed: rows.unparsed.map(({ text }) => text) }),
        },
        facts: era === 'policy' ? withUse(parts, rows.claimed, { at, ...(said && { said }) }) : [],
        rows: rows.claimed,
        platform: platformOf(rows.claimed),
        ...(device && { device }),
        ...(iso && { at: iso }),
      },
    ]
  })
}

/** `show license status`, `all` or `tech support` by what it has, or by the command above it. */
function commandOf(ids: ReadonlySet<SectionId>, echoed: string | undefined, era: string): string {
  const only = (...allowed: SectionId[]) => [...ids].every((id) => id === 'preface' || allowed.includes(id))
  if (only('product')) return 'show license udi'
  if (only('authorizations', 'purchased')) return 'show license authorization'
  if (only('summary', 'account')) return 'show license summary'
  if (only('authorization', 'entry')) return 'show license usage'
  if (only('history', 'imports')) return 'show license history message'
  const of = (kind: string) => [...ids].some((id) => SPECS[id].of === kind)
  if (of('tech') && (era !== 'smart' || ids.has('jobs') || ids.has('title')))
    return 'show license tech support'
  if (echoed === 'show license all' || echoed === 'show license tech support') return echoed
  if (ids.has('summary') && (era === 'smart' || !ids.has('reporting'))) return 'show license summary'
  if (of('all') || ids.has('authorizations') || ids.has('entry')) return 'show license all'
  return 'show license status'
}

/** Whether something shows that it is under policies: the words that only they have, or a transport of theirs. */
function isUnderPolicy(
  sections: readonly Section[],
  parts: readonly Part[],
  ids: ReadonlySet<SectionId>,
): boolean {
  if (UNDER_POLICY.some((id) => ids.has(id))) return true
  const transport = parts[sections.findIndex(({ id }) => id === 'transport')]
  const type = transport?.facts.find(({ key }) => key === 'transport.type')?.value
  if (type === 'cslu' || type === 'off') return true
  // both kinds print these two, and under policies there is a third between them
  return !(ids.has('utility') || ids.has('enabled')) || !(ids.has('privacy') || ids.has('transport'))
}

/** The device's own time: beside `Time source is NTP`, or `Current time:` of the tech support. */
function timeOf(sections: readonly Section[], at: string): { said?: string; iso?: string } {
  for (const { id, rows, head } of sections) {
    if (id !== 'preface' && id !== 'jobs') continue
    for (const { key, value, text } of head ? [head, ...rows] : rows) {
      const comma = text.indexOf(', ')
      const clock =
        /^(?:time source|no time source)/i.test(text) && comma !== -1 ? text.slice(comma + 2) : undefined
      const { iso, zoneKnown, yearKnown } = parseStamp(
        clock ?? (key === 'current time' ? (value ?? '') : ''),
        at,
      )
      if (iso && yearKnown) return { iso, ...(zoneKnown && { said: iso }) }
    }
  }
  return {}
}

/** What the sections say, each under its name; licences are a list. */
function outputOf(sections: readonly Section[], parts: readonly Part[]): Record<string, Json> {
  const output: Record<string, Json> = {}
  for (const [at, { id }] of sections.entries()) {
    const { name } = READERS[id]
    const said = parts[at]?.output ?? null
    if (name === undefined) continue
    const list = output[name]
    if (id !== 'entry' && id !== 'handle') output[name] = said
    else if (Array.isArray(list)) list.push(said)
    else output[name] = [said]
  }
  return output
}

/**
 * The rows that an output speaks for, and those among them that nobody understood. What follows its last understood
 * row is somebody else's, and so is a sentence amid it.
 */
function rowsOf(sections: readonly Section[], parts: readonly Part[]): { claimed: Row[]; unparsed: Row[] } {
  const rest = new Set(parts.flatMap((part) => part.rest))
  const all = sections.flatMap(({ head, rows }) => (head ? [head, ...rows] : rows))
  const last = all.findLastIndex((row) => !rest.has(row))
  const isNone = ({ text }: Row): boolean => NONE_IN_USE.test(text)
  const claimed = all.filter(
    (row, at) => isNone(row) || (at <= last && (!rest.has(row) || row.value !== undefined || row.indent > 0)),
  )
  return { claimed, unparsed: claimed.filter((row) => rest.has(row) && !isNone(row)) }
}

/** The facts of all sections; of several licences one that is in use will do, and none is one where the output says so. */
function withUse(parts: readonly Part[], rows: readonly Row[], times: Times): FoundFact[] {
  const facts = parts.flatMap((part) => part.facts)
  const use = facts.find(({ key }) => key === 'usage.inUse')
  const none = rows.find(({ text }) => NONE_IN_USE.test(text))
  return [
    ...facts.filter(({ key }) => key !== 'usage.inUse'),
    ...(use ? [use] : none ? [factOf('usage.inUse', false, [none], times)] : []),
  ]
}
