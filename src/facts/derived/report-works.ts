import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'
import { failsNow } from './fails-now.ts'
import { changedAfter } from './transport-replaced.ts'

/** An acknowledgment that is older shows nothing of today, where the output gives no other date, in milliseconds. */
const RECENT = 100 * 86_400_000
/** How long a switch goes on sending a report after its scheduled time, in milliseconds (troubleshooting-slp, line 474). */
const WINDOW = 4 * 3_600_000

/**
 * Whether reporting works: the last report has its acknowledgment, nothing failed since, no report is overdue and the
 * deadline lies ahead. Then nothing in the set-up can be wrong, however odd it looks. False where the last report has
 * none, or a failure is newer; undefined where too little is pasted to tell.
 */
export const reportWorks: DerivedFact = {
  key: 'report.works',
  needs: ['report.lastAck'],
  derive,
}

function derive(facts: readonly Fact[], assumed: Assumed): Derivation | undefined {
  const ack = factOf(facts, 'report.lastAck')
  if (!ack) return undefined
  const { at } = assumed
  if (ack.value === null) return { value: false, from: [ack] }
  const came = instantOf(ack.value)
  if (came === undefined || !at) return undefined
  const sent = factOf(facts, 'report.lastPush')
  const pushed = instantOf(sent?.value)
  if (sent && pushed !== undefined && pushed > came) return { value: false, from: [ack, sent] }
  const failing = failure(facts, came)
  if (failing) return { value: false, from: [ack, failing] }
  if (changedAfter(facts, came) || failsNow(facts, assumed)) return undefined
  const now = Date.parse(at)
  const [due, next] = [factOf(facts, 'report.ackDeadline'), factOf(facts, 'report.nextPush')]
  const [deadline, scheduled] = [instantOf(due?.value), instantOf(next?.value)]
  if (deadline !== undefined && deadline < now) return undefined
  if (scheduled !== undefined && now - scheduled > WINDOW) return undefined
  if (undated(facts) || unscheduled(facts, sent, next)) return undefined
  const planned = deadline !== undefined || scheduled !== undefined
  if (!planned && now - came > RECENT) return undefined
  return { value: true, from: pushed !== undefined && sent ? [ack, sent] : [ack] }
}

/** A failure that is newer than the acknowledgment, by its own time or by the count of tries that fail in a row. */
function failure(facts: readonly Fact[], came: number): Fact | undefined {
  const failed = facts.findLast(({ key }) => key === 'commFailed.peer' || key === 'commFailed.detail')
  if (failed?.at && Date.parse(failed.at) > came) return failed
  const counted = factOf(facts, 'comm.ongoingFailures')
  return typeof counted?.value === 'number' && counted.value > 0 ? counted : undefined
}

/** Whether the switch says that it has sent nothing and will send nothing, though its transport is not off. */
function unscheduled(facts: readonly Fact[], sent: Fact | undefined, next: Fact | undefined): boolean {
  return sent?.value === null && next?.value === null && factOf(facts, 'transport.type')?.value !== 'off'
}

/** Whether a failure tells no time, so that it may be newer. */
function undated(facts: readonly Fact[]): boolean {
  return facts.some(({ key, at }) => (key === 'commFailed.peer' || key === 'commFailed.detail') && !at)
}
