import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Claim } from './claim.ts'
import { deviceKey } from './device-name.ts'
import { readHeader } from './header.ts'
import { findStamps } from './stamps.ts'

// %VDC_MGR-2-VDC_ONLINE: vdc 1 has come online; %SNMPD-2-COLDSTART; system restarted
const BOOT = /VDC_ONLINE|COLD_?START|SYS_?RESTART|\bbooting\b|system (?:re)?started/i

type Started = { at: number; line: number }

/**
 * States how many minutes lie between a device's boot, or else its first line in the paste, and a message (its last
 * repeat), for entries that ask for it (`field: minutes`). A message without a time that came once is its own beginning.
 */
export function withMinutesSinceStart(
  claims: readonly Claim[],
  knowledge: Knowledge,
  lines: readonly Line[],
  now: string,
): Claim[] {
  return claims.map((claim) => {
    const { entry, message, also, device, lines: span, at } = claim.evidence
    const stated = (entry && message && knowledge.messages.get(entry)?.facts) || []
    const asked = stated.find((fact) => 'field' in fact && fact.field === 'minutes')
    if (!asked || !message) return claim
    const last = also?.at(-1)?.[0] ?? span[0]
    const end = timeOf(lines.find((line) => line.lines[0] === last)?.text ?? '', now)
    const start = end === undefined ? undefined : startOf(lines, last, device?.host, now)
    const minutes =
      end !== undefined && start !== undefined
        ? (end - start.at) / 60_000
        : message.count === 1
          ? 0
          : undefined
    if (minutes === undefined || minutes < 0) return claim
    const fact = { key: asked.key, value: Math.round(minutes), lines: span, ...(at && { at }) }
    return { ...claim, evidence: { ...claim.evidence, facts: [...claim.evidence.facts, fact] } }
  })
}

/** The latest boot of the device before a line, else its first line that has a time. */
function startOf(
  lines: readonly Line[],
  until: number,
  host: string | undefined,
  now: string,
): Started | undefined {
  let first: Started | undefined
  let boot: Started | undefined
  for (const { text, lines: span } of lines) {
    if (span[0] > until) break
    if (first && !BOOT.test(text)) continue
    const at = timeOf(text, now)
    if (at === undefined || !isOf(text, host)) continue
    first ??= { at, line: span[0] }
    if (BOOT.test(text)) boot = { at, line: span[0] }
  }
  return boot ?? first
}

/** Whether a line is the device's, or nobody's by name. */
function isOf(text: string, host: string | undefined): boolean {
  const core = text.indexOf('%')
  const own = core === -1 ? undefined : readHeader(text.slice(0, core)).host
  return host === undefined || own === undefined || deviceKey(own) === deviceKey(host)
}

function timeOf(text: string, now: string): number | undefined {
  const raw = findStamps(text)[0]?.raw
  const { iso } = raw ? parseStamp(raw.trim(), now) : {}
  return iso ? Date.parse(iso) : undefined
}
