import type { FoundFact } from '../../facts/fact.ts'
import { parseStamp } from '../../text/stamp.ts'
import type { Platform } from '../evidence.ts'
import type { Json, Part, Times } from './parts/part.ts'
import { factOf } from './parts/part.ts'
import { READERS } from './parts/readers.ts'
import { platformOf } from './platform.ts'
import { groupSections } from './group-sections.ts'
import type { Region } from './regions.ts'
import type { Row } from './row.ts'
import type { SectionId } from './section-specs.ts'
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

/** Cues that make a fragment an output; with the command above it one will do. */
const CUES_ENOUGH = 2
const UNDER_POLICY: readonly SectionId[] = ['policyMode', 'policy', 'reporting', 'trust', 'account', 'communication', 'reports', 'telemetry']

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
        command: commandOf(ids, sections, echoed?.command, era),
        era,
        sections: ids,
        output: { ...outputOf(sections, parts), ...(rows.unparsed.length > 0 && { unparsed: rows.unparsed.map(({ text }) => text) }) },
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
function commandOf(ids: ReadonlySet<SectionId>, sections: readonly Section[], echoed: string | undefined, era: string): string {
  const only = (...allowed: SectionId[]) => [...ids].every((id) => id === 'preface' || allowed.includes(id))
  if (only('product')) return 'show license udi'
  if (only('authorizations', 'purchased')) return 'show license authorization'
  if (only('summary', 'account')) return 'show license summary'
  if (only('authorization', 'entry')) return 'show license usage'
  if (only('history', 'imports')) return 'show license history message'
  const of = (kind: string) => sections.some(({ id }) => specOf(id) === kind)
  if (of('tech')) return 'show license tech support'
  if (echoed === 'show license all' || echoed === 'show license tech support') return echoed
  if (ids.has('summary') && (era === 'smart' || !ids.has('reporting'))) return 'show license summary'
  if (of('all') || ids.has('authorizations') || ids.has('entry')) return 'show license all'
  return 'show license status'
}
