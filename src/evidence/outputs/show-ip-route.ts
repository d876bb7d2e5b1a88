import type { FoundFact } from '../../facts/fact.ts'
import { firstMatch } from './first-match.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// IP Route Table for VRF "management"
const HEAD = /^\s{0,8}IP Route Table for VRF "(?<vrf>[\w.:-]{1,64})"/
const LEGEND = /^\s{0,8}'(?:\*|\*\*|\[x\/y\]|%<string>)' /
// 10.30.8.0/24, ubest/mbest: 1/0, attached
const PREFIX = /^\s{0,8}(?<prefix>\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}), ubest\/mbest: /
//     *via 10.30.8.1, mgmt0, [1/0], 2w3d, static
const VIA = /^\s{0,8}\*{0,2}via (?<via>[\w.:/-]{1,64})[,%]/
const NOT_FOUND = /^\s{0,8}(?:Route not found|% ?Route not found)/i

/** `show ip route vrf X` of NX-OS: whether that VRF has a default route. */
export const showIpRoute = simpleOutput({
  command: 'show ip route',
  level: 'supporting',
  entry: 'outputs/show-ip-route',
  starts: [HEAD],
  holds: [LEGEND, PREFIX, VIA, NOT_FOUND],
  parse,
})

function parse(lines: readonly Placed[], { echo, ended, lines: all }: Stretch): Parsed | undefined {
  const head = firstMatch(lines, HEAD)
  const vrf = head?.groups.vrf
  if (!head || !vrf) return undefined
  const at = lines.findIndex(({ line }) => PREFIX.exec(line.text)?.groups?.prefix === '0.0.0.0/0')
  const via = at === -1 ? undefined : VIA.exec(lines[at + 1]?.line.text ?? '')?.groups?.via
  const proof = lines[at] ?? head.at
  const own = echo?.command === 'show ip route' ? echo : undefined
  // of one prefix (`show ip route 192.0.2.1 vrf X`) nothing else is shown
  const [first] = own?.args.filter((word) => word !== 'vrf' && word !== vrf.toLowerCase()) ?? []
  const wide = own !== undefined && (first === undefined || first === '0.0.0.0/0' || first === '0.0.0.0')
  const whole =
    wide && !own.filter && (ended || all.at(-1)?.index !== lines.at(-1)?.index || lines.length > 4)
  const last = lines.at(-1)
  const cut = !ended && last !== undefined && PREFIX.test(last.line.text)
  const facts: FoundFact[] = []
  if (at !== -1 && via) facts.push({ key: 'route.default', value: { vrf, via }, lines: proof.line.lines })
  else if (at === -1 && whole && !cut)
    facts.push({ key: 'route.default', value: { vrf, via: null }, lines: proof.line.lines })
  return { output: { vrf, default: via ?? null }, facts, platform: 'nx-os', complete: whole }
}
