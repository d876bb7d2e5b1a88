import type { Evidence } from './evidence.ts'

/** Evidence before or after it is numbered, as far as it tells whose it is and of which platform. */
type Told = Pick<Evidence, 'platform' | 'device'>

/**
 * Tells whether a piece of evidence can't be a device's, since a device runs one platform: what is of IOS XE or IOS XR
 * isn't a Nexus's, by what else carries that device's name, and the reverse.
 */
export function findStrangers(evidence: readonly Told[]): (each: Told, host: string) => boolean {
  const families = new Map<string, Set<string>>()
  for (const { platform, device } of evidence) {
    const family = familyOf(platform)
    if (!device?.host || !family) continue
    families.set(device.host, (families.get(device.host) ?? new Set()).add(family))
  }
  return ({ platform }, host) => {
    const own = families.get(host)
    const family = familyOf(platform)
    return own !== undefined && family !== undefined && !own.has(family)
  }
}

function familyOf(platform: Evidence['platform']): 'nx-os' | 'ios' | undefined {
  if (platform === 'nx-os') return platform
  return platform === 'ios-xe' || platform === 'ios-xr' ? 'ios' : undefined
}
