import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// license smart transport smart, license smart url smart https://…, license smart vrf management
const TRANSPORT = /^\s{0,8}license smart transport (?<type>smart|cslu|callhome|off)\s{0,8}$/i
const URL_LINE =
  /^\s{0,8}license smart url (?:(?<kind>smart|cslu|default|utility) )?(?<url>\S{1,300})\s{0,8}$/i
const VRF = /^\s{0,8}license smart vrf (?<vrf>\S{1,64})/i
const LICENSE = /^\s{0,8}(?:no )?license smart \S/i
const NAMES =
  /^\s{0,8}(?:no )?(?:ip (?:name-server|domain-lookup|domain-name|domain-list|host) ?|vrf context \S|ntp (?:server|source|peer) \S)/
const BANNER =
  /^\s{0,8}!(?:Command|Running configuration last done at|No configuration change since last restart|Time)/

/** Licensing lines of a running-config, with the name servers, VRFs and time servers beside them. */
export const runningConfig = simpleOutput({
  command: 'show running-config license',
  also: ['show running-config'],
  level: 'supporting',
  entry: 'outputs/show-running-config-license',
  starts: [LICENSE],
  holds: [LICENSE, NAMES, BANNER, /^version \S/],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const facts: FoundFact[] = []
  const output: Record<string, string> = {}
  for (const { line } of lines) {
    const type = TRANSPORT.exec(line.text)?.groups?.type?.toLowerCase()
    if (type) facts.push({ key: 'transport.type', value: type, lines: line.lines })
    const url = URL_LINE.exec(line.text)?.groups?.url
    if (url) facts.push({ key: 'transport.url', value: url, lines: line.lines })
    const vrf = VRF.exec(line.text)?.groups?.vrf
    if (vrf) facts.push({ key: 'transport.vrf', value: vrf, lines: line.lines })
    Object.assign(output, type && { transport: type }, url && { url }, vrf && { vrf })
  }
  return facts.length > 0 ? { output, facts, platform: 'nx-os', complete: false } : undefined
}
