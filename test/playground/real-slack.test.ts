import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel } from '../../src/playground/server/workspace.ts'
import { type Playground, refused, startPlayground } from './stage.ts'

// In what the real Slack is less kind than one thinks: ../shared/review/slack.md §6, each rule's source beside it in the fake.
let playground: Playground
let olga: Person
let noc: Channel

beforeAll(async () => {
  playground = await startPlayground()
  olga = playground.slack.person('olga')
  noc = playground.slack.channel('noc', [olga])
})
afterAll(() => playground.close())

const rich = [
  {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
  },
]
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }
const divider = { type: 'divider' }

async function own(more: object = {}): Promise<{ channel: string; ts: string }> {
  const { ts } = (await playground.bot.apiCall('chat.postMessage', {
    channel: noc.id,
    text: 'x',
    ...more,
  })) as unknown as { ts: string }
  return { channel: noc.id, ts }
}

const update = (more: object) => refused(playground.bot.apiCall('chat.update', { text: 'x', ...more }))

test('the text of an edit and of an ephemeral is counted in bytes', async () => {
  const { bot } = playground
  const message = await own()
  expect(await update({ ...message, text: 'x'.repeat(4000) })).toBe('ok')
  expect(await update({ ...message, text: 'ж'.repeat(2001) })).toBe('msg_too_long')
  const aside = (text: string) =>
    refused(bot.chat.postEphemeral({ channel: noc.id, user: olga.user.id, text }))
  expect(await aside('ж'.repeat(2000))).toBe('ok')
  expect(await aside('ж'.repeat(2001))).toBe('msg_too_long')
})

test('all of a message is counted in bytes', async () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } })
  const post = (text: string) =>
    refused(own({ blocks: Array.from({ length: 4 }, () => section(text)) }) as Promise<unknown>)
  expect(await post('x'.repeat(2600))).toBe('ok')
  expect(await post('ж'.repeat(2600))).toBe('msg_blocks_too_long')
})

test('a reply to a message that is gone stands in the channel, and the answer says so by what it lacks', async () => {
  const root = olga.post(noc, 'a secret')
  olga.remove(noc, root)
  const { ok, message } = await playground.bot.chat.postMessage({
    channel: noc.id,
    thread_ts: root.ts,
    text: 'reply',
  })
  expect([ok, message?.thread_ts]).toEqual([true, undefined])
})

test('a table becomes an attachment, stays where an edit gives none, and there is one at most', async () => {
  const { slack } = playground
  const message = await own({ blocks: [table, divider] })
  const shown = () => slack.thread(noc, message.ts)[0]
  expect(shown()).toMatchObject({ blocks: [divider], attachments: [{ blocks: [table] }] })
  expect(await update({ ...message, blocks: [divider] })).toBe('ok')
  expect(shown()).toMatchObject({ attachments: [{ blocks: [table] }] })
  expect(await update({ ...message, blocks: [table] })).toBe('invalid_attachments')
  expect(await update({ ...message, blocks: [divider], attachments: [] })).toBe('ok')
  expect(shown()?.attachments).toEqual([])
  expect(await refused(own({ blocks: [table, table] }))).toBe('invalid_attachments')
})

test('rich text is not replaced by anything else, and the time for editing may be over', async () => {
  const { slack } = playground
  const message = await own({ blocks: rich })
  expect(await update({ ...message, blocks: [divider] })).toBe('block_mismatch')
  expect(await update({ ...message, blocks: rich })).toBe('ok')
  slack.workspace.editWindow = 0
  expect(await update({ ...message, blocks: rich })).toBe('edit_window_closed')
  delete slack.workspace.editWindow
})

test('an ephemeral in a thread is seen only where the thread has replies', async () => {
  const { bot } = playground
  const root = olga.post(noc, 'root')
  const before = olga.sees(noc).length
  const show = () =>
    bot.chat.postEphemeral({ channel: noc.id, user: olga.user.id, thread_ts: root.ts, text: 'psst' })
  await show()
  expect(olga.sees(noc).length).toBe(before)
  olga.post(noc, 'reply', { thread: root.ts })
  await show()
  expect(olga.sees(noc).length).toBe(before + 1)
})

test('an edit that speaks to the app is an app_mention again, with another id', async () => {
  const { slack, received } = playground
  received.length = 0
  const message = olga.post(noc, '@slp-bot one')
  olga.edit(noc, message, '@slp-bot two')
  await slack.settled()
  const mentions = received.filter(({ event }) => (event as { type: string }).type === 'app_mention')
  expect(mentions.map(({ event }) => event)).toMatchObject([
    { ts: message.ts, text: expect.stringContaining('one') },
    { ts: message.ts, text: expect.stringContaining('two'), edited: { user: olga.user.id } },
  ])
  expect(new Set(mentions.map(({ event_id }) => event_id)).size).toBe(2)
})

test('in an organisation every payload names it; files come without a team', async () => {
  const { slack, received, bot } = playground
  slack.workspace.organisation = { id: 'E0000001', teams: ['T0000002'] }
  const colleague = slack.person('colleague', 'T0000002')
  const stranger = slack.person('stranger', 'T0000009')
  const shared = slack.channel('shared', [olga, colleague, stranger], { shared: true })
  received.length = 0
  stranger.share(shared, 'look', [{ name: 'x.txt', content: 'x' }])
  await slack.settled()
  delete slack.workspace.organisation
  expect(received[0]).toMatchObject({ enterprise_id: 'E0000001', is_ext_shared_channel: true })
  expect(received[0]?.event).toMatchObject({ subtype: 'file_share' })
  expect(Object.keys(received[0]?.event as object)).not.toContain('team')
  expect((await bot.users.info({ user: stranger.user.id })).user).toMatchObject({ team_id: 'T0000009' })
})

test('an owner may switch uploads off', async () => {
  const { slack, bot } = playground
  slack.workspace.uploadsRefused = 'file_uploads_disabled'
  expect(await refused(bot.files.getUploadURLExternal({ filename: 'x.txt', length: 3 }))).toBe(
    'file_uploads_disabled',
  )
  delete slack.workspace.uploadsRefused
})

test('there are ten sockets at most', async () => {
  const { slack } = await startPlayground({ socket: true })
  const { default: WebSocket } = await import('ws')
  const address = `${slack.url.replace('http', 'ws')}/link/?ticket=fake`
  const told: string[] = []
  const sockets = Array.from({ length: 11 }, () =>
    new WebSocket(address).on('message', (data) => told.push(`${data}`)),
  )
  await expect.poll(() => told.length).toBe(11)
  expect(told.filter((each) => each.includes('too_many_websockets')).length).toBe(1)
  expect(slack.socket?.connections()).toBe(10)
  for (const socket of sockets) socket.terminate()
  await slack.stop()
})
