import { describe, expect, test } from 'vitest'
import type { FactKey } from '../../../src/facts/vocabulary.ts'
import { derive, ping } from './derive.ts'

const KEY = 'comm.reached'
const SMART = 'smartreceiver.cisco.com'

// constructed
describe('how far the last try got, by its own error', () => {
  test.each([
    ['commFailed.detail', 'unresolved-name', 'none'],
    ['commFailed.detail', 'not-reached', 'name'],
    ['commFailed.detail', 'refused', 'path'],
    ['commFailed.detail', 'connection-reset', 'tcp'],
    ['commFailed.detail', 'tls-issuer', 'tcp'],
    ['commFailed.detail', 'empty-response', 'tls'],
    ['commFailed.detail', 'http-5xx', 'http'],
    ['commFailed.detail', 'identity-not-valid', 'service'],
    ['trustFailed.detail', 'token-expired', 'service'],
    ['policyFailed.detail', 'timestamp-mismatch', 'service'],
  ] as [FactKey, string, string][])('%s %s: %s', (key, detail, stage) => {
    expect(derive(KEY, [[key, detail]])).toBe(stage)
  })

  test('the later of two failures counts, though it got less far', () => {
    const facts: [FactKey, string][] = [
      ['trustFailed.detail', 'token-expired'],
      ['commFailed.detail', 'unresolved-name'],
    ]
    expect(derive(KEY, facts)).toBe('none')
  })

  test('a reason in the history counts only if the newest exchange failed', () => {
    const reason: [FactKey, string] = ['history.reason', 'refused']
    expect(derive(KEY, [reason, ['history.lastOutcome', 'failed']])).toBe('path')
    expect(derive(KEY, [reason, ['history.lastOutcome', 'accepted']])).toBe(undefined)
  })
})

describe('what was tried beside it', () => {
  const there: [FactKey, string][] = [
    ['transport.type', 'smart'],
    ['transport.vrf', 'management'],
  ]

  test('a ping that answers in the VRF of licensing moves it on', () => {
    const facts: [FactKey, string][] = [...there, ['commFailed.detail', 'not-reached']]
    expect(derive(KEY, [...facts, ping(SMART, 'replies', 'management')])).toBe('path')
    expect(derive(KEY, [...facts, ping(SMART, 'replies', 'other')])).toBe('name')
  })

  test('a later ping of a name that is gone moves it back', () => {
    const facts: [FactKey, string][] = [...there, ['commFailed.detail', 'tls-issuer']]
    expect(derive(KEY, [...facts, ping(SMART, 'unresolved', 'management')])).toBe('none')
  })

  test('https from the switch counts, from a PC it does not', () => {
    const tried = (from: string) =>
      derive(KEY, [...there, ['https.result', { host: SMART, from, reached: 'tcp' }]])
    expect(tried('switch')).toBe('tcp')
    expect(tried('pc')).toBe(undefined)
  })
})

describe('near miss: nothing tells', () => {
  test('where a failure says no stage', () => {
    expect(derive(KEY, [['commFailed.detail', 'init-failure']])).toBe(undefined)
    expect(derive(KEY, [['commFailed.peer', 'Cisco Smart Software Manager (CSSM)']])).toBe(undefined)
  })
})
