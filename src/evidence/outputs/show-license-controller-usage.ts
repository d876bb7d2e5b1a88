import { simpleOutput } from './simple-output.ts'

// NXOS_ESSENTIALS: TRUE
const TIER = /^\s{0,8}(?<tier>NXOS_ESSENTIALS|NXOS_ADVANTAGE|DCN_PREMIER): (?<used>TRUE|FALSE)\s{0,8}$/i
// cluster01
const CLUSTER = /^\s{0,8}(?<cluster>[A-Za-z][\w-]{1,60})\s{0,8}$/

/** `show license controller usage`: what the clusters of a Nexus Dashboard use, from NX-OS 10.5(2)F on. */
export const showLicenseControllerUsage = simpleOutput({
  command: 'show license controller usage',
  level: 'explained',
  era: 'policy',
  starts: [CLUSTER, TIER],
  holds: [CLUSTER, TIER],
  parse: (lines, { echo, ended }) => {
    const clusters: Record<string, string | boolean>[] = []
    let tiers = 0
    for (const { line } of lines) {
      const tier = TIER.exec(line.text)?.groups
      const own = clusters.at(-1)
      if (tier?.tier && own) {
        own[tier.tier] = tier.used?.toUpperCase() === 'TRUE'
        tiers++
      } else if (!tier) clusters.push({ cluster: line.text.trim() })
    }
    const echoed = echo?.command === 'show license controller usage'
    if (tiers < (echoed ? 1 : 2)) return undefined
    return { output: { clusters }, platform: 'nx-os', complete: ended }
  },
})
