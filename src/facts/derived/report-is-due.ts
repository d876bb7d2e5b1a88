import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Whether a usage report is due: the scheduled time of the next one has come. */
export const reportIsDue: DerivedFact = {
  key: 'report.isDue',
  needs: ['report.nextPush', 'report.nextSend'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const next = factOf(facts, 'report.nextSend') ?? factOf(facts, 'report.nextPush')
  const due = instantOf(next?.value)
  if (!at || !next || due === undefined) return undefined
  return { value: due <= Date.parse(at), from: [next] }
}
