import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsOf } from './ping-result.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

/**
 * Whether the licensing server answers a ping in the VRF that licensing uses. `no route` says that it can't; lost
 * replies say nothing, since a firewall may drop a ping and let port 443 through.
 */
export const serverRepliesInTransportVrf: DerivedFact = {
  key: 'server.repliesInTransportVrf',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const known = sendingVrf(facts, assumed)
  const hosts = licensingHosts(facts, assumed)
  const shown = pingsOf(facts).flatMap(({ ping, fact }): Derivation[] => {
    if (!hosts.some((host) => isSameHost(ping.target, host))) return []
    const from: [Fact, ...Fact[]] = known?.fact ? [fact, known.fact] : [fact]
    // output without its command says nothing about the VRF
    const here = known && ping.vrf !== undefined ? vrfName(ping.vrf) === known.name : undefined
    if (ping.outcome === 'replies' && here) return [{ value: true, from }]
    return ping.outcome === 'no-route' && (here || (here === undefined && ping.vrf))
      ? [{ value: false, from }]
      : []
  })
  return shown.at(-1)
}
