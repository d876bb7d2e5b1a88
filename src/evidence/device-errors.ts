import type { FoundFact } from '../facts/fact.ts'
import type { ErrorEntry } from '../knowledge/error-entry.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { isLicensingServer, serversOf } from './licensing-servers.ts'
import { lowerAscii } from './lower-ascii.ts'
import { indexPhrases } from './phrase-index.ts'
import { findPingAbove, type PingCommand } from './ping-command.ts'
import { stateFacts } from './stated-facts.ts'

// 192.0.2.10, 2001:db8::10
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}:[\da-f:.]{1,41})$/i

/**
 * Recognises what a device (or the server, through it) answers when something fails, by the entries of
 * `knowledge/errors`. An error of a ping to anything but a licensing server is only supporting.
 */
export const readDeviceErrors: Recognizer = (lines, taken, { knowledge }) => {
  const index = indexPhrases(
    [...knowledge.errors].flatMap(([id, entry]) =>
      entry.kind === 'device-error' && !entry.refusal ? [[[id, entry], entry.says] as const] : [],
    ),
  )
  const claims: Claim[] = []
  let servers: ReadonlySet<string> | undefined
  for (const [at, line] of lines.entries()) {
    if (taken.has(at) || line.text === '') continue
    const [found] = index.find(lowerAscii(line.text))
    if (!found || isNone(found[1], line.text) || isSpokenOf(found[1], line.text)) continue
    servers ??= serversOf(lines)
    const claim = claimError(found, lines, at, taken, servers)
    const last = claims.at(-1)
    // a ping prints its error once for each packet
    if (last && isSame(last, claim, at)) {
      last.claims.push(at)
      last.evidence.lines = [last.evidence.lines[0], Math.max(last.evidence.lines[1], line.lines[1])]
    } else claims.push(claim)
  }
  return claims
}

/**
 * A counter of drops has the same words as a ping's error, and a number behind them: `No route to host (no-route)  12`.
 * A name that was found is asked for in the same words, and has its answer behind them: `… domain server (192.0.2.53) [OK]`.
 */
function isNone({ ping }: ErrorEntry, text: string): boolean {
  return ping === 'no-route' ? /\d$/.test(text.trimEnd()) : ping === 'unresolved' && text.includes('[OK]')
}

/** A sentence about a ping's error, that names no target, is for the questions: `why does it say % Invalid host/interface`. */
function isSpokenOf({ ping, says }: ErrorEntry, text: string): boolean {
  if (!ping || targetOf(text) !== undefined) return false
  const before = text.slice(0, Math.max(0, lowerAscii(text).indexOf(lowerAscii(says[0] ?? '')))).trim()
  return before.split(/\s+/).length >= 2 && !/^ping:/i.test(before)
}

function claimError(
  [id, entry]: readonly [string, ErrorEntry],
  lines: readonly Line[],
  at: number,
  taken: ReadonlySet<number>,
  servers: ReadonlySet<string>,
): Claim {
  const line = lines[at] as Line
  const named = targetOf(line.text)
  const above = entry.ping ? findPingAbove(lines, at) : undefined
  // a name that doesn't resolve is printed as it was typed, so another name above is another ping's
  const ping = entry.ping === 'unresolved' && named && named !== above?.target ? undefined : above
  const target = ping?.target ?? named
  const own = ping !== undefined && ping.index === at - 1 && !taken.has(ping.index)
  const span: Span = own ? [lines[ping.index]?.lines[0] ?? line.lines[0], line.lines[1]] : line.lines
  const about = !entry.ping || (target !== undefined && isLicensingServer(target, servers))
  const host = ping && lines[ping.index]?.prompt?.host
  return {
    claims: own ? [ping.index, at] : [at],
    evidence: {
      kind: 'device-error',
      level: about ? 'explained' : 'supporting',
      // words of another platform's capture are the server's, and tell nothing about the device, but for a ping's
      platform: entry.ping || entry.platform === 'nx-os' ? entry.platform : 'unknown',
      lines: span,
      ...(host && { device: { host } }),
      entry: id,
      facts: [
        ...stateFacts(entry.facts, {}, { lines: span }),
        ...pingFacts(entry.ping, target, line.text, ping, span),
      ],
    },
  }
}

function pingFacts(
  outcome: ErrorEntry['ping'],
  target: string | undefined,
  text: string,
  ping: PingCommand | undefined,
  lines: Span,
): FoundFact[] {
  // a ping that was not sent says nothing about its target
  if (!outcome || outcome === 'untested') return []
  // an address needs no resolving, whatever the words are
  if (outcome === 'unresolved' && target !== undefined && ADDRESS.test(target)) return []
  // ping: bad context managment
  const vrf = ping ? ping.vrf : /\bcontext ['"]?(?<vrf>[\w.:-]{1,64})/i.exec(text)?.groups?.vrf
  if (target === undefined && !vrf) return []
  return [
    {
      key: 'ping.result',
      value: { ...(target && { target }), ...(vrf !== undefined && { vrf }), outcome },
      lines,
    },
  ]
}

/** `% Invalid host/interface cslu-local` and `ping: sendto 192.0.2.10 64 chars, No route to host` name their target. */
function targetOf(text: string): string | undefined {
  const name = /host\/interface ['"]?(?<target>[\w.:-]{1,253})['"]?\s{0,9}$/i.exec(text)
  const address = /sendto (?<target>[\w.:-]{1,253}) \d{1,6} chars/i.exec(text)
  const unknown = /unknown host ['"]?(?<target>[\w.:-]{1,253})['"]?\s{0,9}$/i.exec(text)
  const asked = /translating "(?<target>[\w.:-]{1,253})"/i.exec(text)
  return (name ?? address ?? unknown ?? asked)?.groups?.target?.replace(/[.:]$/, '')
}

/** Whether an error is the one that the line above had: the same entry for the same ping. */
function isSame(last: Claim, next: Claim, at: number): boolean {
  return (
    last.evidence.entry === next.evidence.entry &&
    (last.claims.at(-1) ?? -2) >= at - 2 &&
    next.claims.length === 1 &&
    JSON.stringify(last.evidence.facts[0]?.value) === JSON.stringify(next.evidence.facts[0]?.value)
  )
}
