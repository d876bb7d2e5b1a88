import type { Platform } from '../evidence.ts'
import type { Row } from './row.ts'

// PID:C9300-24UX, P:C9407R,S:…, PID: ISR4331/K9
const XE_PID = /\bP(?:ID)?: ?(?:C[189]\d|C35|C36|C38|ISR|ASR1|CSR1|C8000V|WS-C|IE-\d|IR1|ESR-|VG4|ENCS)/
// network-advantage, dna-essentials, air-network-advantage, hseck9
const XE_FEATURE =
  /\b(?:air-)?(?:network|dna)-(?:advantage|essentials|premier|stack)|\bhseck9\b|\bappxk9\b|\bsecurityk9\b|C9\d{3}\S{0,12} (?:Network|DNA) (?:Advan|Essen)/i
/** Keys and headings that only IOS XE has, in small letters. */
const XE_WORDING = new Set([
  'unenforced/non-export perpetual attributes',
  'unenforced/non-export subscription attributes',
  'enforced (perpetual/subscription) license attributes',
  'export (perpetual/subscription) license attributes',
  'report on change (days)',
  'export status',
  'feature description',
  'server identity check',
  'trust point',
  'ip mode',
  'device telemetry report summary',
  'product analytics report summary',
  'device enforcement state',
  'rp role',
  'chassis role',
  'saevt_platform',
])
// Usage Reporting:, Trust Code Installed:, Type: cslu, Enforcement type:, Not Configured
const XE_CASE =
  /^(?:Usage Reporting:|Trust Code Installed:|Type: cslu$|Enforcement type:|License type:|Not Configured$)/

// PID:N9K-C9332C, PID: N3K-…, PID:DS-C9396T
const NX_PID = /\bP(?:ID)?: ?(?:N[23579]K-|N77-|N9\w{2,4}-|DS-C)/
// (LAN_ENTERPRISE_SERVICES_PKG), NXOS_ADVANTAGE_XF, Bios:version 05.45, Nexus 9300
const NX_WORD = /_PKG\b|\bNXOS_[A-Z]|\bBios:version\b|\bDCN_PREMIER\b|\bNexus \d/
const NX_WORDING = new Set([
  'ongoing reporting frequency (days)',
  'on change reporting (days)',
  'unenforced/non-export',
  'enforced (perpetual/subscription)',
  'export (perpetual/subscription)',
])

/**
 * Whose output it is: IOS XE by two independent tells (a product id, names of features, the line of loads, wording that
 * only it has, letter case: all differences of case together are one), NX-OS by one of its own that isn't letter case.
 */
export function platformOf(rows: readonly Row[]): Platform {
  const tells = new Set<string>()
  for (const { text, key } of rows) {
    if (NX_PID.test(text) || NX_WORD.test(text) || NX_WORDING.has(key)) return 'nx-os'
    if (XE_PID.test(text)) tells.add('product')
    if (XE_FEATURE.test(text)) tells.add('feature')
    if (key === 'load for five secs' || /^(?:No time source|Time source is \w{2,20}), [*.]?\d/.test(text))
      tells.add('load')
    if (XE_WORDING.has(key)) tells.add('wording')
    if (XE_CASE.test(text)) tells.add('case')
  }
  return tells.size >= 2 ? 'ios-xe' : 'unknown'
}
