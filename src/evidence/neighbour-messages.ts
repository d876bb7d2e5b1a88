import type { FoundFact } from '../facts/fact.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Claim, Recognizer } from './claim.ts'
import { type FoundMessage, isLicensing, readLogLine } from './log-line.ts'

/** A message of another facility that says when something happened that licensing depends on. */
type Rule = {
  core: RegExp
  says: RegExp
  fact: (message: { at: string; groups: Record<string, string>; lines: [number, number] }) => FoundFact
}

const RULES: readonly Rule[] = [
  {
    // %VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by jdoe on 10.1.1.5@pts/2
    core: /^VSHD-VSHD_SYSLOG_CONFIG_I$/,
    says: /Configured from \S{1,40} by (?<user>[\w.@-]{1,64})/i,
    fact: ({ at, groups, lines }) => ({
      key: 'typed.change',
      value: { ...(groups.user && { user: groups.user }), at, area: 'config' },
      lines,
      at,
    }),
  },
  {
    // %VDC_MGR-2-VDC_ONLINE: vdc 1 has come online
    core: /^(?:VDC_MGR-VDC_ONLINE|MODULE-ACTIVE_SUP_OK)$/,
    says: /(?:come online|is active)/i,
    fact: ({ at, lines }) => ({ key: 'device.bootedAt', value: at, lines, at }),
  },
  {
    // %CALLHOME-2-EVENT … (ERR 205 : Request Aborted)
    core: /^CALL_?HOME-/,
    says: /\(ERR (?<code>\d{1,4})\b/i,
    fact: ({ at, groups, lines }) => ({ key: 'callhome.sendError', value: groups.code ?? '', lines, at }),
  },
  {
    // %DAEMON-3-SYSTEM_MSG: ntp: no servers reachable
    core: /^(?:NTP\w{0,12}|DAEMON)-/,
    says: /\bntpd?\b.{0,80}(?:no servers? reachable|lost sync|not synchroni[sz]ed|unsynchroni[sz]ed|unreachable)/i,
    fact: ({ at, lines }) => ({ key: 'ntp.lostAt', value: at, lines, at }),
  },
  {
    // %IM-5-IM_INTF_STATE: mgmt0 is DOWN in vdc 1
    core: /^(?:ETHPORT|IM|IF|ETHPM|LINK)-/,
    says: /\b(?:interface )?mgmt0 is (?:down|admin down)/i,
    fact: ({ at, lines }) => ({ key: 'mgmt.downAt', value: at, lines, at }),
  },
  {
    core: /^(?:ETHPORT|IM|IF|ETHPM|LINK)-/,
    says: /\b(?:interface )?mgmt0 is up\b/i,
    fact: ({ at, lines }) => ({ key: 'mgmt.upAt', value: at, lines, at }),
  },
  {
    // %SYSMGR-2-HASWITCHOVER_START: Supervisor 28 is becoming active.
    core: /^SYSMGR-HASWITCHOVER/,
    says: /\bSupervisor \d{1,3} is becoming active/i,
    fact: ({ at, lines }) => ({ key: 'device.switchoverAt', value: at, lines, at }),
  },
]

/** Of a long log the latest ones are enough. */
const AT_MOST = 40

/**
 * Recognises messages of other facilities that go with a licensing failure: who configured, when the switch booted, when
 * call home, NTP or mgmt0 failed. They only support what a licensing message says, and are no reason to speak.
 */
export const readNeighbourMessages: Recognizer = (lines, taken, { options }) => {
  const claims: Claim[] = []
  // alone they are nobody's question
  if (taken.size === 0) return []
  for (const [index, line] of lines.entries()) {
    if (taken.has(index) || !line.text.includes('%') || line.text.length > 1000) continue
    for (const message of readLogLine(line.text, line.prompt !== undefined)) {
      const fact = isLicensing(message.core) ? undefined : factOf(message, line, options.at)
      if (!fact) continue
      const host = message.header.host ?? line.record?.host
      claims.push({
        claims: [index],
        evidence: {
          kind: 'show',
          level: 'supporting',
          platform: 'unknown',
          lines: line.lines,
          ...(host && { device: { host } }),
          show: { command: 'show logging', complete: false, output: {} },
          facts: [fact],
          ...(fact.at && { at: fact.at }),
        },
      })
      break
    }
  }
  return claims.slice(-AT_MOST)
}

function factOf(
  { core, text, header }: FoundMessage,
  { lines, record }: { lines: [number, number]; record?: { at?: string | undefined } | undefined },
  now: string,
): FoundFact | undefined {
  if (!core.ended || core.facility === undefined) return undefined
  const name = `${core.facility}-${core.mnemonic}`
  const rule = RULES.find((each) => each.core.test(name) && each.says.test(text))
  const raw = header.at ?? record?.at
  const at = raw ? parseStamp(raw.trim(), now).iso : undefined
  if (!rule || !at) return undefined
  return rule.fact({ at, groups: rule.says.exec(text)?.groups ?? {}, lines })
}
