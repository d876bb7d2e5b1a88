import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsByVrf } from './pings-by-vrf.ts'

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
  const hosts = licensingHosts(facts, assumed)
  const shown = pingsByVrf(facts, assumed).flatMap(({ ping, here, failsHere, from }): Derivation[] => {
    if (!hosts.some((host) => isSameHost(ping.target, host))) return []
    if (ping.outcome === 'replies' && here) return [{ value: true, from }]
    return ping.outcome === 'no-route' && failsHere ? [{ value: false, from }] : []
  })
  return shown.at(-1)
}
