import { describe, expect, test } from 'vitest'
import { commReached } from '../../../src/facts/derived/comm-reached.ts'
import { commWorksSince } from '../../../src/facts/derived/comm-works-since.ts'
import type { Fact } from '../../../src/facts/fact.ts'
import type { FactKey } from '../../../src/facts/vocabulary.ts'

const AT = '2026-11-24T03:00:00Z'

function fact(key: FactKey, value: Fact['value'], at?: string): Fact {
  return { key, value, lines: [1, 1], evidence: key, ...(at && { at }) }
}

function worksSince(...facts: Fact[]) {
  return commWorksSince.derive(facts, { at: AT })?.value
}

// constructed
describe('licensing works again', () => {
  const failure = fact('commFailed.detail', 'refused', '2026-11-24T02:00:00Z')

  test('if the ACK is newer than the last failure', () => {
    const ack = fact('report.lastAck', '2026-11-24T02:30:00Z')
    expect(worksSince(failure, ack)).toBe(true)
    expect(commReached.derive([failure, ack], { at: AT })?.value).toBe('accepted')
  })

  test('not if the failure is newer', () => {
    const ack = fact('report.lastAck', '2026-11-23T02:30:00Z')
    expect(worksSince(failure, ack)).toBe(false)
    expect(commReached.derive([failure, ack], { at: AT })?.value).toBe('path')
  })

  test('without a failure, if the last report was acknowledged and none is overdue', () => {
    const ack = fact('report.lastAck', '2026-11-20T02:30:00Z')
    const push = fact('report.lastPush', '2026-11-20T02:10:00Z')
    expect(worksSince(ack, push, fact('report.nextPush', '2026-12-20T02:10:00Z'))).toBe(true)
    expect(worksSince(ack, push, fact('report.nextPush', '2026-11-22T02:10:00Z'))).toBe(undefined)
  })
})

describe('near miss: nobody can say', () => {
  test('where the failure has no time, the tries go on failing, or nothing is sent', () => {
    const ack = fact('report.lastAck', '2026-11-24T02:30:00Z')
    expect(worksSince(fact('commFailed.detail', 'refused'), ack)).toBe(undefined)
    expect(worksSince(fact('comm.ongoingFailures', 3), ack)).toBe(undefined)
    expect(worksSince(fact('transport.type', 'off'), ack)).toBe(undefined)
  })
})
