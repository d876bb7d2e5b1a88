import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import type { FactKey } from '../vocabulary.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { failsNow } from './fails-now.ts'
import { failedAt, lastFailure } from './last-failure.ts'

/** What shows that a message got through, and when. */
const ACCEPTED: readonly FactKey[] = ['report.lastAck', 'comm.lastSuccessAt']

/**
 * Whether licensing works again: an acknowledgment, or a message that got through, is newer than the last failure.
 * Without a failure in the paste: the last report was acknowledged and none is overdue. False where the last failure is
 * newer than all that was accepted.
 */
export const commWorksSince: DerivedFact = {
  key: 'comm.worksSince',
  needs: [...ACCEPTED],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  // an acknowledgment of a switch that sends nothing came by file
  if (factOf(facts, 'transport.type')?.value === 'off') return undefined
  const ongoing = factOf(facts, 'comm.ongoingFailures')
  if (typeof ongoing?.value === 'number' && ongoing.value > 0) return undefined
  const [failure] = lastFailure(facts)
  if (!failure) return withoutFailure(facts, assumed)
  const failed = failedAt(failure, facts)
  const last = lastAccepted(facts)
  if (!last || failed === undefined) return undefined
  return { value: last.at > failed, from: [last.fact, failure] }
}

function withoutFailure(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  if (failsNow(facts, assumed)) return undefined
  const { at } = assumed
  const [ack, push] = [factOf(facts, 'report.lastAck'), factOf(facts, 'report.lastPush')]
  const [accepted, sent] = [instantOf(ack?.value), instantOf(push?.value)]
  if (!ack || !push || accepted === undefined || sent === undefined || accepted < sent) return undefined
  const due = instantOf((factOf(facts, 'report.nextPush') ?? factOf(facts, 'report.nextSend'))?.value)
  if (due === undefined || !at || due < Date.parse(at)) return undefined
  return { value: true, from: [ack, push] }
}

function lastAccepted(facts: readonly Fact[]): { fact: Fact; at: number } | undefined {
  return ACCEPTED.flatMap((key) => {
    const fact = factOf(facts, key)
    const at = instantOf(fact?.value)
    return fact && at !== undefined ? [{ fact, at }] : []
  })
    .sort((one, other) => one.at - other.at)
    .at(-1)
}
