import type { Fact } from '../fact.ts'
import { instantOf } from '../instant.ts'
import { type Assumed, type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

const MINUTE = 60_000
/** Later than this nobody counts in minutes. */
const MINUTES_AT_MOST = 60

/** How many minutes ago the last report was sent, up to an hour, where its ACK is still missing. */
export const reportPushedMinutesAgo: DerivedFact = {
  key: 'report.pushedMinutesAgo',
  needs: ['report.lastPush', 'report.lastAck'],
  derive: minutesAgo,
}

/** When the switch itself asks for the ACK that is outstanding, as a time of day: `14:17 UTC`. */
export const reportCheckAt: DerivedFact = {
  key: 'report.checkAt',
  needs: ['report.nextCheck'],
  derive: checkAt,
}

function minutesAgo(facts: readonly Fact[], { at }: Assumed): Derivation | undefined {
  const [sent, came] = [factOf(facts, 'report.lastPush'), factOf(facts, 'report.lastAck')]
  const [pushed, acknowledged] = [instantOf(sent?.value), instantOf(came?.value)]
  if (!at || !sent || pushed === undefined) return undefined
  if (acknowledged !== undefined && acknowledged >= pushed) return undefined
  const minutes = Math.floor((Date.parse(at) - pushed) / MINUTE)
  return minutes >= 0 && minutes <= MINUTES_AT_MOST ? { value: minutes, from: [sent] } : undefined
}

function checkAt(facts: readonly Fact[]): Derivation | undefined {
  const check = factOf(facts, 'report.nextCheck')
  const time = instantOf(check?.value)
  return check && time !== undefined
    ? { value: `${new Date(time).toISOString().slice(11, 16)} UTC`, from: [check] }
    : undefined
}
