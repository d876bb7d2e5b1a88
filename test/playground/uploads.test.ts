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

test('an upload lands in the thread as one message with the file, and can be fetched', async () => {
  const { bot, slack, received } = playground
  const { ts: root } = olga.post(noc, 'root')
  await bot.filesUploadV2({
    channel_id: noc.id,
    thread_ts: root,
    initial_comment: 'For Cisco TAC',
    filename: 'incident-42-k1.md',
    title: 'Incident 42',
    content: '# Incident 42\n',
  })
  const reply = slack.thread(noc, root)[1]
  expect(reply).toMatchObject({
    subtype: 'file_share',
    text: 'For Cisco TAC',
    thread_ts: root,
    user: slack.workspace.app.bot.id,
    files: [{ name: 'incident-42-k1.md', title: 'Incident 42', filetype: 'markdown', size: 14 }],
  })
  const [file] = (reply?.files ?? []) as { id: string; url_private: string }[]
  const { file: told } = await bot.files.info({ file: file?.id ?? '' })
  expect(told?.shares?.public?.[noc.id]).toEqual([{ ts: reply?.ts, thread_ts: root }])
  const fetched = await fetch(file?.url_private ?? '', {
    headers: { authorization: `Bearer ${slack.app.botToken}` },
  })
  expect(await fetched.text()).toBe('# Incident 42\n')
  await slack.settled()
  expect(received.at(-1)).toMatchObject({ event: { subtype: 'file_share', files: [{ id: file?.id }] } })
  expect((await bot.files.list({ channel: noc.id })).files).toHaveLength(1)
})

test('what is announced and never sent, or sent to nowhere, is refused', async () => {
  const { bot, slack } = playground
  const { file_id = '' } = await bot.files.getUploadURLExternal({ filename: 'x.txt', length: 3 })
  const complete = (more: object = {}) =>
    refused(bot.files.completeUploadExternal({ files: [{ id: file_id }], channel_id: noc.id, ...more }))
  expect(await complete()).toBe('file_not_found')
  expect(await refused(bot.files.info({ file: file_id }))).toBe('file_not_found')
  await fetch(`${slack.url}/upload/v1/${file_id}`, { method: 'POST', body: 'abc' })
  expect(await complete({ channel_id: 'C9' })).toBe('channel_not_found')
  expect(await complete()).toBe('ok')
  expect(await complete()).toBe('file_not_found')
  expect(await refused(bot.files.getUploadURLExternal({ filename: '', length: 3 }))).toBe('invalid_arguments')
})

test('an upload that breaks off can be done again', async () => {
  const { bot, slack } = playground
  const upload = () =>
    refused(bot.filesUploadV2({ channel_id: noc.id, filename: 'again.txt', content: 'abc' }))
  slack.faults.add({ method: 'upload', kind: 'http', status: 503 })
  expect(await upload()).not.toBe('ok')
  slack.faults.add({ method: 'files.completeUploadExternal', kind: 'lost' })
  expect(await upload()).toBe('slack_webapi_request_error')
  const shared = (slack.workspace.messages.get(noc.id) ?? []).flatMap(({ files }) => files ?? [])
  expect(shared.filter((file) => (file as { name: string }).name === 'again.txt')).toHaveLength(1)
})

test('a key in the metadata finds a reply again, only with the scope', async () => {
  const { bot, slack } = playground
  const { ts: root } = olga.post(noc, 'root')
  for (let at = 1; at <= 5; at++) {
    const metadata = { event_type: 'slp', event_payload: { key: `k${at}` } }
    await bot.chat.postMessage({ channel: noc.id, thread_ts: root, text: `${at}`, metadata })
  }
  const replies = (more: object) =>
    bot.conversations.replies({ channel: noc.id, ts: root, include_all_metadata: true, ...more })
  const keys = async (more: object = {}) =>
    ((await replies(more)).messages ?? []).map((each) => Object(each.metadata).event_payload?.key)
  expect(await keys()).toEqual([undefined, 'k1', 'k2', 'k3', 'k4', 'k5'])
  const third = slack.thread(noc, root)[3]?.ts ?? ''
  expect(await keys({ oldest: third })).toEqual([undefined, 'k4', 'k5'])
  expect(await keys({ oldest: third, inclusive: true, limit: 2 })).toEqual([undefined, 'k3', 'k4'])
  const first = await replies({ limit: 2 })
  expect(first.has_more).toBe(true)
  expect(await keys({ limit: 2, cursor: first.response_metadata?.next_cursor })).toEqual([
    undefined,
    'k3',
    'k4',
  ])
  const head = slack.thread(noc, root)[0]
  expect(head).toMatchObject({ reply_count: 5, thread_ts: root })

  const least = await startPlayground({ optionalScopes: false })
  const person = least.slack.person('olga')
  const channel = least.slack.channel('noc', [person])
  const asked = least.bot.conversations.replies({ channel: channel.id, ts: person.post(channel, 'x').ts })
  expect(await refused(asked)).toBe('missing_scope')
  await least.close()
})

test('an answer that never comes', async () => {
  const { slack, client } = playground
  slack.faults.add({ method: 'chat.postMessage', kind: 'hang' })
  const hasty = client(slack.app.botToken)
  const call = hasty.apiCall('chat.postMessage', { channel: noc.id, text: 'hang' })
  const end = await Promise.race([refused(call), new Promise((resolve) => setTimeout(resolve, 100, 'waits'))])
  expect(end).toBe('waits')
  expect(slack.workspace.messages.get(noc.id)?.at(-1)?.text).toBe('hang')
})

test.each(['x.__proto__', 'x.constructor', 'x.toString'])(
  'a file named %s is a text like any other',
  (name) => {
    const { files } = olga.share(noc, 'look', [{ name, content: 'x' }])
    expect(files?.[0]).toMatchObject({ name, filetype: 'text', mimetype: 'text/plain' })
  },
)
