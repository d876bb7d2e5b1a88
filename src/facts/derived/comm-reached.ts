import type { Fact } from '../fact.ts'
import { commWorksSince } from './comm-works-since.ts'
import type { Assumed, Derivation, DerivedFact } from './derived-fact.ts'
import { isInTransportVrf } from './https-by-hand.ts'
import { lastFailure } from './last-failure.ts'
import { isSameHost, licensingHosts } from './licensing-hosts.ts'
import { isAddress } from './ping-result.ts'
import { pingsByVrf } from './pings-by-vrf.ts'
import { isFurther, STAGE_OF, STAGES, type Stage, stageOf } from './stages.ts'

/**
 * How far the last try to reach the licensing server got: the furthest stage that it completed, by the class of its own
 * error. What was tried in the VRF of licensing beside it (a ping, a curl) moves that on, or back if it failed earlier
 * and stands below. An acknowledgment that is newer than the failure completes all.
 */
export const commReached: DerivedFact = {
  key: 'comm.reached',
  needs: [
    ...(Object.keys(STAGE_OF) as (keyof typeof STAGE_OF)[]),
    'ping.result',
    'https.result',
    ...commWorksSince.needs,
  ],
  derive,
}

/** What a probe shows: that a stage was completed; `ends`, that the next one fails. */
type Shown = { stage: Stage; ends: boolean; from: [Fact, ...Fact[]] }

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const works = commWorksSince.derive(facts, assumed)
  if (works?.value === true) return { value: 'accepted', from: works.from }
  const [failure] = lastFailure(facts)
  const stage = failure && stageOf(failure)
  const own: Shown[] = failure && stage ? [{ stage, ends: true, from: [failure] }] : []
  const [first, ...others] = [...own, ...probes(facts, assumed)]
  if (!first) return undefined
  const shown = others.reduce((last, each) => {
    const isBelow = each.from[0].lines[0] > last.from[0].lines[0]
    return isFurther(each.stage, last.stage) || (each.ends && isBelow && each.stage !== last.stage)
      ? each
      : last
  }, first)
  return { value: shown.stage, from: shown.from }
}

/** What was tried beside the messages, in the order of the paste: pings, and https from the switch itself. */
function probes(facts: readonly Fact[], assumed: Assumed): Shown[] {
  return [...pings(facts, assumed), ...facts.flatMap((fact) => byHand(fact, facts, assumed))]
}

/** A try by hand: `{ host, vrf, from: switch|pc|unknown, reached }`; a PC takes another path, and so does another VRF. */
function byHand(fact: Fact, facts: readonly Fact[], assumed: Assumed): Shown[] {
  if (fact.key !== 'https.result' || typeof fact.value !== 'object' || fact.value === null) return []
  const { host, vrf, from, reached } = fact.value
  const stage = STAGES.find((each) => each === reached)
  const own = licensingHosts(facts, assumed).some((each) => isSameHost(String(host), each))
  const here = isInTransportVrf(vrf, facts, assumed)
  return stage && own && here && from === 'switch' ? [{ stage, ends: true, from: [fact] }] : []
}

function pings(facts: readonly Fact[], assumed: Assumed): Shown[] {
  const hosts = licensingHosts(facts, assumed)
  return pingsByVrf(facts, assumed).flatMap(({ ping, here, failsHere, from }): Shown[] => {
    if (!hosts.some((host) => isSameHost(ping.target, host))) return []
    if (ping.outcome === 'replies') return here ? [{ stage: 'path', ends: false, from }] : []
    if (ping.outcome === 'loss') return here ? [{ stage: 'name', ends: false, from }] : []
    if (!failsHere) return []
    if (ping.outcome === 'unresolved') return [{ stage: 'none', ends: true, from }]
    // nobody looked a name up for an address
    const named = ping.target !== undefined && !isAddress(ping.target)
    return ping.outcome === 'no-route' && named ? [{ stage: 'name', ends: true, from }] : []
  })
}
