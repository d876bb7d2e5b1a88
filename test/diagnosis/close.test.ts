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
