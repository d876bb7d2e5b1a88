import type { Evidence } from '../evidence/evidence.ts'
import { VOCABULARY } from '../facts/vocabulary.ts'
import type { Line } from '../text/line.ts'
import type { Owners } from './devices.ts'

/** Nobody's evidence by id, where it can't all be one switch's: the number of the fence or file that it stands in. */
export type Parts = ReadonlyMap<string, number>

/**
 * Tells apart switches that nothing names. Where two fences or files of one paste hold the same output with different
 * values and neither says whose it is, they may be two switches, so each is a switch of its own. Empty where all of it
 * may be one switch's. One output below another, or in a later paste, is taken for the same switch's, later.
 */
export function findParts(evidence: readonly Evidence[], { ownerOf }: Owners, lines: readonly Line[]): Parts {
  const nobodys = evidence.filter(({ id }) => ownerOf.get(id) === undefined)
  if (nobodys.length < 2) return new Map()
  const placeOf = places(lines)
  const placed = nobodys.flatMap((each) => {
    const place = placeOf.get(each.lines[0])
    return place ? [{ evidence: each, ...place }] : []
  })
  const seen = new Map<string, (typeof placed)[number]>()
  const differ = placed.some((each) => {
    const { evidence: shown, paste, block } = each
    if (!shown.show || shown.level === 'named') return false
    const name = `${paste} ${shown.show.command}`
    const first = seen.get(name)
    if (!first) seen.set(name, each)
    return first !== undefined && first.block !== block && contradict(first.evidence, shown)
  })
  return new Map(differ ? placed.map(({ evidence: { id }, block }) => [id, block]) : [])
}

/** Where each row of the paste stands: in which of several pastes, and in which block. */
function places(lines: readonly Line[]): Map<number, { paste: number; block: number }> {
  const found = new Map<number, { paste: number; block: number }>()
  for (const {
    lines: [first],
    paste = 0,
    block,
  } of lines)
    found.set(first, { paste, block })
  return found
}

/** Whether both state a value of the same key, and not the same one. */
function contradict(one: Evidence, other: Evidence): boolean {
  const values = new Map(one.facts.map(({ key, value }) => [key, JSON.stringify(value)]))
  return other.facts.some(({ key, value }) => {
    const said = VOCABULARY[key].merge === 'latest' ? values.get(key) : undefined
    return said !== undefined && said !== JSON.stringify(value)
  })
}
