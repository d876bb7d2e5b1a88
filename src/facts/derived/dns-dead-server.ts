import type { Fact } from '../fact.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { isAddress, type PingResult, pingsOf } from './ping-result.ts'
import { sendingVrf, vrfName } from './transport-vrf.ts'

const NEEDS: DerivedFact['needs'] = ['dns.vrfServers', 'dns.globalServer', 'ping.result', 'transport.vrf']

/** A name server that the switch has and that answers no ping in its VRF. */
export const dnsDeadServer: DerivedFact = { key: 'dns.deadServer', needs: NEEDS, derive: findDead }

/** An address that isn't set as name server and answers pings where the one that is set doesn't. */
export const dnsLiveServer: DerivedFact = { key: 'dns.liveServer', needs: NEEDS, derive: findLive }

function findDead(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const servers = factOf(facts, 'dns.vrfServers')
  const known = sendingVrf(facts, assumed)
  const pings = pingsOf(facts)
  for (const { ping, fact } of pings) {
    const { target, vrf, outcome } = ping
    if (!servers || !target || (outcome !== 'loss' && outcome !== 'no-route')) continue
    const name = typeof vrf === 'string' ? vrfName(vrf) : null
    // a server of another VRF than licensing's is nobody's affair here
    if (known && known.name !== name) continue
    if (pings.some(({ ping: other }) => isAnswered(other, target, vrf))) continue
    if (serversOf(servers, name).includes(target)) return { value: target, from: [fact, servers] }
  }
  return undefined
}

function findLive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const dead = findDead(facts, assumed)
  const lost = pingsOf(facts).find(({ fact }) => fact === dead?.from[0])
  const live = pingsOf(facts).find(
    ({ ping }) =>
      ping.outcome === 'replies' &&
      ping.target !== undefined &&
      isAddress(ping.target) &&
      ping.target !== dead?.value &&
      ping.vrf === lost?.ping.vrf,
  )
  return dead && live?.ping.target ? { value: live.ping.target, from: [live.fact, ...dead.from] } : undefined
}

function isAnswered({ target, vrf, outcome }: PingResult, of: string, inVrf: PingResult['vrf']): boolean {
  return outcome === 'replies' && target === of && vrf === inVrf
}

function serversOf({ value }: Fact, vrf: string | null): string[] {
  const own = typeof value === 'object' && value !== null ? value[vrf ?? 'default'] : undefined
  return typeof own === 'string' ? own.split(/[\s,]+/) : []
}
