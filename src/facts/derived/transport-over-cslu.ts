import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/**
 * Whether licensing on this device goes over transport cslu: by its own word, else by the peer that its latest
 * failure names. `Cisco Smart License Utility (CSLU)` and `Cisco Smart Software Manager (CSSM)` are the two known;
 * any other peer tells nothing.
 */
export const transportOverCslu: DerivedFact = {
  key: 'transport.overCslu',
  needs: ['transport.type', 'commFailed.peer'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const type = factOf(facts, 'transport.type')
  if (type) return { value: type.value === 'cslu', from: [type] }
  const peer = factOf(facts, 'commFailed.peer')
  if (typeof peer?.value !== 'string') return undefined
  const name = peer.value.toUpperCase()
  if (name.includes('(CSLU)')) return { value: true, from: [peer] }
  return name.includes('(CSSM)') ? { value: false, from: [peer] } : undefined
}
