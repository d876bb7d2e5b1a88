import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import { instantOf } from '../facts/instant.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Naming, proofText, where } from '../reply/proof-text.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Failure } from './find-failures.ts'
import type { Pastes } from './read-pastes.ts'

/** What is over, and why; what isn't; and which evidence a fact of another closes, which no message says. */
export type Closing = { because: string[]; open: Set<Failure>; over: Map<string, string> }

/** What closing is reckoned by: `openedAt` is when the incident was opened, or opened again. */
type Setting = { knowledge: Knowledge; pastes: Pastes; openedAt: string }

/**
 * Which failures the evidence shows to be over: a later message that closes it (COMM_RESTORED and its kin), what such
 * a message would state (a trust code, a policy is installed), or an acknowledgment that is newer than the opening
 * and than the failure. Of each device and failure one sentence says so.
 */
export function findClosing(diagnosis: Diagnosis, failures: readonly Failure[], setting: Setting): Closing {
  const {
    knowledge,
    pastes: { naming },
  } = setting
  const several = new Set(failures.map(({ device }) => device)).size > 1
  const byId = new Map(diagnosis.evidence.map((each) => [each.id, each]))
  const because = new Set<string>()
  const open = new Set<Failure>()
  const over = new Map<string, string>()
  const add = (text: string, device: string | undefined) =>
    because.add(several && device ? say(knowledge, 'incident.over-on', { device, because: text }) : text)
  for (const failure of failures) {
    const closer = failure.closedBy
    const fact = closer ? undefined : factThatEnds(failure, diagnosis, setting)
    const told = closer?.facts.find(({ key }) => key === 'ping.result' || key === 'report.lastAck')
    const shown = closer && told ? { ...told, evidence: closer.id } : fact
    if (shown) add(proofText(knowledge, { fact: shown }, byId, naming).text, failure.device)
    else if (closer) add(messageText(closer, knowledge, naming), failure.device)
    else open.add(failure)
    // an output that shows a fault states other things as well, which stay true
    if (fact && failure.evidence.kind !== 'show') over.set(failure.evidence.id, fact.evidence)
  }
  return { because: [...because], open, over }
}

function messageText({ lines, message, show }: Evidence, knowledge: Knowledge, naming: Naming): string {
  const words = quote(message?.text ?? show?.command ?? '')
  return say(knowledge, 'because.says', { where: where(knowledge, lines, naming), words })
}

function factThatEnds(failure: Failure, { facts }: Diagnosis, setting: Setting): BookedFact | undefined {
  const { knowledge } = setting
  const own = facts.filter(({ device, superseded }) => device === failure.device && !superseded)
  const stated = statedByClosers(failure.key, knowledge)
  if (stated.length > 0) {
    return own.find(
      (fact) =>
        stated.some(({ key, value }) => key === fact.key && value === fact.value) && isLater(fact, failure),
    )
  }
  // an acknowledgment says nothing of a licence that the bot only knows by name, or that Nexus has no use for
  if (failure.evidence.level !== 'explained' || knowledge.messages.get(failure.key)?.notApplicable)
    return undefined
  const since = Math.max(Date.parse(setting.openedAt), lastSaid(failure, setting))
  return own.find(({ key, value }) => key === 'report.lastAck' && (instantOf(value) ?? 0) > since)
}

/** When a failure was last told, in milliseconds: by its own clock where that is known, else when it was pasted. */
function lastSaid({ evidence, lastLine }: Failure, { pastes, openedAt }: Setting): number {
  const pasted = pastes.pastes[pastes.joined.placeOf([lastLine, lastLine]).paste]?.at ?? openedAt
  const stamp = evidence.message?.at && !evidence.also ? parseStamp(evidence.message.at, pasted) : undefined
  return Date.parse((stamp?.zoneKnown && stamp.yearKnown && stamp.iso) || pasted)
}

/** What the messages that close a failure state: the same from an output closes it as well. */
function statedByClosers(failure: string, { messages }: Knowledge): { key: string; value: unknown }[] {
  return [...messages.values()]
    .filter(({ closes }) => closes.includes(failure))
    .flatMap(({ facts }) => facts.flatMap((fact) => ('value' in fact ? [fact] : [])))
}

/** Whether a fact comes after a failure's last repeat; repeats have places of their own, no times. */
function isLater(fact: BookedFact, { lastLine, evidence }: Failure): boolean {
  if (fact.at && evidence.at && !evidence.also) return Date.parse(fact.at) > Date.parse(evidence.at)
  return fact.lines[0] > lastLine
}
