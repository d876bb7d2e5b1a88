import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { EXAMPLE_HOST, isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsByVrf } from './pings-by-vrf.ts'

/** The VRF, other than licensing's own, in which the licensing server answered a ping. */
export const serverWorkingVrf: DerivedFact = {
  key: 'server.workingVrf',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const hosts = [...licensingHosts(facts, assumed), EXAMPLE_HOST]
  const found = pingsByVrf(facts, assumed).findLast(
    ({ ping, here }) =>
      ping.outcome === 'replies' && here === false && hosts.some((host) => isSameHost(ping.target, host)),
  )
  return found && { value: found.ping.vrf ?? 'default', from: found.from }
}
