import { expect, test } from 'vitest'
import type { IncidentEvent } from '../../src/incident/event.ts'
import { lastDoneBy, standing } from '../../src/incident/undo.ts'
import { PASTES, pasted, reduced, story } from './story.ts'

const STEP = 'actions/configure-dns#vrf-name-server'

/** Events behind a paste, numbered on; a second passes between two. */
function after(...more: Record<string, unknown>[]): IncidentEvent[] {
  const events = story(pasted(PASTES.failed()))
  const at = Date.parse(events.at(-1)?.at ?? '')
  return [
    ...events,
    ...more.map(
      (each, index) =>
        ({
          at: new Date(at + (index + 1) * 1000).toISOString(),
          ...each,
          n: events.length + 1 + index,
        }) as unknown as IncidentEvent,
    ),
  ]
}

test('who took it and takes that back no longer has it', () => {
  const taken = after({ kind: 'taken', by: 'U1' })
  expect(reduced(taken).owner?.by).toBe('U1')
  const undone = after({ kind: 'taken', by: 'U1' }, { kind: 'undone', by: 'U1', event: 2 })
  expect(reduced(undone).owner).toBeUndefined()
  expect(reduced(undone).last).toBe(3)
})

test('a hand-over that is taken back gives it back to the one of before', () => {
  const events = after(
    { kind: 'taken', by: 'U1' },
    { kind: 'handed', by: 'U1', to: 'U2' },
    { kind: 'undone', by: 'U1', event: 3 },
  )
  expect(reduced(events.slice(0, 3)).owner?.by).toBe('U2')
  expect(reduced(events).owner?.by).toBe('U1')
})

test('a tick, and a tick that was taken off, come back as new words: their checkboxes are drawn anew', () => {
  const ticked = after({ kind: 'ticked', by: 'U1', step: STEP }, { kind: 'undone', by: 'U1', event: 2 })
  expect(standing(ticked).at(-1)).toMatchObject({ kind: 'reopened', step: STEP, n: 3 })
  const again = after(
    { kind: 'skipped', by: 'U2', step: STEP, reason: 'full names' },
    { kind: 'reopened', by: 'U1', step: STEP },
    { kind: 'undone', by: 'U1', event: 3 },
  )
  expect(standing(again).at(-1)).toMatchObject({ kind: 'skipped', by: 'U2', reason: 'full names', n: 4 })
})

test('closing and what fixed it are one tap, and go together', () => {
  const at = '2026-11-24T04:00:00.000Z'
  const events = after(
    { kind: 'noted', by: 'U1', text: 'x' },
    { kind: 'resolved', by: 'U1', how: 'hand', at },
    { kind: 'fixed', by: 'U1', fix: { kind: 'unknown' }, at },
  )
  expect(lastDoneBy(events, 'U1').map(({ kind }) => kind)).toEqual(['fixed', 'resolved'])
})

test('nobody takes back what another did, nor a paste', () => {
  const events = after({ kind: 'taken', by: 'U1' })
  expect(lastDoneBy(events, 'U2')).toEqual([])
  expect(lastDoneBy(story(pasted(PASTES.failed())), 'U1')).toEqual([])
})
