import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const HOUR = 3_600_000

/** For how many hours the last report has been waiting for its acknowledgment; unknown where it has one, or none was sent. */
export const reportAwaitsAckHours: DerivedFact = {
  key: 'report.awaitsAckHours',
  needs: ['report.lastPush', 'report.lastAck'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const sent = factOf(facts, 'report.lastPush')
  const came = factOf(facts, 'report.lastAck')
  const [pushed, acknowledged] = [instantOf(sent?.value), instantOf(came?.value)]
  if (!at || !sent || !came || pushed === undefined) return undefined
  const missing = came.value === null || (acknowledged !== undefined && acknowledged < pushed)
  const since = Date.parse(at) - pushed
  return missing && since >= 0
    ? { value: Math.round((since / HOUR) * 10) / 10, from: [sent, came] }
    : undefined
}
