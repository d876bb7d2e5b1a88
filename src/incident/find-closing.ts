import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Naming, proofText, where } from '../reply/proof-text.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import type { Failure } from './find-failures.ts'
import { instantOf } from './instant.ts'

/** What is over, and why; and what isn't. */
export type Closing = { because: string[]; open: Set<Failure> }

/**
 * Which failures the evidence shows to be over: a later message that closes it (COMM_RESTORED and its kin), what such
 * a message would state (a trust code, a policy is installed), or an acknowledgment that is newer than the opening
 * and than the failure. Of each device and failure one sentence says so.
 */
export function findClosing(
  diagnosis: Diagnosis,
  failures: readonly Failure[],
  { knowledge, naming, openedAt }: { knowledge: Knowledge; naming: Naming; openedAt: string },
): Closing {
  const byId = new Map(diagnosis.evidence.map((each) => [each.id, each]))
  const because = new Set<string>()
  const open = new Set<Failure>()
  for (const failure of failures) {
    const closer = failure.closedBy
    const fact = closer ? undefined : factThatEnds(failure, diagnosis, knowledge, openedAt)
    const [ping] = closer?.facts.filter(({ key }) => key === 'ping.result') ?? []
    if (closer && ping)
      because.add(proofText(knowledge, { fact: { ...ping, evidence: closer.id } }, byId, naming).text)
    else if (closer) because.add(messageText(closer, knowledge, naming))
    else if (fact) because.add(proofText(knowledge, { fact }, byId, naming).text)
    else open.add(failure)
  }
  return { because: [...because], open }
}

function messageText({ lines, message, show }: Evidence, knowledge: Knowledge, naming: Naming): string {
  const words = quote(message?.text ?? show?.command ?? '')
  return say(knowledge, 'because.says', { where: where(knowledge, lines, naming), words })
}

function factThatEnds(
  failure: Failure,
  { facts }: Diagnosis,
  knowledge: Knowledge,
  openedAt: string,
): BookedFact | undefined {
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
  const since = Math.max(Date.parse(openedAt), Date.parse(failure.evidence.at ?? openedAt) || 0)
  return own.find(({ key, value }) => key === 'report.lastAck' && (instantOf(value) ?? 0) > since)
}

/** What the messages that close a failure state: the same from an output closes it as well. */
function statedByClosers(failure: string, { messages }: Knowledge): { key: string; value: unknown }[] {
  return [...messages.values()]
    .filter(({ closes }) => closes.includes(failure))
    .flatMap(({ facts }) => facts.flatMap((fact) => ('value' in fact ? [fact] : [])))
}

function isLater(fact: BookedFact, { lastLine, evidence }: Failure): boolean {
  if (fact.at && evidence.at) return Date.parse(fact.at) > Date.parse(evidence.at)
  return fact.lines[0] > lastLine
}
