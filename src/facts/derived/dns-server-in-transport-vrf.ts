import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { sendingVrf } from './transport-vrf.ts'

/**
 * Whether a DNS server is configured in the VRF that licensing uses. False only where a whole configuration has that
 * VRF without one, or `show hosts` lists other VRFs only; a VRF that nobody pasted is unknown.
 */
export const dnsServerInTransportVrf: DerivedFact = {
  key: 'dns.serverInTransportVrf',
  needs: ['dns.vrfServers', 'dns.globalServer', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const known = sendingVrf(facts, assumed)
  if (!known) return undefined
  const from = known.fact ? [known.fact] : []
  if (known.name === null) {
    const global = factOf(facts, 'dns.globalServer')
    return global ? { value: global.value !== null, from: [global, ...from] } : undefined
  }
  const servers = factOf(facts, 'dns.vrfServers')
  if (!servers || typeof servers.value !== 'object' || servers.value === null) return undefined
  // show hosts lists every VRF that has a server; a configuration may be an excerpt
  const lists = factOf(facts, 'dns.lookupEnabled')?.evidence === servers.evidence
  const absent = lists ? null : undefined
  // `*`: no VRF at all has one
  const name = Object.hasOwn(servers.value, '*') ? '*' : known.name
  const server = Object.hasOwn(servers.value, name) ? servers.value[name] : absent
  return server === undefined ? undefined : { value: server !== null, from: [servers, ...from] }
}
