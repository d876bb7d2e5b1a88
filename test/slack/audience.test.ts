import { expect, test } from 'vitest'
import { audienceOf } from '../../src/slack/audience.ts'
import type { Desk } from '../../src/slack/desk.ts'

/** Slack's answer to whose a user is. */
function desk(ours: boolean, watched: string[] = []): Desk {
  return { people: { isOf: async () => ours }, watched } as unknown as Desk
}
const event = (more: object = {}) => ({ type: 'app_mention', channel: 'C1', user: 'U1', ...more })

test('an author of another team is a stranger, also where the envelope doesn’t say that the channel is shared', async () => {
  const foreign = event({ user_team: 'T9' })
  expect(await audienceOf({}, foreign, 'T1', desk(false))).toBe('other-people')
  expect(await audienceOf({ is_ext_shared_channel: false }, foreign, 'T1', desk(false))).toBe('other-people')
})

test('a colleague of another workspace of the organisation is ours', async () => {
  const colleague = event({ user_team: 'T2' })
  expect(await audienceOf({ enterprise_id: 'E1' }, colleague, 'T1', desk(true))).toBe('ours')
})

test('an author of this team, and one without a team, are ours where nothing says that the channel is shared', async () => {
  expect(await audienceOf({}, event({ user_team: 'T1' }), 'T1', desk(false))).toBe('ours')
  expect(await audienceOf({}, event(), 'T1', desk(false))).toBe('ours')
})

test('in a shared channel only where it is listed', async () => {
  const shared = { is_ext_shared_channel: true }
  const own = event({ user_team: 'T1' })
  expect(await audienceOf(shared, own, 'T1', desk(true))).toBe('shared-channel')
  expect(await audienceOf(shared, own, 'T1', desk(true, ['C1']))).toBe('ours')
})
