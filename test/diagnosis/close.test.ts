import { describe, expect, test } from 'vitest'
import { findClosed } from '../../src/diagnosis/close.ts'
import { findOwners } from '../../src/diagnosis/devices.ts'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { made } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const FAILED = 'messages/LICMGR/FAILED'
const RESTORED = 'messages/LICMGR/RESTORED'
const knowledge = smallKnowledge({
  messages: { 'LICMGR/FAILED': {}, 'LICMGR/RESTORED': { closes: [FAILED] } },
})

function closed(...evidence: Evidence[]): string[] {
  return [...findClosed(evidence, knowledge, findOwners(evidence)).keys()]
}

const on = (host: string) => ({ device: { host } })

describe('closed', () => {
  test('by a later message of the same device', () => {
    expect(
      closed(made('e1', 1, { entry: FAILED, ...on('a') }), made('e2', 2, { entry: RESTORED, ...on('a') })),
    ).toEqual(['e1'])
  })
  test('by its own time, where a log stands newest first', () => {
    expect(
      closed(
        made('e1', 1, { entry: RESTORED, at: '2026-11-24T03:00:00Z' }),
        made('e2', 2, { entry: FAILED, at: '2026-11-24T02:00:00Z' }),
      ),
    ).toEqual(['e2'])
  })
})

describe('near miss: still open', () => {
  test('before it failed again', () => {
    expect(closed(made('e1', 1, { entry: RESTORED }), made('e2', 2, { entry: FAILED }))).toEqual([])
  })
  test('of another device', () => {
    expect(
      closed(made('e1', 1, { entry: FAILED, ...on('a') }), made('e2', 2, { entry: RESTORED, ...on('b') })),
    ).toEqual([])
  })
  test('a repeat that was folded stands after it', () => {
    expect(
      closed(made('e1', 1, { entry: FAILED, also: [[5, 5]] }), made('e2', 3, { entry: RESTORED })),
    ).toEqual([])
  })
})

test('a thousand devices take no longer than they must', () => {
  const evidence = Array.from({ length: 4000 }, (_, at) =>
    made(`e${at}`, at + 1, { entry: at % 2 ? RESTORED : FAILED, ...on(`leaf-${at >> 1}`) }),
  )
  const started = performance.now()
  expect(closed(...evidence)).toHaveLength(2000)
  expect(performance.now() - started).toBeLessThan(1000)
})

describe('the error of a ping', () => {
  const ping = (outcome: string, vrf = 'management', target = 'cslu-local') => ({
    facts: [
      { key: 'ping.result' as const, value: { target, vrf, outcome }, lines: [1, 1] as [number, number] },
    ],
  })
  const error = (given: Partial<Evidence> = {}) =>
    made('e1', 1, { kind: 'device-error', entry: 'errors/invalid-host', ...ping('unresolved'), ...given })
  const reply = (given: Partial<Evidence> = {}) =>
    made('e2', 2, { kind: 'show', level: 'supporting', ...ping('replies'), ...given })

  test('is closed by a later ping of that host in that VRF that gets further', () => {
    expect(closed(error(), reply())).toEqual(['e1'])
    expect(closed(error(), reply(ping('loss')))).toEqual(['e1'])
    expect(closed(error(ping('no-route')), reply())).toEqual(['e1'])
  })
  test('near miss: not by one in another VRF, of another host or device, before it, or that gets no further', () => {
    expect(closed(error(), reply(ping('replies', 'default')))).toEqual([])
    expect(closed(error(), reply(ping('replies', 'management', '192.0.2.1')))).toEqual([])
    expect(closed(error(on('a')), reply(on('b')))).toEqual([])
    expect(closed(reply({ id: 'e0', lines: [1, 1] }), error({ lines: [3, 3] }))).toEqual([])
    expect(closed(error(ping('no-route')), reply(ping('loss')))).toEqual([])
    expect(closed(error(), reply(ping('unresolved')))).toEqual([])
  })
})

test('near miss: among several devices, what is nobody’s closes nothing', () => {
  const others = [made('e3', 3, on('a')), made('e4', 4, on('b'))]
  expect(closed(made('e1', 1, { entry: FAILED }), made('e2', 2, { entry: RESTORED }), ...others)).toEqual([])
})
