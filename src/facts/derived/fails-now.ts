import type { Fact } from '../fact.ts'
import { type Assumed, factOf } from './derived-fact.ts'
import { pingsByVrf } from './pings-by-vrf.ts'

/**
 * What shows that reports can't get out now, whatever was accepted before: a ping in the VRF of licensing that found no
 * address or no route, a server whose certificate has expired. Lost replies are no such failure, since a firewall may
 * drop a ping and let port 443 through.
 */
export function failsNow(facts: readonly Fact[], assumed: Assumed): Fact | undefined {
  const expired = factOf(facts, 'onPrem.certificateExpired')
  if (expired?.value === true) return expired
  const last = pingsByVrf(facts, assumed).findLast(({ failsHere }) => failsHere)
  return last && (last.ping.outcome === 'no-route' || last.ping.outcome === 'unresolved')
    ? last.from[0]
    : undefined
}
