import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** `2026-12-02T09:15:00Z`; a date whose zone nobody knows stays raw text, and nothing is concluded from it. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/

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
  if (!at || !sent || sent.value !== null || typeof next?.value !== 'string' || !INSTANT.test(next.value))
    return undefined
  return { value: Date.parse(next.value) <= Date.parse(at), from: [next, sent] }
}
