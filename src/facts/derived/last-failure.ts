import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import type { FactKey } from '../vocabulary.ts'
import { factOf } from './derived-fact.ts'

/** What states a failed try: the class of its error first. */
const FAILURES: readonly FactKey[] = [
  'commFailed.detail',
  'trustFailed.detail',
  'policyFailed.detail',
  'history.reason',
  'commFailed.peer',
  'commFailed.count',
  'install.failed',
]

/** The facts of the failure that came last, by time where both have one, else by place; empty where none is pasted. */
export function lastFailure(facts: readonly Fact[]): Fact[] {
  const failures = facts.filter(({ key }) => FAILURES.includes(key) && isFailure(key, facts))
  const latest = failures.reduce<Fact | undefined>(
    (last, each) => (last && !isLater(each, last, facts) ? last : each),
    undefined,
  )
  return failures
    .filter(({ evidence }) => evidence === latest?.evidence)
    .sort((one, other) => FAILURES.indexOf(one.key) - FAILURES.indexOf(other.key))
}

/** When a failure happened, in milliseconds of the epoch; undefined where nothing says. */
export function failedAt({ key, at }: Fact, facts: readonly Fact[]): number | undefined {
  if (key === 'history.reason') return instantOf(factOf(facts, 'history.lastAt')?.value)
  return instantOf(at) ?? instantOf(factOf(facts, 'comm.lastFailureAt')?.value)
}

/** The reason of a message's history is a failure's, unless its newest exchange went through. */
function isFailure(key: FactKey, facts: readonly Fact[]): boolean {
  const outcome = factOf(facts, 'history.lastOutcome')?.value
  return key !== 'history.reason' || outcome === 'failed' || outcome === 'refused'
}

function isLater(one: Fact, other: Fact, facts: readonly Fact[]): boolean {
  const [time, otherTime] = [failedAt(one, facts), failedAt(other, facts)]
  if (time !== undefined && otherTime !== undefined && time !== otherTime) return time > otherTime
  return one.lines[0] >= other.lines[0]
}
