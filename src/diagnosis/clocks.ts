import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Group } from './diagnosis.ts'
import { guidanceFor } from './entry-of.ts'
import { whetherApplies } from './places.ts'

/** The waits and deadlines that the open evidence's entries name, where they apply to the device's way to Cisco. */
export function findClocks(knowledge: Knowledge, groups: readonly Group[]): string[] {
  const found = groups.flatMap((group) =>
    guidanceFor(group, knowledge)
      .flatMap(({ clocks }) => clocks)
      .filter((id) => whetherApplies(knowledge.clocks.get(id)?.for, group.places) === 'yes'),
  )
  return [...new Set(found)]
}
