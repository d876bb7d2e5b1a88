import type { Fact } from '../fact.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** The first release in which transport smart works in other VRFs than management: 10.3(2)F (community-4892512). */
const FIRST = [10, 3, 2] as const
const RELEASE = /^(?<major>\d{1,2})\.(?<minor>\d{1,2})\((?<build>\d{1,3})/

/** Whether transport smart is set to a VRF other than management on a release that knows only management for it. */
export const transportVrfNeedsRelease: DerivedFact = {
  key: 'transport.vrfNeedsRelease',
  needs: ['device.release', 'transport.vrf'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const [type, vrf, release] = [
    factOf(facts, 'transport.type'),
    factOf(facts, 'transport.vrf'),
    factOf(facts, 'device.release'),
  ]
  if (type?.value !== 'smart' || typeof vrf?.value !== 'string' || typeof release?.value !== 'string')
    return undefined
  const { major, minor, build } = RELEASE.exec(release.value)?.groups ?? {}
  if (major === undefined) return undefined
  const own = [Number(major), Number(minor), Number(build)]
  const at = own.findIndex((part, place) => part !== FIRST[place])
  const older = at !== -1 && (own[at] ?? 0) < (FIRST[at] ?? 0)
  return { value: older && vrf.value.toLowerCase() !== 'management', from: [release, vrf] }
}
