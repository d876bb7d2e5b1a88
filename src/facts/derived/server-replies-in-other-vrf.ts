import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { EXAMPLE_HOST, isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsOf } from './ping-result.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

/** Whether a ping was answered in a VRF that is not the one licensing uses; never false, since nobody pings in all. */
export const serverRepliesInOtherVrf: DerivedFact = {
  key: 'server.repliesInOtherVrf',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const known = sendingVrf(facts, assumed)
  if (!known) return undefined
  const hosts = [...licensingHosts(facts, assumed), EXAMPLE_HOST]
  const found = pingsOf(facts).findLast(
    ({ ping }) =>
      ping.outcome === 'replies' &&
      ping.vrf !== undefined &&
      vrfName(ping.vrf) !== known.name &&
      hosts.some((host) => isSameHost(ping.target, host)),
  )
  if (!found) return undefined
  return { value: true, from: known.fact ? [found.fact, known.fact] : [found.fact] }
}
