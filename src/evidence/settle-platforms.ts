import type { Claim } from './claim.ts'

/**
 * Gives outputs that show no platform the one of their device, where another output of the same host shows IOS XE and
 * none shows NX-OS: a device runs one of them.
 */
export function settlePlatforms(claims: readonly Claim[]): Claim[] {
  const hosts = (platform: string) =>
    new Set(
      claims.flatMap(({ evidence }) =>
        evidence.platform === platform && evidence.device?.host ? [evidence.device.host] : [],
      ),
    )
  const [xe, nexus] = [hosts('ios-xe'), hosts('nx-os')]
  return claims.map((claim) => {
    const { platform, device } = claim.evidence
    const host = device?.host ?? ''
    if (platform !== 'unknown' || !xe.has(host) || nexus.has(host)) return claim
    return { ...claim, evidence: { ...claim.evidence, platform: 'ios-xe' } }
  })
}
