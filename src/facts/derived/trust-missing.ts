import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** Whether a trust code lacks where there must be one: under smart and callhome, or connected directly. */
export const trustMissing: DerivedFact = {
  key: 'trust.missing',
  needs: ['trust.installed', 'transport.type'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const installed = factOf(facts, 'trust.installed')
  if (!installed) return undefined
  if (installed.value === true) return { value: false, from: [installed] }
  const type = factOf(facts, 'transport.type')
  if (type?.value === 'smart' || type?.value === 'callhome') return { value: true, from: [installed, type] }
  const assumes =
    assumed.transport === 'smart' || assumed.transport === 'callhome' || assumed.topology === 'direct'
  return !type && assumes ? { value: true, from: [installed] } : undefined
}
