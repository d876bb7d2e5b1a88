import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Whether the date for the next acknowledgment has passed without one. */
export const reportOverdue: DerivedFact = {
  key: 'report.overdue',
  needs: ['report.ackDeadline'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const due = factOf(facts, 'report.ackDeadline')
  const deadline = instantOf(due?.value)
  if (!at || !due || deadline === undefined) return undefined
  return { value: deadline < Date.parse(at), from: [due] }
}
