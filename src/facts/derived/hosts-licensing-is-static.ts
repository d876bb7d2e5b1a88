import * as z from 'zod'
import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'

const StaticHost = z.object({ name: z.string(), address: z.string() })

/** Whether the switch has an address of its own for the host that licensing asks, so that DNS isn't asked for it. */
export const hostsLicensingIsStatic: DerivedFact = {
  key: 'hosts.licensingIsStatic',
  needs: ['hosts.static', 'transport.url', 'transport.type', 'commFailed.peer'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const hosts = licensingHosts(facts, assumed)
  const found = facts.findLast(({ key, value }) => {
    const entry = key === 'hosts.static' ? StaticHost.safeParse(value) : undefined
    return entry?.success === true && hosts.some((host) => isSameHost(entry.data.name, host))
  })
  return found && { value: true, from: [found] }
}
