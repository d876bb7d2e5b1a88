import { expect, test } from 'vitest'
import { type Conversation, startConversation } from './conversation.ts'
import {
  DNS_THERE,
  failed,
  NO_DNS,
  ON_PREM_LOG,
  PING_REPLIES,
  REPORT_DUE,
  restored,
  SYNC,
  status,
  TRUST_FAILED,
  TRUST_INSTALLED,
} from './pastes.ts'

/** Plays a conversation and compares what was seen with its golden file. */
function conversation(
  name: string,
  title: string,
  script: (talk: Conversation) => Promise<void>,
  options?: Parameters<typeof startConversation>[1],
): void {
  test(title, { timeout: 60_000 }, async () => {
    const talk = await startConversation(title, options)
    try {
      await script(talk)
      await expect(await talk.transcript()).toMatchFileSnapshot(`${name}/thread.md`)
    } finally {
      await talk.close()
    }
  })
}

conversation('dns-fixed', 'DNS fixed and restored', async ({ alice, bert, bot, kept, passes }) => {
  await alice.says(`leaf-12 started this, can it wait?\n${failed('leaf-12')}`)
  bot.shows('#1 · open · leaf-12', "can't resolve Cisco's name")
  await alice.presses("I'm on it")
  bot.shows('@alice is on it')
  await alice.replies(NO_DNS)
  await bert.replies('any news? I am at lunch')
  bot.isSilent()
  await passes(5)
  await alice.ticks('Give the licensing VRF your DNS server')
  bot.shows('~Give the licensing VRF your DNS server', '· @alice')
  await bert.skips('Save it', 'we use full names')
  await bot.lists('Skipped by @bert', 'we use full names')
  await alice.replies(DNS_THERE)
  await alice.replies(PING_REPLIES)
  await passes(80)
  await alice.replies(restored('leaf-12'))
  bot.shows('It looks over')
  await alice.resolves('Give the licensing VRF your DNS server')
  bot.shows(
    '✅ #1 resolved · leaf-12',
    'A step fixed it: Give the licensing VRF your DNS server',
    'by @alice',
  )
  const { row, events } = await kept()
  expect(row.status).toBe('resolved')
  expect(events.map(({ kind }) => kind)).toEqual([
    'pasted',
    'taken',
    'pasted',
    'ticked',
    'skipped',
    'pasted',
    'pasted',
    'pasted',
    'resolved',
    'fixed',
  ])
})

conversation('wrong-url', 'A wrong URL, seen in a pasted status', async ({ alice, bot }) => {
  await alice.says(failed('leaf-12', 'HTTP Server Error 404: Not Found'))
  bot.shows('A 404 is an answer')
  await alice.replies(status('leaf-12', { url: 'https://smartreceiver.cisco.com/licservice/licence' }))
  bot.said("Smart URL is not exactly the Smart Receiver's", 'licservice/licence')
  bot.shows('license smart url smart https://smartreceiver.cisco.com/licservice/license')
  await alice.ticks('set transport smart and its URL')
  await bot.lists('Done by @alice')
  await alice.replies(status('leaf-12'))
  bot.said("The Smart URL is not exactly the Smart Receiver's")
  await alice.replies(restored('leaf-12'))
  bot.said('It looks over')
  bot.shows('It looks over')
  await alice.resolves('set transport smart', 'a typo of ours')
  bot.shows('#1 resolved', 'a typo of ours')
})

conversation('trust-force', 'A trust code that wants force', async ({ alice, bot, kept, passes }) => {
  await alice.says(TRUST_FAILED)
  bot.shows('has a trust code already', 'It replaces the installed one')
  await bot.lists('(asks: sure?)')
  const token = 'NmFiMGQ3ZTktYjA4Yi00MDA1LWEwMzMtZDI0NTk3NTQ5OTE0'
  await alice.replies(`leaf-12# license smart trust idtoken ${token} force`)
  bot.said('a token for a trust code')
  bot.shows('Delete your message now: it holds a token for a trust code', 'Then revoke the token')
  await alice.ticks('install with force')
  bot.shows('· @alice')
  await passes(20)
  await alice.replies(TRUST_INSTALLED)
  bot.said('It looks over')
  expect(JSON.stringify(await kept())).not.toContain(token)
})

conversation(
  'ack-delayed',
  'An ACK that is late, a reminder, the ACK',
  async ({ alice, bot, kept, passes }) => {
    await alice.says(REPORT_DUE)
    await alice.replies(SYNC)
    await alice.replies(status('leaf-12'))
    // it is Sunday night: by itself the bot asks on Monday, and sooner where somebody wants it to
    bot.shows('reminder 25 Nov 2024 09:00 UTC')
    await alice.replies('@slp-bot remind me in 15 min')
    await passes(16)
    bot.said('reminder of #1', 'show license')
    await alice.replies(status('leaf-12'))
    await alice.replies('@slp-bot remind 10m')
    bot.said("I'll remind you of #1 in 10 minutes")
    await passes(11)
    bot.said('reminder of #1')
    await alice.replies('@slp-bot remind me tomorrow at 9')
    bot.said('24 Nov 2024 09:00 UTC')
    const acknowledged = { ack: 'Nov 24 02:25:00 2024 UTC', deadline: 'Feb 22 02:25:00 2025 UTC' }
    await alice.replies(status('leaf-12', acknowledged))
    bot.shows('It looks over')
    await alice.resolves('recovered by itself')
    await passes(180)
    bot.isSilent()
    const { events } = await kept()
    expect(events.filter(({ kind }) => kind === 'reminded').length).toBe(2)
  },
)

conversation('on-prem-elsewhere', 'Registered at another On-Prem', async ({ alice, bert, bot }) => {
  await alice.says(`@slp-bot ${ON_PREM_LOG}`)
  bot.shows('registered with another On-Prem account before', 'Upload Usage Data')
  await bert.choosesInside('through SSM On-Prem')
  await bot.lists('▾ through SSM On-Prem')
  await bert.ticks('Export their usage')
  await bert.picks('In CSSM, upload', 'Why, and what to expect')
  bot.opens(bert, 'In CSSM, upload')
  await bert.closes()
  await bert.closes()
  await bert.replies('@slp-bot next')
  await bert.replies('@slp-bot resolve')
  bot.shows('#1 resolved', 'Nobody has said yet what fixed it', 'Resolved by @bert')
  await alice.presses('Reopen')
  bot.shows('#1 · open')
})

conversation('storm', 'A storm of five switches', async ({ alice, bert, bot, kept, passes }) => {
  await alice.says(failed('leaf-11'))
  await alice.says(failed('leaf-12'))
  bot.said('the same failure on several devices', 'Go to #1')
  await bert.says(`${failed('leaf-13')}\n${failed('leaf-14', undefined, '02:11:30')}`)
  bot.said('the same failure on several devices')
  await passes(3)
  await bert.says(failed('leaf-15', undefined, '02:13:30'))
  await bert.says(failed('leaf-11', undefined, '02:14:30'))
  await bot.lists('leaf-15')
  await bert.says(`@slp-bot ${failed('leaf-16', undefined, '02:14:50')}`)
  expect((await kept()).row.number).toBe(1)
})

conversation(
  'two-tick',
  'Two engineers tick at the same time',
  async ({ alice, bert, bot, kept, together }) => {
    await alice.says(failed('leaf-12'))
    await together(
      () => alice.ticks('Give the licensing VRF your DNS server'),
      () => bert.ticks('Test the name'),
    )
    await together(
      () => alice.ticks('Save it'),
      () => bert.ticks('Save it'),
    )
    await bert.unticks('Test the name')
    await bot.lists('@alice', '@bert')
    const { events } = await kept()
    expect(events.filter(({ kind }) => kind === 'ticked').length).toBe(4)
  },
)

conversation('tac-bundle', 'A bundle for Cisco TAC', async ({ alice, bert, bot, kept, passes }) => {
  await alice.says(failed('leaf-12'))
  await alice.replies(
    `${status('leaf-12')}\nusername admin password 5 $5$abcdefgh$0123456789abcdefghijklmnopqrstuvwxyz012345`,
  )
  await alice.ticks('Give the licensing VRF your DNS server')
  await passes(10)
  await bert.replies('@slp-bot note the firewall team was asked')
  await bert.replies('@slp-bot catchup')
  bot.told(bert, '#1')
  await alice.types('/slp tac 1')
  await alice.types('/slp timeline #1')
  await alice.types('/slp status 1', 'direct')
  await bert.types('/slp incidents')
  await bert.types('/slp status 7')
  bot.told(bert, 'no incident #7')
  const { events } = await kept()
  expect(events.map(({ kind }) => kind)).toContain('escalated')
})

conversation(
  'least-scopes',
  'The same with the least scopes',
  async ({ alice, bert, bot, kept }) => {
    await alice.says(failed('leaf-12'))
    bot.isSilent()
    await alice.says(`@slp-bot ${failed('leaf-12')}`)
    bot.shows('mention me in the message with new output')
    await alice.replies(NO_DNS)
    bot.isSilent()
    await alice.replies(`@slp-bot ${NO_DNS}`)
    await bert.ticks('Give the licensing VRF your DNS server')
    await bert.replies(`@slp-bot ${restored('leaf-12')}`)
    bot.shows('It looks over')
    await bert.replies('@slp-bot resolve')
    expect((await kept()).row.status).toBe('resolved')
  },
  { scopes: 'least' },
)

conversation(
  'mended-elsewhere',
  'A failure of another switch that has mended itself is no part of a storm',
  async ({ alice, bot, kept }) => {
    await alice.says(failed('leaf-11'))
    bot.shows('#1 · open · leaf-11')
    await alice.says(`@slp-bot ${failed('leaf-12')}\n${restored('leaf-12')}`)
    bot.said('Nothing to do')
    expect((await kept()).events).toHaveLength(1)
  },
)
