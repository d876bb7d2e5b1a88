import type { FoundFact } from '../../facts/fact.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { classifyDetail } from '../stated-facts.ts'

/** The message whose details class the reason of a failure, in an output too. */
export const COMM_FAILED = 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'

/**
 * What the reason of the last failure tells, in the classes of the failure message: it is the same string. Only while
 * tries go on failing: a reason from before the last success is history.
 */
export function classifyReason(facts: readonly FoundFact[], knowledge: Knowledge): FoundFact[] {
  const reason = facts.find(({ key }) => key === 'comm.lastFailureReason')
  const ongoing = facts.find(({ key }) => key === 'comm.ongoingFailures')
  if (typeof reason?.value !== 'string' || !(Number(ongoing?.value) > 0)) return []
  const cslu = facts.some(({ key, value }) => key === 'transport.type' && value === 'cslu')
  const { details } = knowledge.messages.get(COMM_FAILED) ?? {}
  return classifyDetail(
    details,
    { detail: reason.value, ...(cslu && { peer: 'CSLU' }) },
    { lines: reason.lines, ...(reason.at && { at: reason.at }) },
  )
}
