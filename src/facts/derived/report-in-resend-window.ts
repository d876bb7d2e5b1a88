import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** How long a switch goes on sending a report after its scheduled time, in milliseconds (troubleshooting-slp, line 474). */
const WINDOW = 4 * 3_600_000

/**
 * Whether the switch is still trying to send a scheduled report: the scheduled time passed at most four hours ago, and
 * tries fail. False where that time is still to come. Later the switch tries every 15 minutes, which this can't show.
 */
export const reportInResendWindow: DerivedFact = {
  key: 'report.inResendWindow',
  needs: ['report.nextPush', 'commFailed.peer', 'comm.ongoingFailures'],
  derive,
}

function derive(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const next = factOf(facts, 'report.nextPush')
  const scheduled = instantOf(next?.value)
  if (!at || !next || scheduled === undefined) return undefined
  const since = Date.parse(at) - scheduled
  if (since < 0) return { value: false, from: [next] }
  const failing = factOf(facts, 'comm.ongoingFailures') ?? factOf(facts, 'commFailed.peer')
  if (!failing || failing.value === 0 || since > WINDOW) return undefined
  return { value: true, from: [next, failing] }
}
