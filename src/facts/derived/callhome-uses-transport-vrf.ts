import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { transportVrf, vrfName } from './transport-vrf.ts'

/** Whether `transport http use-vrf` of callhome names the VRF that licensing uses, where that is not the default one. */
export const callhomeUsesTransportVrf: DerivedFact = {
  key: 'callhome.usesTransportVrf',
  needs: ['callhome.vrf', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const callhome = factOf(facts, 'callhome.vrf')
  const known = transportVrf(facts, assumed)
  // a VRF that nobody set is no word against call home's
  if (known?.fact?.value === null) return undefined
  if (!callhome || !known?.name) return undefined
  return {
    value: vrfName(callhome.value) === known.name,
    from: known.fact ? [callhome, known.fact] : [callhome],
  }
}
