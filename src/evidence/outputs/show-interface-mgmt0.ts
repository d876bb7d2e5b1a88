import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// mgmt0 is up, mgmt0 is down (Administratively down)
const HEAD = /^\s{0,8}mgmt0 is (?<state>up|down)(?: \((?<why>[^()]{1,60})\))?\s{0,8}$/i
// admin state is up,
const ADMIN = /^\s{0,8}admin state is (?<state>up|down)\b/i
const BODY =
  /^\s{0,8}(?:Hardware: |Internet Address is |MTU \d|reliability \d|Encapsulation |Port mode is |full-duplex|half-duplex|Auto-Negotiation|Auto-mdix|EtherType is |\d+ minute |\d+ (?:input|output|broadcast|multicast|unicast)|Rx|Tx)/i
// mgmt0  --  up  10.1.1.7  1000  1500; mgmt0  10.1.1.7  protocol-up/link-up/admin-up
const BRIEF =
  /^\s{0,8}mgmt0\s{1,40}(?<address>unassigned|[\d.]{7,15})\s{1,40}protocol-(?<protocol>up|down)\/link-(?<link>up|down)\/admin-(?<admin>up|down)/i
const BRIEF_HEAD =
  /^\s{0,8}(?:IP Interface Status for VRF "|Interface\s{1,40}IP Address\s{1,40}Interface Status)/i

/** `show interface mgmt0`, or its row in `show ip interface brief vrf management`: shut down or not, with a link or not. */
export const showInterfaceMgmt0 = simpleOutput({
  command: 'show interface mgmt0',
  level: 'supporting',
  entry: 'outputs/show-interface-mgmt0',
  starts: [HEAD, BRIEF, BRIEF_HEAD],
  holds: [ADMIN, BODY, BRIEF, BRIEF_HEAD],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  for (const { line } of lines) {
    const brief = BRIEF.exec(line.text)?.groups
    if (brief)
      return {
        command: 'show ip interface brief',
        output: { address: brief.address ?? null },
        facts: factsOf(brief.admin === 'up', brief.link === 'up', line.lines),
        platform: 'nx-os',
      }
    const head = HEAD.exec(line.text)?.groups
    if (!head) continue
    const admin = lines.find((each) => ADMIN.test(each.line.text))
    const down = /administratively/i.test(head.why ?? '')
    const state = ADMIN.exec(admin?.line.text ?? '')?.groups?.state?.toLowerCase()
    const enabled = down
      ? false
      : state
        ? state === 'up'
        : head.state?.toLowerCase() === 'up'
          ? true
          : undefined
    return {
      output: { state: line.text.trim() },
      facts: factsOf(enabled, head.state?.toLowerCase() === 'up', line.lines),
      platform: 'nx-os',
      complete: enabled !== undefined,
    }
  }
  return undefined
}

function factsOf(enabled: boolean | undefined, link: boolean, lines: [number, number]): FoundFact[] {
  return [
    ...(enabled === undefined ? [] : [{ key: 'mgmt.enabled' as const, value: enabled, lines }]),
    { key: 'mgmt.linkUp', value: link, lines },
  ]
}
