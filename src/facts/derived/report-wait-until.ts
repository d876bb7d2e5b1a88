import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** What an ACK takes straight from CSSM, in milliseconds: around 15 minutes (troubleshooting-slp, line 248). */
const WAIT = 15 * 60_000

/**
 * Until when the ACK of the last report can't be called late on a direct connection, as a time of day: `10:33 UTC`. By
 * the interval that the server gave, where the history shows one.
 */
export const reportWaitUntil: DerivedFact = {
  key: 'report.waitUntil',
  needs: ['report.lastPush', 'history.lastAt'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const polled = factOf(facts, 'history.lastOutcome')?.value === 'poll'
  const sent = (polled ? factOf(facts, 'history.lastAt') : undefined) ?? factOf(facts, 'report.lastPush')
  const pushed = instantOf(sent?.value)
  if (!sent || pushed === undefined) return undefined
  const seconds = factOf(facts, 'history.pollSeconds')?.value
  const wait = polled && typeof seconds === 'number' ? seconds * 1000 : WAIT
  return { value: `${new Date(pushed + wait).toISOString().slice(11, 16)} UTC`, from: [sent] }
}
