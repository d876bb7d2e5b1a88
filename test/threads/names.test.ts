import { afterEach, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed, restored } from './pastes.ts'

// how people are called, in Slack and outside it
let talk: Conversation | undefined

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

// a Slack user's id as the fake gives them
const ID = /\bU\d{7}\b/

test('files name people, whoever did something; in Slack they are mentioned', async () => {
  talk = await startConversation('names')
  const { alice, bert, bot } = talk
  await alice.says(failed('leaf-12'))
  await bert.replies('@slp-bot note the firewall team was asked')
  await bert.replies('@slp-bot tac')
  expect(bot.file()).toMatch(/- bert, [\s\S]*by alice, /)
  expect(bot.file()).not.toMatch(ID)
  await bert.types('/slp timeline 1')
  expect(JSON.parse(bot.file()).entries[1]).toMatchObject({ by: bert.person.user.id, name: 'bert' })
  await alice.replies(restored('leaf-12'))
  await bert.replies('@slp-bot resolve')
  await alice.replies('@slp-bot status')
  bot.said('resolved by @bert')
  await alice.types('/slp catchup 1')
  bot.told(alice, 'resolved by @bert', 'Opened by @alice', '@bert, 24 Nov')
})

test('without the scope for names, those are named who have clicked or typed a command', async () => {
  talk = await startConversation('handles', { scopes: 'least' })
  const { alice, bert, bot } = talk
  await alice.says(`@slp-bot ${failed('leaf-12')}`)
  await bert.ticks('Give the licensing VRF your DNS server')
  await bert.types('/slp tac 1')
  expect(bot.file()).toContain('Done by bert')
  expect(bot.file()).toMatch(/Paste 1, by U\d{7}/)
})

test('somebody who was forgotten is no terminal', async () => {
  talk = await startConversation('forgotten')
  const { alice, bert, bot, forget } = talk
  await alice.says(failed('leaf-12'))
  await bert.ticks('Give the licensing VRF your DNS server')
  await bert.skips('Save it', 'we use full names')
  await forget(bert)
  await alice.ticks('Test the name')
  bot.shows('✓ ', 'somebody (name removed')
  await bot.lists('Done by somebody (name removed', 'Skipped by somebody (name removed')
  bot.hides('terminal', 'we use full names', '@bert')
  await alice.types('/slp catchup 1')
  bot.told(alice, 'Done by somebody (name removed on request), 24 Nov')
  await alice.types('/slp tac 1')
  expect(bot.file()).toContain('Done by somebody (name removed on request)')
})
