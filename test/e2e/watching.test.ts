import { afterAll, beforeAll, expect, test } from 'vitest'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startBot({ watch: true, config: { alertBots: ['B0ALERTS', 'A0ALERTS'] } })
})
afterAll(() => stage.close())

async function silent(...texts: string[]) {
  const { slack, olga, noc, replies } = stage
  const before = slack.calls.length
  const posted = texts.map((text) => olga.post(noc, text))
  await quiet(stage)
  expect(posted.flatMap(({ ts }) => replies(noc, ts)).map(({ text }) => text)).toEqual([])
  expect(slack.calls.length).toBe(before)
}

test('says nothing to what is no licensing message', async () => {
  await silent(
    'lunch at twelve?',
    'did anybody renew the licence of the coffee machine?',
    'the license is fine, I think. cslu and cssm are just words here',
    '2026 Nov 24 02:11:09 leaf-12 %BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down',
    '```\nleaf-12# show clock\n02:11:09.123 UTC Tue Nov 24 2026\n```',
    '```\nleaf-12# ping 192.0.2.1\nRequest 0 timed out\n```',
    'https://www.cisco.com/license',
    ':wave: :fire:',
    'hello',
    'help',
  )
})

test("says nothing to the bot's own reply, pasted back", async () => {
  const { olga, pavel, noc, replies } = stage
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  const reply = await until(() => replies(noc, asked.ts)[0])
  const shown = reply.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  expect(shown).toMatch(/slp-bot · knowledge /)
  // the card's own calls are over before what follows is counted
  await quiet(stage)
  await silent(shown, `\`\`\`\n${shown}\n\`\`\``, `> ${shown.replaceAll('\n', '\n> ')}`)
  // asked, it is answered all the same
  const again = pavel.post(noc, `@slp-bot ${shown}`)
  expect((await until(() => replies(noc, again.ts)[0])).text).toMatch(/slp-bot · knowledge /)
})

test('says nothing to edits, deletions, and its own messages', async () => {
  const { slack, olga, noc, replies } = stage
  const posted = olga.post(noc, 'wait a second')
  olga.edit(noc, posted, DNS_LINE)
  const gone = olga.post(noc, 'oops')
  olga.remove(noc, gone)
  const { bot } = slack.workspace.app
  const own = slack.alert(noc, { user: bot.id, ...(bot.bot && { bot_id: bot.bot.id }), text: DNS_LINE })
  await quiet(stage)
  expect([posted, gone, own].flatMap(({ ts }) => replies(noc, ts).filter((each) => each.ts !== ts))).toEqual(
    [],
  )
})

test('reads along only in the channels that are listed', async () => {
  const { slack, olga, replies } = stage
  const other = slack.channel('random', [olga])
  const posted = olga.post(other, DNS_LINE)
  await quiet(stage)
  expect(replies(other, posted.ts)).toEqual([])
})

test('answers alerting apps that are allowed, wherever they put the line, and no others', async () => {
  const { slack, room, replies } = stage
  const noc = room()
  const bot = { subtype: 'bot_message', bot_id: 'B0ALERTS' }
  const text = { type: 'mrkdwn', text: DNS_LINE }
  const forms = [
    { ...bot, text: DNS_LINE },
    { ...bot, attachments: [{ fallback: 'alert', text: DNS_LINE }] },
    { ...bot, attachments: [{ fields: [{ title: 'line', value: DNS_LINE }] }] },
    { ...bot, attachments: [{ blocks: [{ type: 'section', text }] }] },
    { ...bot, blocks: [{ type: 'section', fields: [text] }] },
    { bot_id: 'B9', app_id: 'A0ALERTS', user: 'U9', text: DNS_LINE },
  ]
  for (const form of forms) {
    const own = room()
    const { ts } = slack.alert(own, form)
    expect((await until(() => replies(own, ts)[0])).text).toContain('leaf-12')
  }
  const others = [
    slack.alert(noc, { subtype: 'bot_message', bot_id: 'B0ECHO', text: DNS_LINE }),
    slack.alert(noc, { bot_id: 'B0ECHO', user: 'U9', text: `<@${slack.workspace.app.bot.id}> ${DNS_LINE}` }),
  ]
  await quiet(stage)
  expect(others.flatMap(({ ts }) => replies(noc, ts))).toEqual([])
})

test('in a channel shared with others it speaks only where the channel is listed, and to its own people', async () => {
  const { slack, olga } = stage
  const stranger = slack.person('stranger', 'T0000099')
  const shared = slack.channel('shared', [olga, stranger], { shared: true })
  const own = olga.post(shared, `@slp-bot ${DNS_LINE}`)
  const theirs = stranger.post(shared, `@slp-bot ${DNS_LINE}`)
  await quiet(stage)
  expect([own, theirs].flatMap(({ ts }) => stage.replies(shared, ts))).toEqual([])
  expect(olga.sees(shared)[0]?.text).toMatch(/shared with another organisation/)
  expect(stranger.sees(shared)[0]?.text).toMatch(/only people of this workspace/)
})

test('what it may not say to somebody alone in such a channel, it says to nobody there', async () => {
  const { slack, olga } = stage
  const stranger = slack.person('guest', 'T0000099')
  const shared = slack.channel('shared-too', [olga, stranger], { shared: true })
  slack.faults.add({ method: 'chat.postEphemeral', kind: 'error', error: 'user_not_in_channel' })
  const { ts } = stranger.post(shared, `@slp-bot ${DNS_LINE}`)
  await quiet(stage)
  expect(slack.calls.at(-1)?.method).toBe('chat.postEphemeral')
  expect(stage.replies(shared, ts)).toEqual([])
})

test('without the optional scopes mentions, direct messages and commands still work', async () => {
  const plain = await startBot({ watch: 'all', optionalScopes: false })
  const { olga, noc, replies } = plain
  const unasked = olga.post(noc, DNS_LINE)
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  const direct = olga.post(olga.direct(), DNS_LINE)
  await until(() => replies(noc, asked.ts)[0])
  await until(() => replies(olga.direct(), direct.ts)[0])
  await olga.slash(noc, '/slp', `explain ${DNS_LINE}`)
  expect(olga.sees(noc).length).toBe(1)
  expect(replies(noc, unasked.ts)).toEqual([])
  await plain.close()
})

test('“Explain with slp” in a channel shared with others tells the asker alone, and strangers nothing', async () => {
  const { slack, olga } = stage
  const stranger = slack.person('eve', 'T0000009')
  const shared = slack.channel('shared-menu', [olga, stranger], { shared: true })
  const own = olga.post(shared, DNS_LINE)
  const theirs = stranger.post(shared, DNS_LINE.replace('leaf-12', 'leaf-13'))
  await quiet(stage)
  for (const message of [own, theirs]) await olga.menu(shared, message, 'explain_message')
  await stranger.menu(shared, own, 'explain_message')
  await until(() => olga.sees(shared).length === 2 && stranger.sees(shared)[0])
  await quiet(stage)
  expect([own, theirs].flatMap(({ ts }) => stage.replies(shared, ts))).toEqual([])
  expect(olga.sees(shared).map(({ text }) => text)).toEqual([
    expect.stringMatching(/DNS/),
    expect.stringMatching(/DNS/),
  ])
  expect(stranger.sees(shared)[0]?.text).toMatch(/only people of this workspace/)
})
