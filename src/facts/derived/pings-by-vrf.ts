import type { Fact } from '../fact.ts'
import type { Assumed } from './derived-fact.ts'
import { type PingResult, pingsOf } from './ping-result.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

/**
 * A ping beside the VRF that reports leave in. `here`: whether it went out in that one; undefined where its output came
 * without its command, or nobody said which VRF that is. `failsHere`: whether a failure of it counts, as it also does in
 * a VRF that was typed where nobody said which one licensing uses. `from`: what shows it.
 */
type PlacedPing = { ping: PingResult; here: boolean | undefined; failsHere: boolean; from: [Fact, ...Fact[]] }

/** The pings of one device, in the order of the paste, by the VRF that they went out in. */
export function pingsByVrf(facts: readonly Fact[], assumed: Assumed): PlacedPing[] {
  const known = sendingVrf(facts, assumed)
  return pingsOf(facts).map(({ ping, fact }) => {
    const here = known && ping.vrf !== undefined ? vrfName(ping.vrf) === known.name : undefined
    const failsHere = here ?? Boolean(ping.vrf)
    return { ping, here, failsHere, from: known?.fact ? [fact, known.fact] : [fact] }
  })
}
