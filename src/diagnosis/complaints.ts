import type { Evidence } from '../evidence/evidence.ts'
import { COMM_FAILED } from '../evidence/outputs/failure-reason.ts'
import { instantOf } from '../facts/instant.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import { isLater } from './close.ts'
import { type Deadline, deadlineOf, isPressing } from './deadline.ts'
import type { Group } from './diagnosis.ts'

/** The complaint that an overdue acknowledgment amounts to. */
export const OVERDUE = 'issues/acknowledgment-not-received'

/** The complaint that tries which go on failing amount to. */
export const FAILING = 'issues/communication-failed'

/** The complaint that a report amounts to whose time is long over and that hasn't gone out. */
const UNSENT = 'issues/usage-report-not-sent'

/** How long a switch goes on sending a report after its scheduled time, in milliseconds (troubleshooting-slp, line 474). */
const WINDOW = 4 * 3_600_000

const COMM_RESTORED = 'messages/LICMGR/LOG_SMART_LIC_COMM_RESTORED'

/**
 * The complaints that outputs amount to, where no message says it: an acknowledgment that is overdue, tries that
 * go on failing, a report that should have gone out.
 */
export function findComplaints(
  { evidence, index }: Pick<Group, 'evidence' | 'index'>,
  deadlines: readonly Deadline[],
  at: string,
): string[] {
  const pressing = deadlines.filter((deadline) => isPressing(deadline, { index }))
  const overdue = evidence.some((each) => each.kind === 'show' && deadlineOf(pressing, each))
  const failing = index.get('comm.ongoingFailures')?.at(-1)
  const shown = evidence.find(({ id }) => id === failing?.evidence)
  const said = evidence.some(
    (each) => each.entry === COMM_FAILED || (each.entry === COMM_RESTORED && shown && isLater(each, shown)),
  )
  return [
    ...(overdue ? [OVERDUE] : []),
    ...(Number(failing?.value) > 0 && !said ? [FAILING] : []),
    ...(isUnsent(index, at) && !said ? [UNSENT] : []),
  ]
}

/** Whether the time of the next report is over, tries after it included, and none has gone out since. */
function isUnsent(index: Group['index'], at: string): boolean {
  const latest = (key: FactKey) => index.get(key)?.at(-1)
  const [due, sent] = [
    instantOf(latest('report.nextPush')?.value),
    instantOf(latest('report.lastPush')?.value),
  ]
  // tries are counted, whether they fail or not: that tells more
  const counted = latest('comm.ongoingFailures') !== undefined
  if (due === undefined || counted || latest('transport.type')?.value === 'off') return false
  return Date.parse(at) - due > WINDOW && (sent === undefined || sent < due)
}

/** The complaint that a piece of evidence shows by itself, whatever its causes: tries that go on failing, a report unsent. */
export function complaintOf(evidence: Evidence, { complaints, index }: Group): string | undefined {
  const failing = index.get('comm.ongoingFailures')?.at(-1)
  const due = index.get('report.nextPush')?.at(-1)
  return complaints.find(
    (id) =>
      (id === FAILING && failing?.evidence === evidence.id) ||
      (id === UNSENT && due?.evidence === evidence.id),
  )
}
