import type { Fact } from '../fact.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'
import { pingsOf } from './ping-result.ts'

/** Whether the name of the licensing server resolved in a ping, and every reply was lost. */
export const serverPingLost: DerivedFact = {
  key: 'server.pingLost',
  needs: ['ping.result'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const hosts = licensingHosts(facts, assumed)
  const own = pingsOf(facts).filter(({ ping }) => hosts.some((host) => isSameHost(ping.target, host)))
  const last = own.at(-1)
  return last && { value: last.ping.outcome === 'loss', from: [last.fact] }
}
