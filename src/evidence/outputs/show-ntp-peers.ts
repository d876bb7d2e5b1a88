import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Peer IP Address               Serv/Peer
const HEADER = /^\s{0,8}Peer IP Address\s{1,60}Serv\/Peer/
// 10.4.1.1   Server (configured)
const PEER = /^\s{0,8}(?<peer>[0-9A-Za-z.:-]{3,80})\s{1,60}(?<kind>Server|Peer) \((?<how>\w{1,20})\)/
const RULE = /^\s{0,8}-{20,}/

/** `show ntp peers`: which servers are configured; whether one is followed, peer-status says. */
export const showNtpPeers = simpleOutput({
  command: 'show ntp peers',
  level: 'supporting',
  starts: [RULE, HEADER],
  holds: [RULE, HEADER, PEER],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const header = lines.find(({ line }) => HEADER.test(line.text))
  if (!header) return undefined
  const peers = lines.flatMap((at) => {
    const groups = PEER.exec(at.line.text)?.groups
    return groups ? [{ at, peer: groups.peer ?? '', kind: groups.kind ?? '' }] : []
  })
  const [first] = peers
  return {
    output: { peers: peers.map(({ peer, kind }) => ({ peer, kind })) },
    // a list that is cut below its head may have had peers
    facts: first
      ? [
          { key: 'ntp.configured', value: true, lines: first.at.line.lines },
          { key: 'ntp.server', value: first.peer, lines: first.at.line.lines },
        ]
      : [],
    platform: 'nx-os',
    complete: RULE.test(lines[0]?.line.text ?? '') && first !== undefined,
  }
}
