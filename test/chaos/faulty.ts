import type { Fault, Faults } from '../../src/playground/server/faults.ts'
import type { SeededRandom } from '../evidence/seeded-random.ts'

/** How often what went wrong. */
export type FaultFigures = { ratelimited: number; http500: number; lost: number; late: number }

/** Calls that go wrong. */
const SAYS = ['chat.postMessage', 'chat.update']
const READS = ['conversations.replies']

/**
 * Makes a Slack's Web API go wrong by chance: of a hundred messages five are too many, three are an error 500, of four
 * the answer gets lost, five are taken late, after the connection broke.
 */
export function makeFaulty(faults: Faults, random: SeededRandom): FaultFigures {
  const figures = { ratelimited: 0, http500: 0, lost: 0, late: 0 }
  faults.take = (method): Fault | undefined => {
    const chance = random.int(100)
    const [says, reads] = [SAYS.includes(method), READS.includes(method)]
    if (!says && !reads) return undefined
    if (chance < 5) {
      figures.ratelimited++
      return { method, kind: 'ratelimited', retryAfter: 0 }
    }
    if (chance < 8) {
      figures.http500++
      return { method, kind: 'http', status: 500 }
    }
    if (says && chance < 12) {
      figures.lost++
      return { method, kind: 'lost' }
    }
    if (says && chance < 17) {
      figures.late++
      return { method, kind: 'late', ms: 60 + random.int(60) }
    }
    return undefined
  }
  return figures
}
