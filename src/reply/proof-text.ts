import type { Proof } from '../diagnosis/diagnosis.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { Fact, FactValue } from '../facts/fact.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Span } from '../text/line.ts'
import { quote } from './quote.ts'
import { canSay, say } from './say.ts'
import { moment, wait } from './when.ts'

// 2025-07-05T11:31:09.000Z
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

/** Why a cause stands as it does: one sentence, the evidence and the pasted lines that show it. */
export type Because = { text: string; evidence: string; lines: Span }

/** Where lines of a joined text stand: lines of the paste of that number, counted from 1. */
export type Naming = (lines: Span) => { lines: Span; paste?: number }

/** One proof as a sentence that names its line: what the message says, what the output shows, what was typed. */
export function proofText(
  knowledge: Knowledge,
  proof: Proof,
  evidence: ReadonlyMap<string, Evidence>,
  naming?: Naming,
): Because {
  if ('evidence' in proof) {
    const { id, lines } = proof.evidence
    const typed = say(knowledge, 'because.typed', { where: where(knowledge, lines, naming) })
    return { text: typed, evidence: id, lines }
  }
  const { fact } = proof
  if (fact.said) {
    const text = say(knowledge, 'because.you-say', { words: quote(fact.words ?? '') })
    return { text, evidence: fact.evidence, lines: fact.lines }
  }
  const stated = evidence.get(fact.evidence)
  const at = where(knowledge, fact.lines, naming)
  const words = saysItself(fact, stated)
  const one = fact.lines[0] === fact.lines[1]
  const [singular, plural] = fact.key.endsWith('.peer') ? ['names', 'name'] : ['says', 'say']
  const key = one ? singular : plural
  return {
    text: words
      ? say(knowledge, `because.${key}`, { where: at, words })
      : say(knowledge, 'because.shows', { where: at, what: factText(knowledge, fact) }),
    evidence: fact.evidence,
    lines: fact.lines,
  }
}

/** `Line 3`, `Lines 3-5`, and of several pastes which one: `Line 3 of paste 2`. */
export function where(knowledge: Knowledge, span: Span, naming?: Naming): string {
  const { lines, paste } = naming?.(span) ?? { lines: span, paste: undefined }
  const [first, last] = lines
  const key = `because.${first === last ? 'line' : 'lines'}${paste === undefined ? '' : '-of-paste'}`
  return say(knowledge, key, { line: first, first, last, paste })
}

/** Several places in a sentence of their own: `3, 5-7`, `3 of paste 2`. */
export function lineNumbers(knowledge: Knowledge, spans: readonly Span[], naming?: Naming): string {
  return spans
    .map((span) => {
      const { lines, paste } = naming?.(span) ?? { lines: span, paste: undefined }
      const numbers = lines[0] === lines[1] ? `${lines[0]}` : `${lines[0]}-${lines[1]}`
      return paste === undefined ? numbers : say(knowledge, 'because.of-paste', { lines: numbers, paste })
    })
    .join(', ')
}

/** A message's own error string, or its text, in its own words; in an output, the reason that it was told from. */
function saysItself(fact: Fact, evidence: Evidence | undefined): string {
  const message = evidence?.message
  if (fact.key.endsWith('.detail') && evidence?.kind === 'show') {
    const reason = evidence.facts.find(
      ({ key, lines }) => key === 'comm.lastFailureReason' && lines[0] === fact.lines[0],
    )
    return typeof reason?.value === 'string' ? quote(reason.value) : ''
  }
  // what was measured from the message's header is not in its words
  if (!message || fact.key.startsWith('clock.') || fact.key === 'commFailed.count') return ''
  if (fact.key.endsWith('.peer') && message.fields.peer) return quote(message.fields.peer)
  return quote(message.fields.detail ?? message.text)
}

/** A fact in words: the sentence of its key and value, of its key, or the key itself. */
function factText(knowledge: Knowledge, { key, value }: Fact): string {
  const ping = key === 'ping.result' ? PingResult.safeParse(value) : undefined
  if (ping?.success) {
    const { target, vrf, outcome } = ping.data
    return say(
      knowledge,
      vrf ? [`fact.ping.${outcome}-in-vrf`, `fact.ping.${outcome}`] : `fact.ping.${outcome}`,
      {
        target: target ? quote(target) : say(knowledge, 'fact.ping.target'),
        vrf: vrf ? quote(vrf) : undefined,
      },
    )
  }
  // a try by hand is told by how far it got
  if (key === 'https.result' && typeof value === 'object' && value !== null && 'reached' in value) {
    const told = `fact.https.${value.from === 'pc' ? 'pcReached' : 'reached'}.${String(value.reached)}`
    if (canSay(knowledge, told)) return say(knowledge, told)
  }
  if (key === 'typed.change' && typeof value === 'object' && value !== null && 'command' in value) {
    const { command, user } = value as { command: unknown; user?: unknown }
    const by = typeof user === 'string' ? quote(user) : undefined
    return say(knowledge, by ? 'fact.typed.by' : 'fact.typed', { command: quote(String(command)), user: by })
  }
  if (key === 'clock.skewSeconds' && typeof value === 'number')
    return say(knowledge, value > 0 ? 'fact.clock.skewSeconds.ahead' : 'fact.clock.skewSeconds.behind', {
      value: apart(knowledge, Math.abs(value)),
    })
  const own = `fact.${key}.${value === null ? 'absent' : String(value)}`
  if (canSay(knowledge, own)) return say(knowledge, own)
  const words = valueText(knowledge, value)
  return say(knowledge, canSay(knowledge, `fact.${key}`) ? `fact.${key}` : 'because.fact', {
    key,
    value: words,
  })
}

/** How far two clocks are apart: `3 hours 5 minutes`, from two days on in days. */
function apart(knowledge: Knowledge, seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes >= 2 * 24 * 60) return wait(knowledge, `P${Math.round(minutes / 1440)}D`)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return wait(knowledge, `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`)
}

function valueText(knowledge: Knowledge, value: FactValue): string {
  if (value === null) return say(knowledge, 'fact.absent')
  if (typeof value === 'boolean') return say(knowledge, value ? 'fact.yes' : 'fact.no')
  if (typeof value === 'string' && ISO.test(value)) return moment(value)
  if (typeof value !== 'object') return quote(String(value))
  const parts = Object.entries(value).map(
    ([name, of]) => `${name}: ${of === null ? say(knowledge, 'fact.none') : String(of)}`,
  )
  return quote(parts.join(', '))
}
