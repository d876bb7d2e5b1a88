import { afterEach, expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { failed, REPORT_DUE, restored, SYNC, status } from './pastes.ts'

// sentences of the brief that no other conversation has an example of
let talk: Conversation | undefined

async function begin(options?: Parameters<typeof startConversation>[1]): Promise<Conversation> {
  talk = await startConversation('sentences', options)
  return talk
}

afterEach(async () => {
  await talk?.close()
  talk = undefined
})

const WRONG = { url: 'https://smartreceiver.cisco.com/licservice/licence' }

test('a step that an output proves is ticked by the bot, and taken back by a later one that shows the contrary', async () => {
  const { alice, bot, kept } = await begin()
  await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  await alice.replies(status('leaf-12', WRONG))
  await bot.lists('Ticked by me: Line 29 of paste 2: a trust code is installed')
  await alice.replies(status('leaf-12', { ...WRONG, trust: '<none>' }))
  await bot.listsNone('Ticked by me: Line 29 of paste 2', 'a trust code is installed')
  // of what it ticked itself nothing is kept
  expect((await kept()).events.map(({ kind }) => kind)).toEqual(['pasted', 'pasted', 'pasted'])
})

test('a step that a person ticked and a later output contradicts has failed, with the line', async () => {
  const { alice, bot } = await begin()
  await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  await alice.replies(status('leaf-12', WRONG))
  await alice.ticks('set transport smart and its URL')
  await alice.replies(status('leaf-12', WRONG))
  bot.said(
    'Marked done, but the output says otherwise',
    'Line 10: the address is https://smartreceiver.cisco.com/licservice/licence',
  )
  await bot.lists('but the output says otherwise', 'Line 10 of paste 3')
  await alice.replies('@slp-bot status')
  bot.said('1 contradicted')
})

test('a number works in no other channel', async () => {
  const { alice, bot, kept } = await begin()
  await alice.says(failed('leaf-12'))
  for (const word of ['tac', 'status', 'catchup', 'timeline', 'resolve', 'note', 'remind', 'reopen']) {
    await alice.types(`/slp ${word} 1`, 'elsewhere')
    bot.told(alice, 'There is no incident #1 here')
  }
  await alice.types('/slp incidents', 'elsewhere')
  bot.told(alice, 'No incident is open here')
  expect((await kept()).events).toHaveLength(1)
})

test('a storm of which one is restored goes on for the others, and is over with the last', async () => {
  const { alice, bert, bot, kept } = await begin()
  for (const device of ['leaf-11', 'leaf-12', 'leaf-13']) await alice.says(failed(device))
  bot.shows('leaf-12 · 1× · open', '3 devices fail in the same way')
  await bert.says(restored('leaf-12'))
  bot.said('Go to #1')
  bot.shows('leaf-12 · 1× · fixed', 'leaf-13 · 1× · open', '2 devices fail in the same way')
  bot.hides('It looks over')
  await bert.replies(restored('leaf-11'))
  bot.said('leaf-11')
  await bert.replies(restored('leaf-13'))
  bot.said('It looks over')
  bot.shows('It looks over', 'leaf-13 · 1× · fixed')
  bot.hides('fail in the same way', '☐')
  await bert.replies('@slp-bot next')
  bot.said('Nothing is left to do here')
  expect((await kept()).row.number).toBe(1)
})

test('through CSLU its schedule decides: the bot says so, asks for nothing by itself, and offers to remind', async () => {
  const { alice, bert, bot, passes } = await begin()
  await alice.says(REPORT_DUE)
  await alice.replies(SYNC)
  await bot.lists('"license smart sync" was typed')
  await bert.choosesInside('through CSLU')
  await bot.lists('Through CSLU or SSM On-Prem, the ACK comes after that server', 'Remind me in 1 hour')
  bot.hides('15 min after a sync', '24 Nov 2024 02:27 UTC')
  await passes(30)
  bot.isSilent()
  await bert.pressesInside('Remind me in 1 hour')
  await passes(59)
  bot.isSilent()
  await passes(2)
  bot.said('@bert', 'Time is up for #1', 'show license status')
  await passes(120)
  bot.isSilent()
})

test('a deadline that has passed is said first', async () => {
  const { alice, bot, passes } = await begin()
  await alice.says(`@slp-bot ${status('leaf-12', { deadline: 'Nov 20 09:20:00 2024 UTC' })}`)
  await bot.lists('An ACK was required by 20 Nov 2024, 4 days ago')
  bot.shows('The ACK was due by 20 Nov 2024')
  expect(bot.card()[0]).toContain('The ACK was due')
  await passes(24 * 60)
  bot.isSilent()
})

test('an incident that is closed by hand no longer tells anybody to fix it', async () => {
  const { alice, bert, bot } = await begin()
  await alice.says(failed('leaf-12'))
  await bert.replies('@slp-bot resolve')
  bot.shows('It was about: ', 'Nobody has said yet what fixed it', 'Resolved by @bert')
  bot.hides('Fix it')
  await alice.types('/slp status 1')
  bot.told(alice, 'resolved by @bert', 'It was about: ')
})

test('what was done for the bot is not said to be done by it', async () => {
  const { alice, bot } = await begin()
  await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  await alice.replies(status('leaf-12', WRONG))
  await alice.types('/slp tac 1')
  expect(bot.file()).toContain('- Seen done: ')
  expect(bot.file()).not.toContain('Done by slp-bot')
})
