import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** What an ACK takes straight from CSSM, in milliseconds: around 15 minutes (troubleshooting-slp, line 248). */
const WAIT = 15 * 60_000

/**
 * Whether an ACK is missing only since its report was sent a moment ago: true within the wait of a switch that reports
 * straight to Cisco, false where the last report has its ACK. Through a server, and later, nobody can tell by this.
 */
export const reportAckWithinWait: DerivedFact = {
  key: 'report.ackWithinWait',
  needs: ['report.lastPush', 'report.lastAck', 'transport.type'],
  derive,
}

function derive(facts: readonly Fact[], { at, transport, topology }: Assumed): Derivation | undefined {
  const sent = factOf(facts, 'report.lastPush')
  const came = factOf(facts, 'report.lastAck')
  const [pushed, acknowledged] = [instantOf(sent?.value), instantOf(came?.value)]
  if (!at || !sent || !came || pushed === undefined) return undefined
  if (acknowledged !== undefined && acknowledged >= pushed) return { value: false, from: [came, sent] }
  const type = factOf(facts, 'transport.type')?.value ?? transport
  const direct = type === 'smart' || type === 'callhome' || (type === undefined && topology === 'direct')
  const since = Date.parse(at) - pushed
  // a date that stays raw text is later than anything, as far as anybody knows
  const missing = came.value === null || acknowledged !== undefined
  return direct && missing && since >= 0 && since <= WAIT ? { value: true, from: [sent, came] } : undefined
}
