import type { FoundFact } from '../../facts/fact.ts'
import { readPing } from '../ping-command.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// PING smartreceiver.cisco.com (192.0.2.1): 56 data bytes; … 56(84) bytes of data.
const HEAD = /^\s{0,8}PING (?<target>[^\s(]{1,255})(?: \((?<address>[^)]{1,60})\))?/
// Sending 5, 100-byte ICMP Echos to 192.0.2.1, timeout is 2 seconds:
const IOS_HEAD = /^\s{0,8}Sending \d{1,9}, \d{1,5}-byte ICMP Echos to (?<target>[^\s,]{1,255})/
// 5 packets transmitted, 5 packets received, 0.00% packet loss
const COUNTS = /(?<sent>\d{1,9}) packets transmitted, (?<received>\d{1,9}) (?:packets )?received/
// Success rate is 80 percent (4/5)
const IOS_COUNTS = /^\s{0,8}Success rate is \d{1,3} percent \((?<received>\d{1,9})\/(?<sent>\d{1,9})\)/
// 64 bytes from 192.0.2.1: icmp_seq=0 ttl=236 time=242.279 ms
const REPLY = /^\s{0,8}\d{1,5} bytes from /
// Request 0 timed out
const TIMED_OUT = /^\s{0,8}(?:Request \d{1,9} timed out|no answer yet for icmp_seq)/
const REST = [
  /^\s{0,8}-{2,3}.{0,300}statistics/,
  /^\s{0,8}(?:round-trip|rtt) min\/avg\/max/,
  /^\s{0,8}[!.UQM?&]{1,100}\s{0,8}$/,
  /^\^./,
  /^\s{0,8}Type escape sequence to abort/,
  /^\s{0,8}From \S{1,255}[ :]/,
]

/** `ping`, in the forms of NX-OS, IOS and Linux: whom it reached, in which VRF. Its errors are device errors. */
export const ping = simpleOutput({
  command: 'ping',
  level: 'supporting',
  entry: 'outputs/ping',
  starts: [HEAD, IOS_HEAD, /^\s{0,8}Type escape sequence to abort/],
  holds: [IOS_HEAD, COUNTS, IOS_COUNTS, REPLY, TIMED_OUT, ...REST],
  parse,
})

function parse(lines: readonly Placed[], { echo }: Stretch): Parsed | undefined {
  const head = find(lines, HEAD) ?? find(lines, IOS_HEAD)
  const counts = find(lines, COUNTS) ?? find(lines, IOS_COUNTS)
  if (!head) return undefined
  const replies = lines.some(({ line }) => REPLY.test(line.text))
  const silent = lines.some(({ line }) => TIMED_OUT.test(line.text))
  const received = counts ? Number(counts.groups.received) : undefined
  if (received === undefined && !replies && !silent) return undefined
  const typed = echo?.command === 'ping' ? readPing(echo.typed) : undefined
  const target = typed?.target ?? head.groups.target ?? ''
  const shown =
    counts ??
    lines
      .map((at) => ({ at, groups: {} }))
      .find(({ at }) => REPLY.test(at.line.text) || TIMED_OUT.test(at.line.text))
  const outcome = (received ?? (replies ? 1 : 0)) > 0 ? 'replies' : 'loss'
  const facts: FoundFact[] = [
    {
      key: 'ping.result',
      value: { target, ...(typed && { vrf: typed.vrf }), outcome },
      lines: shown?.at.line.lines ?? head.at.line.lines,
    },
  ]
  const ios = lines.some(({ line }) => IOS_HEAD.test(line.text) || IOS_COUNTS.test(line.text))
  const linux = lines.some(({ line }) => /bytes of data|, time \d/.test(line.text))
  return {
    output: {
      target,
      address: head.groups.address ?? null,
      vrf: typed?.vrf ?? null,
      sent: counts ? Number(counts.groups.sent) : null,
      received: received ?? null,
    },
    facts,
    platform: ios ? 'ios-xe' : linux ? 'unknown' : 'nx-os',
    complete: counts !== undefined,
  }
}

function find(
  lines: readonly Placed[],
  pattern: RegExp,
): { at: Placed; groups: Record<string, string> } | undefined {
  for (const at of lines) {
    const groups = pattern.exec(at.line.text)?.groups
    if (groups) return { at, groups }
  }
  return undefined
}
