import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { hostOf } from './licensing-hosts.ts'
import { isAddress } from './ping-result.ts'

/** Whether the URL of the transport names its server by address. */
export const transportHostIsAddress: DerivedFact = {
  key: 'transport.hostIsAddress',
  needs: ['transport.url'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const url = factOf(facts, 'transport.url')
  const host = typeof url?.value === 'string' ? hostOf(url.value) : undefined
  return url && host ? { value: isAddress(host), from: [url] } : undefined
}
