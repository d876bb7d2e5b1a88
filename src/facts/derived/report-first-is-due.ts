import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/**
 * Whether the first usage report is due: only where the device says that none has been sent yet, by the date of the
 * next one against the time of asking. Where one has been sent, this says nothing.
 */
export const reportFirstIsDue: DerivedFact = {
  key: 'report.firstIsDue',
  needs: ['report.lastPush', 'report.nextPush', 'report.nextSend'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const sent = factOf(facts, 'report.lastPush')
  const next = factOf(facts, 'report.nextPush') ?? factOf(facts, 'report.nextSend')
  const due = instantOf(next?.value)
  if (!at || !sent || sent.value !== null || !next || due === undefined) return undefined
  return { value: due <= Date.parse(at), from: [next, sent] }
}
