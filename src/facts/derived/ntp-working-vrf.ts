import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { isSameHost } from './licensing-hosts.ts'
import { pingsOf } from './ping-result.ts'

/** The VRF, other than the one that NTP asks in, in which the NTP server answered a ping. */
export const ntpWorkingVrf: DerivedFact = {
  key: 'ntp.workingVrf',
  needs: ['ntp.server', 'ntp.vrf', 'ping.result'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const [server, asked] = [factOf(facts, 'ntp.server'), factOf(facts, 'ntp.vrf')]
  const host = server?.value
  if (!server || typeof host !== 'string' || typeof asked?.value !== 'string') return undefined
  if (factOf(facts, 'ntp.synchronized')?.value === true) return undefined
  const answered = pingsOf(facts).flatMap(({ ping, fact }) =>
    ping.outcome === 'replies' && isSameHost(ping.target, host)
      ? [{ vrf: (ping.vrf ?? 'default').toLowerCase() === 'default' ? 'default' : ping.vrf, fact }]
      : [],
  )
  // a server that answers where it is asked fails for another reason
  if (answered.some(({ vrf }) => vrf === asked.value)) return undefined
  const found = answered.find(({ vrf }) => vrf !== undefined)
  return found ? { value: found.vrf ?? 'default', from: [found.fact, asked] } : undefined
}
