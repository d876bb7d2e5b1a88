/** Whose licensing agent a facility is: NX-OS logs as LICMGR, IOS XE as SMART_LIC, IOS XR as LICENSE-SMART_LIC. */
export type LicensingFamily = { kind: 'licmgr' | 'smart-lic'; xr: boolean; facility: string }

/**
 * The licensing agent behind a facility in capitals, sub-parts included (`LICMGR-SLOT1`); undefined for any other.
 * `facility` is without what merely stood before it (`leaf-1-LICMGR` is `LICMGR`).
 */
export function licensingFamily(facility: string): LicensingFamily | undefined {
  const parts = facility.split('-')
  const agent = parts.findLastIndex((part) => part === 'LICMGR' || part === 'SMART_LIC')
  if (agent === -1) return undefined
  const xr = parts[agent - 1] === 'LICENSE' && parts[agent] === 'SMART_LIC'
  return {
    kind: parts[agent] === 'LICMGR' ? 'licmgr' : 'smart-lic',
    xr,
    facility: parts.slice(xr ? agent - 1 : agent).join('-'),
  }
}
