import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Before policies no Nexus had a time like this; a clock that shows one was never set. */
const EARLIEST = Date.UTC(2020, 0, 1)

/** Whether the switch's own clock shows a time from before licensing by policies existed. */
export const clockNeverSet: DerivedFact = { key: 'clock.neverSet', needs: ['clock.deviceTime'], derive }

function derive(facts: readonly Fact[]): Derivation | undefined {
  const clock = factOf(facts, 'clock.deviceTime')
  const time = instantOf(clock?.value)
  return clock && time !== undefined ? { value: time < EARLIEST, from: [clock] } : undefined
}
