import { simpleOutput } from './simple-output.ts'

// Feature                      Ins  Lic   Status Expiry Date Comments
const HEADER = /^\s{0,8}Feature\s{1,60}Ins\s{1,12}Lic\s{1,12}Status\s{1,12}Expiry Date\s{1,12}Comments/
// MPLS_PKG                      No    -   Unused             Grace 10D 1H
const ROW = /^\s{0,8}[A-Z0-9][A-Z0-9_-]{2,60}\s{1,60}(?:Yes|No)\s{1,12}[-\d]{1,5}\s{1,12}(?:Unused|In use)\b/i

/** `show license usage` of traditional licensing: a table of features, licence files and grace periods. */
export const traditionalUsageTable = simpleOutput({
  command: 'show license usage',
  level: 'named',
  era: 'traditional',
  starts: [HEADER],
  holds: [ROW, /^\s{0,60}Count\s{0,20}$/, /^\s{0,8}-{20,}/],
  parse: () => ({ output: {}, platform: 'nx-os' }),
})
