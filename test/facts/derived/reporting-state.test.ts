import { describe, expect, test } from 'vitest'
import type { FactValue } from '../../../src/facts/fact.ts'
import type { FactKey } from '../../../src/facts/vocabulary.ts'
import { derive, ping } from './derive.ts'

// constructed
const NOW = { at: '2026-11-24T03:00:00Z' }

describe('report.works', () => {
  const of = (facts: [FactKey, FactValue][]) => derive('report.works', facts, NOW)
  test('the last report has its ACK and the deadline lies ahead', () => {
    expect(
      of([
        ['report.lastAck', '2026-11-20T02:40:00Z'],
        ['report.lastPush', '2026-11-20T02:25:00Z'],
        ['report.ackDeadline', '2027-02-18T00:00:00Z'],
      ]),
    ).toBe(true)
  })
  test('not where the ACK is older than the report, is missing, or tries fail', () => {
    expect(
      of([
        ['report.lastAck', '2026-10-20T02:40:00Z'],
        ['report.lastPush', '2026-11-20T02:25:00Z'],
      ]),
    ).toBe(false)
    expect(of([['report.lastAck', null]])).toBe(false)
    expect(
      of([
        ['report.lastAck', '2026-11-20T02:40:00Z'],
        ['comm.ongoingFailures', 2],
      ]),
    ).toBe(false)
  })
  test('nobody can tell by an old ACK, a passed deadline, or a failure without a time', () => {
    expect(of([['report.lastAck', '2025-01-20T02:40:00Z']])).toBeUndefined()
    expect(
      of([
        ['report.lastAck', '2026-10-20T02:40:00Z'],
        ['report.ackDeadline', '2026-11-18T00:00:00Z'],
      ]),
    ).toBeUndefined()
    expect(
      of([
        ['report.lastAck', '2026-11-20T02:40:00Z'],
        ['commFailed.peer', 'Cisco Smart Software Manager (CSSM)'],
      ]),
    ).toBeUndefined()
  })
})

test('report.isDue, report.overdue and report.awaitsAckHours count from the time of asking', () => {
  expect(derive('report.isDue', [['report.nextPush', '2026-11-24T02:00:00Z']], NOW)).toBe(true)
  expect(derive('report.isDue', [['report.nextSend', '2026-12-24T02:00:00Z']], NOW)).toBe(false)
  expect(derive('report.isDue', [['report.nextPush', null]], NOW)).toBeUndefined()
  expect(derive('report.overdue', [['report.ackDeadline', '2026-11-20T02:00:00Z']], NOW)).toBe(true)
  expect(derive('report.overdue', [['report.ackDeadline', '2026-12-20T02:00:00Z']], NOW)).toBe(false)
  const waits = (ack: string | null) =>
    derive(
      'report.awaitsAckHours',
      [
        ['report.lastPush', '2026-11-24T01:00:00Z'],
        ['report.lastAck', ack],
      ],
      NOW,
    )
  expect(waits(null)).toBe(2)
  expect(waits('2026-11-24T01:16:00Z')).toBeUndefined()
})

test('report.waitUntil: 15 minutes after the push, or by the interval that the server gave', () => {
  expect(derive('report.waitUntil', [['report.lastPush', '2026-11-24T02:18:00Z']])).toBe('02:33 UTC')
  expect(
    derive('report.waitUntil', [
      ['history.lastOutcome', 'poll'],
      ['history.lastAt', '2026-11-24T02:00:00Z'],
      ['history.pollSeconds', 1800],
    ]),
  ).toBe('02:30 UTC')
})

test('onPrem.syncedSincePush: whether the sync is newer than the report', () => {
  const of = (sync: string) =>
    derive('onPrem.syncedSincePush', [
      ['onPrem.lastSync', sync],
      ['report.lastPush', '2026-11-20T02:25:00Z'],
    ])
  expect(of('2026-11-16T03:00:00Z')).toBe(false)
  expect(of('2026-11-23T03:00:00Z')).toBe(true)
})

test.each([
  ['https://smartreceiver.cisco.com/licservice/license', 'exact'],
  ['https://smartreciever.cisco.com/licservice/license', 'misspelt'],
  ['https://smartreceiver.cisco.com/licservice/licence', 'misspelt'],
  ['https://on-prem.example.com/SmartTransport', 'on-prem'],
  ['https://on-prem.example.com/cslu/v1/pi/tenant-1', 'on-prem'],
  ['http://192.0.2.1:8182/cslu/v1/pi', 'cslu'],
])('transport.smartUrl of %s is %s', (url, kind) => {
  expect(
    derive('transport.smartUrl', [
      ['transport.type', 'smart'],
      ['transport.url', url],
    ]),
  ).toBe(kind)
})

test.each([
  ['https://192.0.2.1:8182/cslu/v1/pi', 'https'],
  ['http://192.0.2.1:8182', 'path'],
  ['http://192.0.2.1:8128/cslu/v1/pi', 'port'],
  ['https://on-prem.example.com/cslu/v1/pi', 'account'],
  ['cslu.example.com', 'form'],
  ['http://192.0.2.1:8182/cslu/v1/pi', undefined],
  ['http://on-prem.example.com/cslu/v1/pi/tenant-1', undefined],
  ['cslu-local', undefined],
])('transport.csluFault of %s is %s', (url, fault) => {
  expect(
    derive('transport.csluFault', [
      ['transport.type', 'cslu'],
      ['transport.url', url],
    ]),
  ).toBe(fault)
})

test.each([
  ['https://tools.cisco.com/its/service/oddce/services/DDCEService', 'exact'],
  ['https://tools.cisco.com/its/service/oddce/services/DDCESevice', 'misspelt'],
  ['https://tgw.example.com/Transportgateway/services/DeviceRequestHandler', 'gateway'],
  [null, 'none'],
])('callhome.urlKind of %s is %s', (url, kind) => {
  expect(derive('callhome.urlKind', [['callhome.url', url]])).toBe(kind)
})

test('transport.overHttps: by the scheme; a bare name has none', () => {
  expect(derive('transport.overHttps', [['transport.url', 'https://a.example.com/x']])).toBe(true)
  expect(derive('transport.overHttps', [['transport.url', 'http://a.example.com/x']])).toBe(false)
  expect(derive('transport.overHttps', [['transport.url', 'cslu-local']])).toBeUndefined()
})

test('server.workingVrf: the other VRF in which the server answered', () => {
  const name = 'smartreceiver.cisco.com'
  const of = (vrf: string) =>
    derive('server.workingVrf', [
      ['transport.vrf', 'OOB'],
      ['transport.type', 'smart'],
      ping(name, 'replies', vrf),
    ])
  expect(of('management')).toBe('management')
  expect(of('OOB')).toBeUndefined()
})

test('comm.restoredCount: how often it came back', () => {
  expect(
    derive('comm.restoredCount', [
      ['comm.restored', true],
      ['comm.restored', true],
    ]),
  ).toBe(2)
})
