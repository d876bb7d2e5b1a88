import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Group } from './diagnosis.ts'
import { byUrgency, guidanceOf } from './entry-of.ts'
import { whetherApplies } from './places.ts'

/** The waits and deadlines that the open evidence's entries name, where they apply to the device's way to Cisco. */
export function findClocks(knowledge: Knowledge, groups: readonly Group[]): string[] {
  const found = groups.flatMap((group) =>
    byUrgency(group.evidence, knowledge)
      .flatMap((each) => guidanceOf(each, knowledge).clocks)
      .filter((id) => whetherApplies(knowledge.clocks.get(id)?.for, group.places) === 'yes'),
  )
  return [...new Set(found)]
}
