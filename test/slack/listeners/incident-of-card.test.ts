import { expect, test } from 'vitest'
import type { Desk } from '../../../src/slack/desk.ts'
import { type CardArgs, incidentOfCard } from '../../../src/slack/listeners/actions/incident-click.ts'
import { createPeople } from '../../../src/slack/people.ts'

const row = { id: 'i1', team: 'T1', channel: 'C1' }
const store = { incidents: { byId: async () => row } } as unknown as Desk['store']

/** Slack knows of a colleague in another workspace of E1, and of a stranger. */
const people = createPeople({
  users: {
    info: async ({ user }: { user: string }) => ({
      user:
        user === 'U2000001'
          ? { id: user, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }
          : { id: user, team_id: 'TEVIL' },
    }),
  },
} as unknown as Parameters<typeof createPeople>[0])

test.each([
  ['a member', { id: 'U1', team_id: 'T1' }, { id: 'E1' }, true],
  ['a member without an organisation', { id: 'U1', team_id: 'T1' }, null, true],
  ['a stranger', { id: 'U9', team_id: 'TEVIL' }, null, false],
  ['a stranger in a channel of an organisation', { id: 'U9', team_id: 'TEVIL' }, { id: 'E1' }, false],
  [
    'a stranger of another organisation',
    { id: 'U9', team_id: 'TEVIL', enterprise_id: 'E9' },
    { id: 'E1' },
    false,
  ],
  ['a colleague in another workspace', { id: 'U8', team_id: 'T2', enterprise_id: 'E1' }, { id: 'E1' }, true],
  [
    'a colleague of whom the click tells no organisation',
    { id: 'U2000001', team_id: 'T2' },
    { id: 'E1' },
    true,
  ],
])('%s', async (_, user, enterprise, may) => {
  const args = {
    body: { user, enterprise, channel: { id: 'C1' } },
    context: { teamId: 'T1' },
  } as unknown as CardArgs
  expect(await incidentOfCard(args, 'i1', { store, people })).toEqual(may ? row : undefined)
})
