import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { firstMatch } from './first-match.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// http vrf:management
const VRF = /^\s{0,8}http vrf\s{0,4}:\s{0,4}(?<vrf>\S{0,64})\s{0,8}$/i
// http proxy server:10.1.1.80, http proxy port:8080, http proxy status:Disabled
const PROXY = /^\s{0,8}http proxy server\s{0,4}:\s{0,4}(?<server>\S{0,253})\s{0,8}$/i
const PORT = /^\s{0,8}http proxy server port\s{0,4}:|^\s{0,8}http proxy port\s{0,4}:/i
const STATUS = /^\s{0,8}http proxy (?:status|state)\s{0,4}:\s{0,4}(?<state>enabled?|disabled?)/i
const MAIL =
  /^\s{0,8}(?:from email addr|reply to email addr|smtp server|return receipt|smtp|server|port|priority|vrf)\b.{0,20}:/i

/** `show callhome transport`: the VRF and the proxy that call home sends HTTP through. The form is from memory. */
export const showCallhomeTransport = simpleOutput({
  command: 'show callhome transport',
  level: 'supporting',
  entry: 'outputs/show-callhome-transport',
  starts: [VRF, /^\s{0,8}from email addr\s{0,4}:/i, PROXY],
  holds: [VRF, PROXY, PORT, STATUS, MAIL],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const [vrf, proxy, status] = [VRF, PROXY, STATUS].map((pattern) => firstMatch(lines, pattern))
  if (!vrf && !proxy) return undefined
  const facts: FoundFact[] = []
  const put = (key: FactKey, value: FactValue, at: Placed) => facts.push({ key, value, lines: at.line.lines })
  if (vrf?.groups.vrf) put('callhome.vrf', vrf.groups.vrf, vrf.at)
  if (proxy) put('callhome.proxy', proxy.groups.server || null, proxy.at)
  if (status) put('callhome.proxyEnabled', /^enable/i.test(status.groups.state ?? ''), status.at)
  return {
    output: Object.fromEntries(facts.map(({ key, value }) => [key, value])),
    facts,
    platform: 'nx-os',
    complete: vrf !== undefined && status !== undefined,
  }
}
