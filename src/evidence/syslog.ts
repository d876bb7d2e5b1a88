import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line } from '../text/line.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Claim, Recognizer } from './claim.ts'
import { familyOf } from './device-family.ts'
import { deviceKey } from './device-name.ts'
import type { Evidence, Message } from './evidence.ts'
import { type FoundMessage, isLicensing, readLogLine } from './log-line.ts'
import { readDays, readFields } from './message-text.ts'
import type { Options } from './options.ts'
import {
  readRelayRepeat,
  readRepeatLine,
  readWrapper,
  readWrapperSpan,
  withoutRepeatSuffix,
} from './repeats.ts'
import { SEVERITIES } from './severities.ts'
import { impossibleTime, measureSkew } from './skew.ts'
import { classifyDetail, stateFacts } from './stated-facts.ts'
import { tellsOfEnd } from './tells-of-end.ts'
import { demoteCloud, findKin } from './twins.ts'

type Context = { knowledge: Knowledge; options: Options }

/** Who spoke last, by device and at all, so that a repeat line finds its message; null for another facility's. */
type Speakers = { byDevice: Map<string, Claim | null>; last: Claim | null }

/**
 * Recognises system messages of the licensing agents, with any header or none, nested, several to a line, mentioned in
 * a sentence, and counts their repeats. Other facilities' messages claim nothing.
 */
export const readMessages: Recognizer = (lines, taken, context) => {
  const claims: Claim[] = []
  const speakers: Speakers = { byDevice: new Map(), last: null }
  for (const [index, line] of lines.entries()) {
    if (taken.has(index) || line.text === '') continue
    const repeat = readRepeatLine(line.text)
    if (repeat) {
      const spoken = repeat.host ? speakers.byDevice.get(deviceKey(repeat.host)) : speakers.last
      if (spoken) addRepeats(spoken, repeat.times, index, line)
      continue
    }
    const messages = readLogLine(line.text, line.prompt !== undefined)
    for (const [at, message] of messages.entries()) {
      if (isWrapper(message, messages[at + 1])) continue
      // a mnemonic in a sentence that says it is gone reports none
      if (message.core.facility === undefined && tellsOfEnd(line.text)) continue
      const claim = isLicensing(message.core) ? claimMessage(message, line, index, context) : undefined
      if (claim) claims.push(claim)
      hear(speakers, message, claim ?? null)
    }
    // a daemon's line without a core is a message too, and the repeats below it are its own
    if (messages.length === 0 && /^(?:<\d{1,3}>|[*.]?\d{4} [A-Z][a-z]{2} )/.test(line.text))
      speakers.last = null
  }
  return claims
}

function claimMessage(found: FoundMessage, line: Line, index: number, context: Context): Claim | undefined {
  const { core, header } = found
  const first = findKin(core, context.knowledge, { xr: found.xr, nested: found.outer !== undefined })
  if (!first) return undefined
  const suffixed = withoutRepeatSuffix(found.text.trim())
  const relayed = readRelayRepeat(found.before)
  const text = relayed ? suffixed.text.replace(/\]$/, '') : suffixed.text
  const wrapped = readWrapper(text)
  const filled = first.like ? readFields(first.like, text) : { fields: {}, fits: false }
  const said = first.era === 'traditional' ? readDays(text) : filled.fields
  const fields = wrapped === undefined ? said : { ...said, ...readWrapperSpan(text) }
  const kin = demoteCloud(first, fields.peer)
  const stated = filled.fits || header.stamped || wrapped !== undefined

  const raw = header.at ?? line.record?.at
  const at = raw ? parseStamp(raw.trim(), context.options.at).iso : undefined
  const where = { lines: line.lines, ...(at && { at }) }
  const severity = core.severity ?? first.like?.severity
  const message: Message = {
    facility: core.facility ?? 'LICMGR',
    ...(severity !== undefined && { severity, severityName: SEVERITIES[severity] ?? '' }),
    mnemonic: core.mnemonic,
    text: core.ended || filled.fits ? text.trim() : '',
    fields,
    ...(header.at && { at: header.at.trim() }),
    count: wrapped ?? (relayed ?? 1) + suffixed.times,
  }
  const host = header.host ?? line.record?.host
  const evidence: Claim['evidence'] = {
    kind: 'message',
    level: kin.level,
    platform: kin.platform,
    ...(kin.era && { era: kin.era }),
    lines: line.lines,
    ...deviceOf(host, fields),
    ...(kin.entry && { entry: kin.entry }),
    message,
    facts:
      kin.level === 'explained' && kin.like && stated
        ? [
            ...stateFacts(kin.like.facts, fields, where),
            ...classifyDetail(kin.like.details, fields, where),
            ...measureSkew(header, where, context.options.at),
            ...impossibleTime(at, header.at, where),
            ...familyOf(fields.pid, line.lines),
          ]
        : [],
    ...(at && { at }),
  }
  return { evidence, claims: [index] }
}

/** `%LICMGR-4-SYSLOG_SL_MSG_WARNING: LICMGR-3-…: message repeated …` is a wrapper around the message it names. */
function isWrapper(message: FoundMessage, next: FoundMessage | undefined): boolean {
  return message.core.mnemonic === 'SYSLOG_SL_MSG_WARNING' && next?.outer === message.core
}

function hear(speakers: Speakers, message: FoundMessage, claim: Claim | null): void {
  speakers.last = claim
  if (message.header.host) speakers.byDevice.set(deviceKey(message.header.host), claim)
}

function addRepeats(claim: Claim, times: number, index: number, line: Line): void {
  const { evidence } = claim
  if (evidence.message) evidence.message.count += times
  evidence.also ??= []
  evidence.also.push(line.lines)
  claim.claims.push(index)
}

function deviceOf(host: string | undefined, fields: Record<string, string>): Pick<Evidence, 'device'> {
  const { pid, sn } = fields
  return host || pid || sn
    ? { device: { ...(host && { host }), ...(pid && { pid }), ...(sn && { sn }) } }
    : {}
}
