import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { pingsOf } from './ping-result.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

/** Whether the VRF that licensing uses is one that the switch has: a ping in it says so, however it ends. */
export const transportVrfExists: DerivedFact = {
  key: 'transport.vrfExists',
  needs: ['ping.result', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const known = sendingVrf(facts, assumed)
  if (!known?.name) return undefined
  const found = pingsOf(facts).findLast(({ ping }) => vrfName(ping.vrf) === known.name)
  if (!found) return undefined
  return {
    value: found.ping.outcome !== 'bad-vrf',
    from: known.fact ? [found.fact, known.fact] : [found.fact],
  }
}
