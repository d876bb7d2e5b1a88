import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel } from '../../src/playground/server/workspace.ts'
import { type Playground, refused, startPlayground } from './stage.ts'

let playground: Playground
let olga: Person
let noc: Channel

beforeAll(async () => {
  playground = await startPlayground()
  olga = playground.slack.person('olga')
  noc = playground.slack.channel('noc', [olga])
})
afterAll(() => playground.close())

const post = (more: object) =>
  refused(playground.bot.apiCall('chat.postMessage', { channel: noc.id, text: 'x', ...more }))

test.each([
  ['no object', 'x', 'invalid_metadata_format'],
  ['no type', { event_payload: {} }, 'invalid_metadata_format'],
  ['no payload', { event_type: 'x' }, 'invalid_metadata_format'],
  [
    'a value in a value',
    { event_type: 'x', event_payload: { a: { b: { c: 1 } } } },
    'invalid_metadata_schema',
  ],
  ['too much', { event_type: 'x', event_payload: { a: 'x'.repeat(9000) } }, 'metadata_too_large'],
  ['flat values', { event_type: 'x', event_payload: { a: 1, b: { c: true }, d: [{ e: 'f' }] } }, 'ok'],
])('metadata: %s', async (_, metadata, expected) => {
  expect(await post({ metadata })).toBe(expected)
})

test('Markdown stands alone, and becomes a block', async () => {
  expect(await post({ markdown_text: '# x' })).toBe('markdown_text_conflict')
  expect(await post({ text: '', markdown_text: '# x' })).toBe('ok')
  expect(await post({ text: '', markdown_text: 'x'.repeat(12_001) })).toBe('invalid_blocks')
  expect(await post({ attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) })).toBe(
    'too_many_attachments',
  )
})

test('a text that is too long is cut, and the answer says so', async () => {
  const { message, response_metadata } = await playground.bot.chat.postMessage({
    channel: noc.id,
    text: 'x'.repeat(41_000),
  })
  expect([message?.text?.length, response_metadata?.warnings]).toEqual([40_000, ['message_truncated']])
})

test('an ephemeral goes to members alone, and is no message', async () => {
  const stranger = playground.slack.person('stranger')
  const { bot } = playground
  const show = (user: string) => bot.chat.postEphemeral({ channel: noc.id, user, text: 'psst' })
  expect(await refused(show(stranger.user.id))).toBe('user_not_in_channel')
  const { message_ts: ts = '' } = await show(olga.user.id)
  expect(olga.sees(noc).map(({ text }) => text)).toEqual(['psst'])
  expect(await refused(bot.chat.update({ channel: noc.id, ts, text: 'x' }))).toBe('message_not_found')
})

test('reactions are put, taken back, and asked for where the message is', async () => {
  const { bot } = playground
  const { ts } = olga.post(noc, 'hello')
  const at = { channel: noc.id, timestamp: ts }
  expect(await refused(bot.reactions.add({ ...at, name: 'eyes' }))).toBe('ok')
  expect(await refused(bot.reactions.add({ ...at, name: 'eyes' }))).toBe('already_reacted')
  expect(await refused(bot.reactions.remove({ ...at, name: 'wave' }))).toBe('no_reaction')
  expect(await refused(bot.reactions.remove({ ...at, name: 'eyes' }))).toBe('ok')
  expect(await refused(bot.reactions.add({ ...at, timestamp: '1.000001', name: 'x' }))).toBe(
    'message_not_found',
  )
})

test('a view is checked like a message', async () => {
  const { bot } = playground
  const publish = (view: object) => refused(bot.apiCall('views.publish', { user_id: olga.user.id, view }))
  const button = { type: 'button', text: { type: 'plain_text', text: 'x' } }
  expect(await publish({ type: 'home', blocks: [{ type: 'actions', elements: [button] }] })).toBe('ok')
  expect(await publish({ type: 'modal', blocks: [] })).toBe('invalid_arguments')
  expect(await publish({ type: 'home', blocks: [{ type: 'nope' }] })).toBe('invalid_arguments')
  const { errors } = await bot
    .apiCall('blocks.validate', { blocks: [{ type: 'nope' }] })
    .catch((error) => error.data)
  expect(errors).toMatchObject([{ pointer: '/blocks/0/type' }])
})

test('the head of a thread that is deleted stays as a tombstone, and is told of as a change', async () => {
  const { slack, received, bot } = playground
  const root = olga.post(noc, 'secret')
  const metadata = { event_type: 'x', event_payload: {} }
  await bot.chat.postMessage({ channel: noc.id, thread_ts: root.ts, text: 'reply', metadata })
  olga.remove(noc, root)
  const alone = olga.post(noc, 'alone')
  olga.remove(noc, alone)
  await slack.settled()
  expect(received.slice(-3).map(({ event }) => event)).toMatchObject([
    {
      subtype: 'message_changed',
      message: { subtype: 'tombstone', user: 'USLACKBOT', ts: root.ts, reply_count: 1 },
      previous_message: { text: 'secret' },
    },
    { text: 'alone' },
    { subtype: 'message_deleted', deleted_ts: alone.ts },
  ])
  expect(JSON.stringify(slack.thread(noc, root.ts))).not.toContain('secret')
})

test('an edit tells what stood there before', async () => {
  const { slack, received } = playground
  const message = olga.post(noc, 'before')
  olga.edit(noc, message, 'after')
  await slack.settled()
  expect(received.at(-1)).toMatchObject({
    event: { subtype: 'message_changed', message: { text: 'after' }, previous_message: { text: 'before' } },
  })
})

test('events come twice, late and in another order where a test wants it', async () => {
  const { slack, received } = playground
  received.length = 0
  slack.disturb((payload) => ((payload.event as { text: string }).text === 'first' ? [60, 80] : undefined))
  olga.post(noc, 'first')
  olga.post(noc, 'second')
  await slack.settled()
  slack.disturb()
  expect(received.map(({ event }) => (event as { text: string }).text)).toEqual(['second', 'first', 'first'])
  expect(new Set(received.map(({ event_id }) => event_id)).size).toBe(2)
})

test('several replicas take turns', async () => {
  const replica = await startPlayground()
  const { slack, received, target } = playground
  slack.deliverTo(target, replica.target)
  received.length = 0
  for (const typed of ['one', 'two', 'three', 'four']) olga.post(noc, typed)
  await slack.settled()
  slack.deliverTo(target)
  expect([received.length, replica.received.length]).toEqual([2, 2])
  expect(() => slack.deliverTo(target, 'https://example.com/')).toThrow(/this machine/)
  await replica.close()
})
