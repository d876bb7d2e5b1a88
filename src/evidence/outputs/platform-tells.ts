import type { Platform } from '../evidence.ts'
import type { Placed } from './output-parser.ts'

/** Product ids of IOS XE routers, switches and controllers: `PID:C9300-24UX`, `ISR4331`, `ASR1001-X`, `IR1101`. */
const IOS_XE_PID = /\bP(?:ID)?:\s?(?:C\d{3,4}|ISR|ASR|CSR|IR\d|IE-|ESR|WS-C)/
/** Product ids of Nexus and MDS: `PID: N9K-C9332C`. */
const NX_OS_PID = /\bP(?:ID)?:\s?(?:N\dK|DS-C)/

/** Ways in which only IOS XE writes; each is one tell. Letter case is another, all of it together. */
const IOS_XE: readonly RegExp[] = [
  // Load for five secs: 2%/0%; one minute: 0%; five minutes: 0%
  /^Load for five secs:/,
  // Time source is NTP, .05:30:30.132 UTC Fri Oct 22 2021
  /^(?:No time source|Time source is [^,]{1,40}),/,
  IOS_XE_PID,
  // network-advantage (C9300-24 Network Advantage):
  /^\s{0,4}[a-z][\w-]{1,60} \([^()]{3,80}\):\s{0,8}$/,
  // Report on change (days): 90 (CISCO default)
  /^\s{0,8}Report(?:ing frequency| on change) \(days\):/,
  // Cslu address: <empty>, VRF: <empty>
  /^\s{0,8}(?:Cslu address|VRF|Custom Id): <empty>/,
  // Device Telemetry Report Summary:
  /^Device Telemetry Report Summary/,
  // Feature Name: network-advantage
  /^\s{0,8}Feature Name: /,
  // Export status: NOT RESTRICTED
  /^\s{0,8}Export status: /,
]

/** Letter case that the captures of IOS XE have, and the chapter's of NX-OS haven't. */
const IOS_XE_CASE =
  /^\s{0,8}(?:Usage Reporting:|Trust Code Installed:|Not Configured\s{0,8}$|Enforcement type:|License type:)/

const NX_OS: readonly RegExp[] = [
  NX_OS_PID,
  // (LAN_ENTERPRISE_SERVICES_PKG):
  /^\s{0,4}\([A-Z][A-Z0-9_-]{2,60}\):/,
  // Enforcement Type: NOT ENFORCED
  /^\s{0,8}(?:Enforcement|License) Type:/,
  // Usage reporting:
  /^Usage reporting:/,
  // Active: PID: N9K-C9332C, SN: FDO24420XYZ
  /PID: \S{1,40}, SN: /,
]

/**
 * Whose output it is: IOS XE by two independent tells, NX-OS by one of its own, else unknown.
 * Source: the rules of the answer; letter case alone decides nothing.
 */
export function tellPlatform(lines: readonly Placed[]): Platform {
  const texts = lines.map(({ line }) => line.text)
  const says = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  const tells = IOS_XE.filter(says).length + (says(IOS_XE_CASE) ? 1 : 0)
  if (tells >= 2 && !says(NX_OS_PID)) return 'ios-xe'
  return NX_OS.some(says) ? 'nx-os' : 'unknown'
}
