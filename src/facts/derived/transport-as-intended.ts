import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const BY_TOPOLOGY: Record<string, string[]> = {
  direct: ['smart', 'callhome'],
  cslu: ['cslu'],
  'cslu-offline': ['cslu'],
  'on-prem': ['cslu'],
  offline: ['off'],
}

/** Whether the transport type is the one that the asker says is meant, by itself or by the topology. */
export const transportAsIntended: DerivedFact = {
  key: 'transport.asIntended',
  needs: ['transport.type'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  const meant = assumed.transport ? [assumed.transport] : BY_TOPOLOGY[assumed.topology ?? '']
  if (typeof type?.value !== 'string' || !meant) return undefined
  return { value: meant.includes(type.value), from: [type] }
}
