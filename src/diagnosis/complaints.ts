import type { Evidence } from '../evidence/evidence.ts'
import { COMM_FAILED } from '../evidence/outputs/failure-reason.ts'
import { isLater } from './close.ts'
import { type Deadline, deadlineOf, NEAR_DAYS } from './deadline.ts'
import type { Group } from './diagnosis.ts'

/** The complaint that an overdue acknowledgment amounts to. */
export const OVERDUE = 'issues/acknowledgment-not-received'

/** The complaint that tries which go on failing amount to. */
const FAILING = 'issues/communication-failed'

const COMM_RESTORED = 'messages/LICMGR/LOG_SMART_LIC_COMM_RESTORED'

/**
 * The complaints that outputs amount to, where no message says it: an acknowledgment that is overdue, and tries that
 * go on failing.
 */
export function findComplaints(
  { evidence, index }: Pick<Group, 'evidence' | 'index'>,
  deadlines: readonly Deadline[],
): string[] {
  const pressing = deadlines.filter(({ late, days }) => late || days <= NEAR_DAYS)
  const overdue = evidence.some((each) => each.kind === 'show' && deadlineOf(pressing, each))
  const failing = index.get('comm.ongoingFailures')?.at(-1)
  const shown = evidence.find(({ id }) => id === failing?.evidence)
  const said = evidence.some(
    (each) => each.entry === COMM_FAILED || (each.entry === COMM_RESTORED && shown && isLater(each, shown)),
  )
  return [...(overdue ? [OVERDUE] : []), ...(Number(failing?.value) > 0 && !said ? [FAILING] : [])]
}

/** The complaint that a piece of evidence shows by itself, whatever its causes: tries that go on failing. */
export function complaintOf(evidence: Evidence, { complaints, index }: Group): string | undefined {
  const failing = index.get('comm.ongoingFailures')?.at(-1)
  return failing?.evidence === evidence.id ? complaints.find((id) => id === FAILING) : undefined
}
