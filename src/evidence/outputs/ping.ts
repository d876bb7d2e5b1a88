import type { FoundFact } from '../../facts/fact.ts'
import { readPing } from '../ping-command.ts'
import { firstMatch } from './first-match.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// PING smartreceiver.cisco.com (192.0.2.1): 56 data bytes; PING 192.0.2.1 (192.0.2.1) from 192.0.2.9: 101 data bytes
const HEAD =
  /^\s{0,8}PING6? ?(?<target>[^\s(:]{1,255})(?: ?\((?<address>[^)]{1,60})\))?(?: from \S{1,60})?[: ]/
// Sending 5, 100-byte ICMP Echos to 192.0.2.1, timeout is 2 seconds:
const IOS_HEAD = /^\s{0,8}Sending \d{1,9}, \d{1,5}-byte ICMP Echos to (?<target>[^\s,]{1,255})/
// 5 packets transmitted, 5 packets received, 0.00% packet loss; 5 packets transmitted, 5 received, 0% packet loss
const COUNTS = /(?<sent>\d{1,9}) packets transmitted, (?<received>\d{1,9}) (?:packets )?received/
// Success rate is 80 percent (4/5), round-trip min/avg/max = 1/2/4 ms
const IOS_COUNTS = /^\s{0,8}Success rate is \d{1,3} percent \((?<received>\d{1,9})\/(?<sent>\d{1,9})\)/
// 64 bytes from 192.0.2.1: icmp_seq=0 ttl=236 time=242.279 ms
const REPLY = /^\s{0,8}\d{1,5} bytes from /
// Request 0 timed out
const TIMED_OUT = /^\s{0,8}(?:Request \d{1,9} timed out|no answer yet for icmp_seq)/
// --- 192.0.2.1 ping statistics ---
const STATISTICS = /^\s{0,8}-{2,3} (?<target>\S{1,255}) ping6? statistics/
const REST = [
  STATISTICS,
  /^\s{0,8}(?:round-trip|rtt) min\/avg\/max/,
  /^\s{0,8}[!.UQM?&]{1,100}\s{0,8}$/,
  /^\^./,
  /^\s{0,8}Type escape sequence to abort/,
  /^\s{0,8}Packet sent with /,
  /^\s{0,8}From \S{1,255}[ :]/,
]
// ping: sendto 192.0.2.10 64 chars, No route to host
const ERROR = /^\s{0,8}(?:ping6?: |% ?\S)/

/** `ping`, in the forms of NX-OS, IOS and Linux: whom it reached, in which VRF. Its errors are device errors. */
export const ping = simpleOutput({
  command: 'ping',
  level: 'supporting',
  entry: 'outputs/ping',
  starts: [HEAD, IOS_HEAD, /^\s{0,8}Type escape sequence to abort/, STATISTICS],
  holds: [IOS_HEAD, COUNTS, IOS_COUNTS, REPLY, TIMED_OUT, ...REST],
  passes: [ERROR],
  parse,
})

function parse(lines: readonly Placed[], { echo }: Stretch): Parsed | undefined {
  const head = firstMatch(lines, HEAD) ?? firstMatch(lines, IOS_HEAD) ?? firstMatch(lines, STATISTICS)
  const counts = firstMatch(lines, COUNTS) ?? firstMatch(lines, IOS_COUNTS)
  if (!head) return undefined
  const reply = lines.find(({ line }) => REPLY.test(line.text))
  const silence = lines.find(({ line }) => TIMED_OUT.test(line.text))
  const shown = counts?.at ?? reply ?? silence
  if (!shown) return undefined
  const received = counts ? Number(counts.groups.received) : undefined
  const typed = echo?.command === 'ping' ? readPing(echo.typed) : undefined
  const target = typed?.target ?? head.groups.target ?? ''
  const outcome = (received ?? (reply ? 1 : 0)) > 0 ? 'replies' : 'loss'
  const facts: FoundFact[] = [
    {
      key: 'ping.result',
      value: { target, ...(typed && { vrf: typed.vrf }), outcome },
      lines: shown.line.lines,
    },
  ]
  const ios = lines.some(({ line }) => IOS_HEAD.test(line.text) || IOS_COUNTS.test(line.text))
  const linux = lines.some(({ line }) =>
    /bytes of data|, time \d|icmp_seq=\d{1,9} ttl=\d{1,3} time=\d{1,6}(?:\.\d{1,2})? ms/.test(line.text),
  )
  return {
    output: {
      target,
      address: head.groups.address ?? null,
      vrf: typed?.vrf ?? null,
      sent: counts ? Number(counts.groups.sent) : null,
      received: received ?? null,
    },
    facts,
    platform: ios || linux ? 'unknown' : 'nx-os',
    complete: counts !== undefined && !firstMatch(lines.slice(0, 1), STATISTICS),
  }
}
