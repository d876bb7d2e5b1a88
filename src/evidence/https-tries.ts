import type { FoundFact } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, Span } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { CERTIFICATE, type HttpsTry, isTryLine, readTry } from './https-try.ts'
import { COMM_FAILED } from './outputs/failure-reason.ts'
import { classifyDetail } from './stated-facts.ts'

// curl -v https://host/path, openssl s_client -connect host:443, telnet host 443, wget https://host
const COMMAND = /(?:^|[\s/])(?:curl|wget|openssl\s{1,4}s_client|telnet)\s/
const URL_HOST = /\bhttps?:\/\/(?:[^\s/@]{1,80}@)?(?<host>[\w.-]{1,253})/i
// -x http://squid.example.net:3128, --proxy squid:3128
const PROXY_OPTION = /\s(?:-x|--proxy)[\s=]{1,4}\S{1,300}/
const CONNECT = /-connect\s{1,4}(?<host>[\w.-]{1,253}):(?<port>\d{1,5})/i
const TELNET = /\btelnet\s{1,4}(?<host>[\w.-]{1,253})\s{1,4}(?<port>\d{1,5})\b/i
const VRF = /\b(?:netns\s{1,4}exec|chvrf|vrf)\s{1,4}(?<vrf>[\w.:-]{1,64})/i
const ON_SWITCH = /^(?:run\s{1,4}(?:bash|guestshell)|guestshell|bash)\b/i
/** A try without its command begins with one of these. */
const OPENING = /^\s{0,8}(?:\*\s{1,3}Trying |\* (?:Could not resolve|Connected to )|curl: \(\d{1,2}\) )/

type Where = 'switch' | 'pc' | 'unknown'

/**
 * Recognises tries of a server by hand (curl, wget, openssl, telnet), with or without the command above: how far the
 * connection got, who signed the certificate, and whether it left the switch or a PC. They prove nothing by themselves
 * but where a way ends, so they are only supporting.
 */
export const readHttpsTries: Recognizer = (lines, taken, { knowledge }) => {
  const claims: Claim[] = []
  const claimed = new Set<number>()
  for (const [at, line] of lines.entries()) {
    if (taken.has(at) || claimed.has(at)) continue
    const typed = isCommand(line)
    if (!typed && (line.prompt || !OPENING.test(line.text))) continue
    const own = outputBelow(lines, taken, typed ? at + 1 : at)
    const rows = own.map((index) => lines[index]?.text ?? '')
    const read = readTry(rows)
    if (!read) continue
    const indexes = typed ? [at, ...own] : own
    for (const index of indexes) claimed.add(index)
    claims.push(claimOf(read, { lines, at, indexes, typed }, knowledge))
  }
  return claims
}

/** A command at a prompt, or one alone in its line. */
function isCommand({ text, prompt }: Line): boolean {
  if (!COMMAND.test(text) || text.length > 400) return false
  if (!URL_HOST.test(text) && !CONNECT.test(text) && !TELNET.test(text)) return false
  return prompt !== undefined || /^\s{0,8}(?:sudo )?(?:curl|wget|openssl|telnet)\s/.test(text)
}

/** The lines below that the try printed, as far as its next prompt; a line that it can't have printed ends it. */
function outputBelow(lines: readonly Line[], taken: ReadonlySet<number>, from: number): number[] {
  const own: number[] = []
  let certificate = false
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    // curl's own "> CONNECT" reads as a quote, and so as a block of its own
    const elsewhere = line?.block !== lines[from]?.block && !isTryLine(line?.text ?? '')
    if (!line || line.prompt || taken.has(at) || elsewhere || line.paste !== lines[from]?.paste) break
    if (line.text.trim() === '') continue
    if (CERTIFICATE.begin.test(line.text)) certificate = true
    if (!certificate && !isTryLine(line.text)) break
    if (CERTIFICATE.end.test(line.text)) certificate = false
    own.push(at)
  }
  return own
}

function claimOf(
  read: HttpsTry,
  { lines, at, indexes, typed }: { lines: readonly Line[]; at: number; indexes: number[]; typed: boolean },
  knowledge: Knowledge,
): Claim {
  // the proxy that it goes through isn't the host that it is meant for
  const text = typed ? (lines[at]?.text ?? '').replace(PROXY_OPTION, ' ') : ''
  const host = [URL_HOST, CONNECT, TELNET].flatMap((each) => each.exec(text)?.groups?.host ?? [])[0]
  const vrf = VRF.exec(text)?.groups?.vrf
  const { from, device } = whereFrom(lines, at, typed)
  const span: Span = [lines[indexes[0] ?? at]?.lines[0] ?? 1, lines[indexes.at(-1) ?? at]?.lines[1] ?? 1]
  const proof = lines[indexes[(typed ? 1 : 0) + read.row] ?? at]?.lines ?? span
  const { details } = knowledge.messages.get(COMM_FAILED) ?? {}
  const [detail] = read.error ? classifyDetail(details, { detail: read.error }, { lines: proof }) : []
  const target = host ?? read.host
  const fact: FoundFact = {
    key: 'https.result',
    value: {
      ...(target && { host: target }),
      ...(vrf && { vrf }),
      from,
      reached: read.reached,
      ...(read.issuer && { issuer: read.issuer }),
      ...(read.subject && { subject: read.subject }),
      ...(typeof detail?.value === 'string' && { detail: detail.value }),
      ...(read.deniedBy && { deniedBy: read.deniedBy }),
      ...(read.status !== undefined && { status: read.status }),
    },
    lines: proof,
  }
  return {
    claims: indexes,
    evidence: {
      kind: 'show',
      level: 'supporting',
      platform: 'unknown',
      lines: span,
      ...(device && { device: { host: device } }),
      entry: 'outputs/curl',
      show: { command: 'curl', complete: true, output: { reached: read.reached } },
      facts: [fact],
    },
  }
}

/** Where it was typed: at a switch's prompt, in a shell that was opened there, or on a machine of its own. */
function whereFrom(lines: readonly Line[], at: number, typed: boolean): { from: Where; device?: string } {
  const line = lines[at]
  if (!typed || !line?.prompt) return { from: 'unknown' }
  const { mode, host } = line.prompt
  if (mode !== 'shell' && host !== undefined) return { from: 'switch', device: host }
  const above = lines
    .slice(0, at)
    .findLast(({ prompt, paste }) => prompt && prompt.mode !== 'shell' && prompt.host && paste === line.paste)
  const name = above?.prompt?.host
  const opened = above !== undefined && ON_SWITCH.test(above.text)
  if (mode === 'shell' && (host === 'guestshell' || opened || (host !== undefined && host === name)))
    return { from: 'switch', ...(name && { device: name }) }
  // C:\>, jane@laptop:~$
  return { from: host !== undefined || mode !== 'shell' ? 'pc' : 'unknown' }
}
