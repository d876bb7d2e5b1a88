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
  const older = isOlder(release.value)
  if (older === undefined) return undefined
  return { value: older && vrf.value.toLowerCase() !== 'management', from: [release, vrf] }
}

/** Whether the device's release lets licensing use another VRF than management. */
export const deviceKnowsOtherVrfs: DerivedFact = {
  key: 'device.knowsOtherVrfs',
  needs: ['device.release'],
  derive(facts): Derivation | undefined {
    const release = factOf(facts, 'device.release')
    const older = typeof release?.value === 'string' ? isOlder(release.value) : undefined
    return release && older !== undefined ? { value: !older, from: [release] } : undefined
  },
}

function isOlder(release: string): boolean | undefined {
  const { major, minor, build } = RELEASE.exec(release)?.groups ?? {}
  if (major === undefined) return undefined
  const own = [Number(major), Number(minor), Number(build)]
  const at = own.findIndex((part, place) => part !== FIRST[place])
  return at !== -1 && (own[at] ?? 0) < (FIRST[at] ?? 0)
}
