import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { EXAMPLE_HOST, isSameHost, licensingHosts } from './licensing-hosts.ts'
import { isAddress } from './ping-result.ts'
import { pingsByVrf } from './pings-by-vrf.ts'

/**
 * Whether the licensing server's name resolves in the VRF that licensing uses; the last ping that shows it counts.
 * An unresolved name counts in an explicit VRF even where nobody said which VRF licensing uses; a resolved one shows
 * something of that VRF and of that name only. Without a VRF typed and without one known, a ping shows nothing.
 */
export const dnsResolvesInTransportVrf: DerivedFact = {
  key: 'dns.resolvesInTransportVrf',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const hosts = licensingHosts(facts, assumed)
  const shown = pingsByVrf(facts, assumed).flatMap(({ ping, here, failsHere, from }): Derivation[] => {
    if (ping.target === undefined || isAddress(ping.target)) return []
    const own = hosts.some((host) => isSameHost(ping.target, host))
    if (ping.outcome === 'unresolved' && (own || isSameHost(ping.target, EXAMPLE_HOST))) {
      return failsHere ? [{ value: false, from }] : []
    }
    // a lost reply still shows that there was an address to send to
    const resolved = ping.outcome === 'replies' || ping.outcome === 'loss'
    return resolved && own && here ? [{ value: true, from }] : []
  })
  return shown.at(-1)
}
