import type { FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { classifyDetail } from '../stated-facts.ts'

/** The message whose details class the reason of a failure, in an output too. */
export const COMM_FAILED = 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'

/**
 * What the reasons in an output tell, in the classes of the failure message: they are the same strings. As a failure of
 * now only while tries go on failing: a reason from before the last success is history.
 */
export function classifyReason(facts: readonly FoundFact[], knowledge: Knowledge): FoundFact[] {
  const cslu = facts.some(({ key, value }) => key === 'transport.type' && value === 'cslu')
  const { details } = knowledge.messages.get(COMM_FAILED) ?? {}
  const classed = (of: FactKey, as?: FactKey): FoundFact[] => {
    const reason = facts.find(({ key }) => key === of)
    if (typeof reason?.value !== 'string') return []
    const found = classifyDetail(
      details,
      { detail: reason.value, ...(cslu && { peer: 'CSLU' }) },
      { lines: reason.lines, ...(reason.at && { at: reason.at }) },
    )
    return as ? found.map((fact) => ({ ...fact, key: as })) : found
  }
  const ongoing = facts.find(({ key }) => key === 'comm.ongoingFailures')
  return [
    ...(Number(ongoing?.value) > 0 ? classed('comm.lastFailureReason') : []),
    ...classed('comm.lastFailureReason', 'comm.reason'),
    ...classed('history.text', 'history.reason'),
  ]
}
