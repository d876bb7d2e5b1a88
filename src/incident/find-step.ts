import { findEntry } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Step } from '../knowledge/step.ts'

/** A step of the knowledge base by its id, `actions/configure-dns#domain-name`; undefined where there is none any more. */
export function findStep(knowledge: Knowledge, id: string): Step | undefined {
  const [entry = '', own] = id.split('#')
  const action = findEntry(knowledge, entry)
  return action && 'steps' in action ? action.steps.find((each) => each.id === own) : undefined
}
