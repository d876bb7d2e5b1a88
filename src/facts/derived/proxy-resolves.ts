import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { isSameHost } from './licensing-hosts.ts'
import { isAddress, pingsOf } from './ping-result.ts'

/** Whether the name of the proxy that licensing is set to resolves, by a ping of it. An address says nothing. */
export const proxyResolves: DerivedFact = {
  key: 'proxy.resolves',
  needs: ['transport.proxy', 'ping.result'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const proxy = factOf(facts, 'transport.proxy')
  const host = proxy?.value
  if (!proxy || typeof host !== 'string' || isAddress(host)) return undefined
  const found = pingsOf(facts).findLast(({ ping }) => isSameHost(ping.target, host))
  if (!found || found.ping.outcome === 'bad-vrf') return undefined
  return { value: found.ping.outcome !== 'unresolved', from: [found.fact, proxy] }
}
