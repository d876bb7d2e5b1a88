import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/**
 * Whether a report that is due waits for the connection: its time has passed and the switch counts tries in a row that
 * failed. False where it counts none.
 */
export const reportHeldUp: DerivedFact = {
  key: 'report.heldUp',
  needs: ['comm.ongoingFailures', 'report.nextPush', 'report.nextSend', 'report.lastPush'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const failing = factOf(facts, 'comm.ongoingFailures')
  if (!at || typeof failing?.value !== 'number') return undefined
  if (failing.value === 0) return { value: false, from: [failing] }
  const next = factOf(facts, 'report.nextPush') ?? factOf(facts, 'report.nextSend')
  const [due, sent] = [instantOf(next?.value), instantOf(factOf(facts, 'report.lastPush')?.value)]
  if (!next || due === undefined || due > Date.parse(at) || (sent !== undefined && sent >= due))
    return undefined
  return { value: true, from: [failing, next] }
}
