import { expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import { DNS_THERE, failed, PING_REPLIES, restored, status } from './pastes.ts'

// five walks of somebody who has never seen the bot, each written down turn by turn; docs/cards.md judges them
function walk(name: string, title: string, script: (talk: Conversation) => Promise<void>): void {
  test(title, { timeout: 60_000 }, async () => {
    const talk = await startConversation(title)
    try {
      await script(talk)
      await expect(await talk.transcript()).toMatchFileSnapshot(`${name}/thread.md`)
    } finally {
      await talk.close()
    }
  })
}

walk('walk-one-line', 'A walk: one line, from the page to the end', async ({ alice, bot, passes }) => {
  await alice.says(failed('leaf-12'))
  bot.shows('Not an outage', '#1 · open · leaf-12')
  await bot.signals('large_orange_circle')
  await alice.replies('@slp-bot can it wait until morning?')
  await alice.presses("I'm on it")
  await bot.signals('eyes')
  await alice.chooses('smart')
  bot.hides('Which transport')
  await alice.replies(DNS_THERE)
  await alice.replies(PING_REPLIES)
  await passes(80)
  await alice.replies(restored('leaf-12'))
  await bot.signals('large_green_circle')
  await alice.resolves('in my words', 'the DNS server was down')
  await bot.signals('white_check_mark')
  await alice.types('/slp incidents')
  bot.told(alice, 'No incident is open here')
})

walk('walk-storm-of-six', 'A walk: six switches within minutes', async ({ alice, bert, bot, passes }) => {
  await alice.says(failed('leaf-1'))
  for (const at of [2, 3]) await alice.says(failed(`leaf-${at}`, undefined, `02:11:1${at}`))
  await passes(2)
  await bert.says([4, 5, 6].map((at) => failed(`leaf-${at}`, undefined, `02:13:1${at}`)).join('\n'))
  bot.said('the same failure on several devices', 'Go to #1')
  bot.shows('6 devices fail in the same way')
  await bot.lists('leaf-1', 'leaf-6')
  await bert.presses("I'm on it")
  await bot.signals('eyes')
  await alice.types('/slp incidents')
  bot.told(alice, '@bert is on it')
  await bot.homes(bert, '#1', 'yours')
  await alice.replies([1, 2, 3, 4, 5, 6].map((at) => restored(`leaf-${at}`)).join('\n'))
  await bot.signals('large_green_circle')
  await bert.resolves("I don't know")
})

walk('walk-leaked-token', 'A walk: a token in the paste', async ({ alice, bert, bot, kept }) => {
  const token = 'NmFiMGQ3ZTktYjA4Yi00MDA1LWEwMzMtZDI0NTk3NTQ5OTE0'
  const message = await alice.says(
    `@slp-bot leaf-12# license smart trust idtoken ${token} local\n${failed('leaf-12')}`,
  )
  bot.shows('Delete your message now: it holds a token for a trust code', 'Then revoke the token')
  await alice.deletes(message)
  await bert.replies('@slp-bot undo')
  bot.said('There is nothing of yours to take back')
  expect(JSON.stringify(await kept())).not.toContain(token)
})

walk(
  'walk-corrected',
  'A walk: the first guess is wrong, and an output says so',
  async ({ alice, bert, bot }) => {
    await alice.says(failed('leaf-12'))
    bot.shows('Give the licensing VRF your DNS server')
    await bert.ticks('Give the licensing VRF your DNS server')
    await bot.lists('Done by @bert')
    // it was another switch: he takes that back
    await bert.replies('@slp-bot undo')
    bot.said('Taken back: ticked: Give the licensing VRF your DNS server')
    await bot.listsNone('Done by @bert')
    await alice.replies(status('leaf-12', { url: 'https://smartreciever.cisco.com/licservice/license' }))
    bot.said('smartreciever')
    bot.shows('license smart url smart https://smartreceiver.cisco.com/licservice/license')
    await alice.ticks('set transport smart and its URL')
    await alice.replies(status('leaf-12'))
    await bert.replies(restored('leaf-12'))
    await bot.signals('large_green_circle')
    await bert.resolves('set transport smart')
    bot.shows('A step fixed it')
  },
)

walk(
  'walk-shift-end',
  "A walk: handed over at the shift's end",
  async ({ alice, bert, bot, kept, passes }) => {
    await alice.says(failed('leaf-12'))
    await alice.presses("I'm on it")
    await alice.ticks('Give the licensing VRF your DNS server')
    await passes(30)
    await alice.replies('@slp-bot hand over to @bert: the firewall team answers at 8')
    bot.said('@alice hands #1 over to @bert', 'the firewall team answers at 8', 'What is next')
    bot.shows('@bert is on it')
    await bot.homes(bert, '#1', 'yours')
    await bert.replies('@slp-bot who is on this?')
    bot.told(bert, '@bert is on it')
    await bert.replies('@slp-bot undo')
    await bert.replies('@slp-bot hand over to nobody')
    bot.hides('is on it')
    await bot.signals('large_orange_circle')
    await alice.presses("I'm on it")
    await alice.replies('@slp-bot undo')
    bot.said('Taken back: took it on')
    expect((await kept()).events.map(({ kind }) => kind).filter((kind) => kind === 'handed').length).toBe(2)
  },
)
