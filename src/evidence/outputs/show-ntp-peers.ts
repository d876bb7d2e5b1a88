import { simpleOutput } from './simple-output.ts'

// 10.4.1.1   Server (configured)
const PEER = /^\s{0,8}(?<peer>[0-9A-Za-z.:-]{3,80})\s{1,60}(?<kind>Server|Peer) \((?<how>\w{1,20})\)/

/** `show ntp peers`: which servers are configured; whether one is followed, peer-status says. */
export const showNtpPeers = simpleOutput({
  command: 'show ntp peers',
  level: 'supporting',
  starts: [/^\s{0,8}Peer IP Address\s{1,60}Serv\/Peer/],
  holds: [PEER, /^\s{0,8}-{20,}/],
  parse: (lines) => ({
    output: {
      peers: lines.flatMap(({ line }) => {
        const groups = PEER.exec(line.text)?.groups
        return groups ? [{ peer: groups.peer ?? '', kind: groups.kind ?? '' }] : []
      }),
    },
    platform: 'nx-os',
    complete: true,
  }),
})
