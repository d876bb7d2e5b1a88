import { expect, test } from 'vitest'
import type { Desk } from '../../../src/slack/desk.ts'
import { onNote, type ViewArgs } from '../../../src/slack/listeners/views/submitted.ts'
import { createPeople } from '../../../src/slack/people.ts'

/** Submits a note to an incident of T1; gives whether the bot went on with it. */
async function goesOn(user: { id: string; team_id: string }): Promise<boolean> {
  let begun = false
  const desk = {
    people: createPeople(undefined),
    store: { incidents: { byId: async () => ({ id: 'i1', team: 'T1', channel: 'C1' }) } },
    get turns() {
      begun = true
      throw new Error('enough')
    },
    now() {
      begun = true
      throw new Error('enough')
    },
  } as unknown as Desk
  const view = { private_metadata: 'i1', state: { values: { typed: { typed: { value: 'a note' } } } } }
  const args = { ack: async () => {}, view, body: { user }, context: { teamId: 'T1' }, client: {} }
  await onNote(args as unknown as ViewArgs, desk).catch(() => {})
  return begun
}

test('a modal counts by the home of whoever sends it', async () => {
  expect(await goesOn({ id: 'U0000001', team_id: 'T1' })).toBe(true)
  expect(await goesOn({ id: 'U0000009', team_id: 'TEVIL' })).toBe(false)
})
