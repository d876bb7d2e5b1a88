import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { findPlaces } from '../diagnosis/places.ts'
import type { Options } from '../evidence/options.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/**
 * The ways to Cisco that are left for the devices of what is open, by their own transport and by what was chosen, as
 * names of topologies.
 */
export function findTopologies(diagnosis: Diagnosis, knowledge: Knowledge, options: Options): string[] {
  const { evidence, closed, ownerOf, facts } = diagnosis
  const owners = new Set(
    evidence.flatMap(({ id, level }) => (closed.has(id) || level === 'supporting' ? [] : [ownerOf.get(id)])),
  )
  const left = [...owners].flatMap((owner) => {
    const index = new Map<FactKey, BookedFact[]>()
    for (const fact of facts) {
      if (fact.device === owner && fact.key === 'transport.type' && !fact.superseded)
        index.set(fact.key, [fact])
    }
    return findPlaces(knowledge, index, options).left.map(({ topology }) => topology)
  })
  return [...new Set(left)]
}
