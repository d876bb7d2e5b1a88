import { isHostName, looksLikeHost } from './host-name.ts'
import { findStamps } from './stamps.ts'

/**
 * What stands left of a message's core: the device's own stamp as pasted, the device's name, and, where a relay has
 * added its own, the stamp of its receiver.
 */
export type Header = { at?: string; host?: string; stamped: boolean; received?: string }

// <190>1 2023-08-03T20:38:37Z leaf-101 licmgr 4321 - -
const RFC_5424 =
  /^(?:<\d{1,3}>)?1 (?<at>[^ ]{1,40}) (?<host>[^ ]{1,255}) [^ ]{1,48} [^ ]{1,128} [^ ]{1,32} (?:-|\[)/

// <187>
const PRI = /^\s*<\d{1,3}>/

// host: leaf-101 or host=leaf-101
const LABEL = /\b(?:host|hostname|dvc) ?[:=] ?"?(?<host>[A-Za-z0-9][A-Za-z0-9._:-]{0,252})/i

/** Words of a header that are a process, never the device. */
const PROCESSES = new Set(['licmgr', 'smartlicserver', 'smart_agent', 'syslog', 'syslogd', 'kernel'])

/**
 * Reads a header of any shape: console, logfile, relays (RFC 3164, RFC 5424), origin ids, sequence numbers, VDC tags.
 * The host is the name before the `%`, else the origin id before the device's stamp, else the relay's.
 */
export function readHeader(header: string): Header {
  const relayed = RFC_5424.exec(header)?.groups
  if (relayed) {
    const rest = afterWords(header, 7)
    const inner = readHeader(rest)
    const host = inner.host ?? (isHostName(relayed.host ?? '') ? relayed.host : undefined)
    const at = inner.at ?? (relayed.at === '-' ? undefined : relayed.at)
    const received = inner.at && relayed.at !== '-' ? relayed.at : undefined
    return { ...(at && { at }), ...(host && { host }), stamped: true, ...(received && { received }) }
  }

  const hasPri = PRI.test(header)
  // %$ VDC-1 %$
  const clean = header.replace(PRI, '').replaceAll(/%\$ ?VDC-\d{1,2} ?%\$/g, ' ')
  const stamps = findStamps(clean)
  const last = stamps.at(-1)
  const first = stamps[0]
  const after = names(clean.slice(last?.end ?? 0))
  const label = LABEL.exec(clean)?.groups?.host
  const host =
    (last || hasPri
      ? nameBeforeMessage(after)
      : after.length === 1
        ? after.filter(looksLikeHost)[0]
        : undefined) ??
    (label && isHostName(label) ? label : undefined) ??
    (last && first && last !== first ? names(clean.slice(first.end, last.start)).at(-1) : undefined) ??
    (last && first ? origin(clean.slice(0, first.start), hasPri) : undefined)
  return {
    ...(last && { at: last.raw }),
    ...(host && { host }),
    stamped: hasPri || last !== undefined,
    ...(stamps.length === 2 && first && { received: first.raw }),
  }
}

/** Of the names between the stamp and the message, the device's. More than three words are a sentence, not a header. */
function nameBeforeMessage(after: string[]): string | undefined {
  const nearest = after.at(-1)
  if (after.length <= 1) return nearest
  if (after.length > 3) return after.slice(0, 1).find(looksLikeHost)
  return nearest && looksLikeHost(nearest) ? nearest : (after.findLast(looksLikeHost) ?? after[0])
}

/** `10.100.0.32:` or `router1 RP/0/RP0/CPU0:` before the only stamp. A word of a sentence is no origin id. */
function origin(before: string, hasPri: boolean): string | undefined {
  const trimmed = before.trimEnd()
  // RP/0/RP0/CPU0:
  const node = /(?:^| )[A-Z0-9]{1,6}(?:\/[A-Z0-9]{1,6}){2,3}:$/.exec(trimmed)
  if (!node && !trimmed.endsWith(':')) return undefined
  const found = names(node ? trimmed.slice(0, node.index) : trimmed)
  const nearest = found.at(-1)
  return nearest && (hasPri || node || looksLikeHost(nearest)) ? nearest : undefined
}

/** The words of a piece of header that can be names: no numbers, processes, nodes, labels. */
function names(piece: string): string[] {
  return piece
    .split(/\s+/)
    .map((word) => word.replace(/:$/, ''))
    .filter((word) => isHostName(word) && !PROCESSES.has(word.toLowerCase()))
}

/** What is left of a text behind its first words, each ended by one space. */
function afterWords(text: string, count: number): string {
  let at = 0
  for (let seen = 0; seen < count && at !== -1; seen++) {
    const next = text.indexOf(' ', at)
    at = next === -1 ? text.length : next + 1
  }
  return text.slice(at)
}
