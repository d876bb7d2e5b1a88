import { afterEach, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed } from './pastes.ts'

// "Explain with slp" in a channel that the bot isn't in
let talk: Conversation | undefined

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

test('where the bot can show no card it opens no incident, and tells the asker', async () => {
  talk = await startConversation('not here')
  const { alice, bert, bot, kept, isHere } = talk
  isHere(false)
  const message = await alice.says(failed('leaf-12'))
  await bert.explains(message)
  bot.told(bert, "can't resolve Cisco's name", "I'm not in this channel, so no incident")
  await expect(kept()).rejects.toThrow('no incident')
  await bert.types('/slp incidents')
  bot.told(bert, 'No incident is open here')

  isHere(true)
  await bert.explains(message)
  bot.shows('· open · leaf-12')
  expect((await kept()).row.cardTs).toBeDefined()
})

test('an incident that has a card keeps it, whoever asks for it where the bot is no longer', async () => {
  talk = await startConversation('gone since')
  const { alice, bert, bot, kept, isHere } = talk
  await alice.says(failed('leaf-12'))
  isHere(false)
  const again = await alice.says(failed('leaf-12', undefined, '02:20:00'))
  await bert.explains(again)
  bot.told(bert, "can't resolve Cisco's name")
  expect((await kept()).row.number).toBe(1)
})
