import type { SectionSpec } from './section-spec.ts'
import { SECTIONS, type SectionId } from './section-specs.ts'
import type { Section } from './sections.ts'

const SPECS: Readonly<Record<SectionId, SectionSpec>> = SECTIONS
/** Sections that one output has many of. */
const MANY: ReadonlySet<SectionId> = new Set<SectionId>(['entry', 'handle'])
// AUTHORIZED, OUT OF COMPLIANCE on Aug 22 18:58:17 2022 UTC
const AUTHORIZED = /^(?:authorized|out of compliance|eval|unregistered|no licenses|auth expired|reserved)/i
const OLDER_FIELDS = ['last communication attempt', 'next communication attempt', 'communication deadline']

/**
 * Groups sections into the outputs that they are of: one begins where a section comes again or out of order. The
 * Smart Licensing before policies has an order of its own, so there only a repeated section begins the next.
 */
export function groupSections(sections: readonly Section[]): Section[][] {
  const groups: Section[][] = []
  let seen = new Set<SectionId>()
  let rank = -1
  let older = false
  for (const section of sections) {
    const { id } = section
    const own = SPECS[id].rank
    const begins = isOlder(section)
    const repeated = seen.has(id) && !MANY.has(id)
    const apart =
      repeated || (older || (begins && !isPolicy(seen)) ? false : own < rank || standsAlone(section, seen))
    if (apart || groups.length === 0) {
      groups.push([])
      seen = new Set()
      rank = -1
      older = false
    }
    groups.at(-1)?.push(section)
    seen.add(id)
    rank = Math.max(rank, own)
    older ||= begins
  }
  return groups
}

/** Outputs of their own that would else be taken for the next section of the one before. */
function standsAlone({ id, head }: Section, seen: ReadonlySet<SectionId>): boolean {
  if (seen.size === 0 || (seen.size === 1 && seen.has('preface'))) return false
  if (id === 'authorization' || id === 'history') return true
  if (id === 'summary') return !(seen.has('account') && seen.size === 1)
  if (id === 'entry') return !seen.has('usage') && !seen.has('authorization') && !seen.has('entry')
  return (id === 'product' || id === 'authorizations') && !head && !seen.has('usage') && !seen.has('handle')
}

function isOlder({ id, rows }: Section): boolean {
  if (id === 'registration') return true
  return (
    id === 'authorization' &&
    rows.some(
      ({ key, value }) => OLDER_FIELDS.includes(key) || (key === 'status' && AUTHORIZED.test(value ?? '')),
    )
  )
}

function isPolicy(seen: ReadonlySet<SectionId>): boolean {
  return seen.has('policyMode') || seen.has('reporting') || seen.has('trust')
}
