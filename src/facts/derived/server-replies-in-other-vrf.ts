import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { EXAMPLE_HOST, isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsByVrf } from './pings-by-vrf.ts'

/** Whether a ping was answered in a VRF that is not the one licensing uses; never false, since nobody pings in all. */
export const serverRepliesInOtherVrf: DerivedFact = {
  key: 'server.repliesInOtherVrf',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const hosts = [...licensingHosts(facts, assumed), EXAMPLE_HOST]
  const found = pingsByVrf(facts, assumed).findLast(
    ({ ping, here }) =>
      ping.outcome === 'replies' && here === false && hosts.some((host) => isSameHost(ping.target, host)),
  )
  return found && { value: true, from: found.from }
}
