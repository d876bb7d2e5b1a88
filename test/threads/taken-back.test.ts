import { afterEach, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed, NO_DNS, restored, status } from './pastes.ts'

// messages that are deleted or edited after the bot has read them
let talk: Conversation | undefined

async function begin(): Promise<Conversation> {
  talk = await startConversation('taken back')
  return talk
}

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

test('the head of a thread that is deleted leaves a tombstone: its text is blanked, and the card follows', async () => {
  const { alice, bot, kept } = await begin()
  const head = await alice.says(failed('leaf-12'))
  await alice.replies(status('leaf-12'))
  await alice.deletes(head)
  const { row, events } = await kept()
  expect(events[0]).toMatchObject({ kind: 'pasted', text: '', blanked: true })
  expect(JSON.stringify(events)).not.toContain('COMM_FAILED')
  expect([row.failures, row.devices]).toEqual([[], ['leaf-12']])
  bot.shows('#1 · open · leaf-12')
  bot.hides('COMM_FAILED', "can't resolve Cisco's name")
})

test('when all of an incident is deleted, nothing of it is kept and the card says so', async () => {
  const { alice, bot, kept } = await begin()
  await alice.deletes(await alice.says(failed('leaf-12')))
  const { row, events } = await kept()
  expect(JSON.stringify([row, events])).not.toMatch(/leaf-12|COMM_FAILED/)
  bot.shows('Everything pasted here was deleted', '#1 · open')
  bot.hides('leaf-12')
})

test('an edited output is read anew in its old place, and what the incident is found by follows at once', async () => {
  const { alice, bot, kept } = await begin()
  const head = await alice.says(failed('leaf-21'))
  await alice.edits(head, failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  const { row, events } = await kept()
  expect(events.map(({ kind, n }) => [n, kind])).toEqual([[1, 'pasted']])
  expect(JSON.stringify(events)).not.toContain('leaf-21')
  expect(row.devices).toEqual(['leaf-12'])
  bot.shows('#1 · open · leaf-12', 'A 404 is an answer')
  bot.hides('leaf-21', "can't resolve Cisco's name")
  // another line of the device that it names now is counted there, one of the other device isn't
  await alice.says(failed('leaf-12', undefined, '02:20:00'))
  expect((await kept()).row.number).toBe(1)
})

test('an old output from which somebody takes a word out is no newer than the one after it', async () => {
  const { alice, bot } = await begin()
  await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  const wrong = status('leaf-12', { url: 'https://smartreceiver.cisco.com/x' })
  const old = await alice.replies(`ticket 4711\n${wrong}`)
  bot.shows('smartreceiver.cisco.com/x')
  await alice.replies(status('leaf-12'))
  bot.hides('smartreceiver.cisco.com/x')
  await alice.edits(old, wrong)
  bot.hides('smartreceiver.cisco.com/x')
})

test('a reminder of what an edit takes out is cancelled', async () => {
  const { alice, bot, passes } = await begin()
  const head = await alice.says(failed('leaf-12'))
  bot.shows('reminder 25 Nov 2024 09:00 UTC')
  await alice.edits(head, restored('leaf-12'))
  bot.hides('reminder')
  await passes(40 * 60)
  bot.isSilent()
})

test('an output that is edited into idle words is blanked', async () => {
  const { alice, bot, kept } = await begin()
  await alice.says(failed('leaf-12'))
  const pasted = await alice.replies(NO_DNS)
  await alice.edits(pasted, 'wrong window, sorry')
  const { events } = await kept()
  expect(events[1]).toMatchObject({ kind: 'pasted', text: '', blanked: true })
  bot.shows('#1 · open · leaf-12')
})

test('what was typed beside a file is edited, and the file stays read', async () => {
  const { alice, bot, kept } = await begin()
  await alice.says(failed('leaf-12'))
  const message = await alice.attaches('here', 'status.txt', status('leaf-12'))
  await alice.edits(message, 'here it is')
  const { events } = await kept()
  expect(JSON.stringify(events)).toContain('Type: Smart')
  bot.shows('#1 · open · leaf-12')
})

test('a deletion that overtakes its message: nothing of it is kept', async () => {
  const { alice, bert, bot, channel, kept, crossed } = await begin()
  await crossed(() => {
    alice.person.remove(channel, alice.person.post(channel, failed('leaf-12')))
  })
  bot.isSilent()
  await expect(kept()).rejects.toThrow('no incident')
  await bert.types('/slp incidents')
  bot.told(bert, 'No incident is open here')
})
