import type { Fact } from '../fact.ts'
import { type Assumed, factOf } from './derived-fact.ts'

/** Where licensing goes while nobody sets a VRF (nxos-commands.md, 1a). */
const FACTORY_VRF = 'management'

/** The VRF that licensing uses: its name, or null for VRF `default`. Undefined where nobody said. */
export type TransportVrf = { name: string | null; fact?: Fact }

/** The VRF that licensing uses, by the device's own word, else by the asker's. */
export function transportVrf(facts: readonly Fact[], assumed: Assumed): TransportVrf | undefined {
  const fact = factOf(facts, 'transport.vrf')
  if (fact) return { name: fact.value === null ? FACTORY_VRF : vrfName(fact.value), fact }
  return assumed.vrf === undefined ? undefined : { name: vrfName(assumed.vrf) }
}

/** The VRF that reports leave in: under transport callhome, where licensing names none, the one that call home sends in. */
export function sendingVrf(facts: readonly Fact[], assumed: Assumed): TransportVrf | undefined {
  const known = transportVrf(facts, assumed)
  const callhome = factOf(facts, 'callhome.vrf')
  // who pastes nothing but call home's configuration reports by it
  const byCallhome = factOf(facts, 'callhome.enabled') && !known ? 'callhome' : undefined
  const type = factOf(facts, 'transport.type')?.value ?? assumed.transport ?? byCallhome
  const named = known?.fact ? known.fact.value !== null && known.name : known?.name
  if (named || type !== 'callhome' || !callhome) return known
  return { name: vrfName(callhome.value), fact: callhome }
}

/** A VRF's name; null for the default one, which a command names by leaving it out. */
export function vrfName(value: unknown): string | null {
  return typeof value === 'string' && value.toLowerCase() !== 'default' ? value : null
}
