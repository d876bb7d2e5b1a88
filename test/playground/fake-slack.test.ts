import { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel } from '../../src/playground/server/workspace.ts'
import { MANIFEST } from '../e2e/start-bot.ts'

let slack: FakeSlack
let olga: Person
let noc: Channel
let bot: WebClient

beforeAll(async () => {
  slack = await startFakeSlack({ manifest: MANIFEST, retryAfter: [], rateLimits: false })
  olga = slack.person('olga')
  noc = slack.channel('noc', [olga])
  bot = client(slack.app.botToken)
})
afterAll(() => slack.stop())

function client(token: string) {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  })
}

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
}

const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data?.error ?? error.code ?? error.message,
  )

describe('calls that Slack refuses, with its own words', () => {
  test('tokens', async () => {
    expect(await refused(client('xoxb-wrong').auth.test())).toBe('invalid_auth')
    expect(await refused(client('').auth.test())).toBe('not_authed')
    expect(await refused(bot.auth.test())).toBe('ok')
  })

  test('methods and scopes', async () => {
    expect(await refused(bot.apiCall('chat.whisper'))).toBe('unknown_method')
    expect(await refused(bot.team.info())).toBe('missing_scope')
    expect(await refused(bot.apps.connections.open())).toBe('not_allowed_token_type')
  })

  test('channels', async () => {
    const post = (channel: string) => refused(bot.chat.postMessage({ channel, text: 'x' }))
    expect(await post('C9999999')).toBe('channel_not_found')
    expect(await post(slack.channel('apart', [olga], { bot: false }).id)).toBe('not_in_channel')
    expect(await post(slack.channel('secret', [olga], { bot: false, kind: 'group' }).id)).toBe(
      'channel_not_found',
    )
    expect(await post(slack.channel('old', [olga], { archived: true }).id)).toBe('is_archived')
    expect(await post(olga.user.id)).toBe('ok')
  })

  test('what is said', async () => {
    const post = (more: object) => refused(bot.chat.postMessage({ channel: noc.id, text: '', ...more }))
    const block = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } } as const
    expect(await post({})).toBe('no_text')
    expect(await post({ blocks: [{ type: 'nope' }] })).toBe('invalid_blocks')
    expect(await post({ blocks: [block, block, block, block, block] })).toBe('msg_blocks_too_long')
    expect(await post({ text: 'x', thread_ts: '1.000001' })).toBe('ok')
  })

  test('what is not its own', async () => {
    const { ts } = olga.post(noc, 'mine')
    expect(await refused(bot.chat.update({ channel: noc.id, ts, text: 'yours' }))).toBe('cant_update_message')
    expect(await refused(bot.chat.delete({ channel: noc.id, ts }))).toBe('cant_delete_message')
    expect(
      await refused(
        bot.views.open({
          trigger_id: 'x',
          view: { type: 'modal', title: { type: 'plain_text', text: 't' }, blocks: [] },
        }),
      ),
    ).toBe('invalid_trigger_id')
  })
})

test('what the bot says can be read, changed and taken back', async () => {
  const { ts: root } = olga.post(noc, 'root')
  const posted = await bot.chat.postMessage({
    channel: noc.id,
    thread_ts: root,
    text: 'reply',
    metadata: { event_type: 'x', event_payload: { a: 1 } },
  })
  const read = async (more: object = {}) =>
    (await client(`xoxp-${olga.user.id}`).conversations.replies({ channel: noc.id, ts: root, ...more }))
      .messages ?? []
  expect((await read()).map(({ text, metadata }) => [text, metadata])).toEqual([
    ['root', undefined],
    ['reply', undefined],
  ])
  expect((await read({ include_all_metadata: true }))[1]).toMatchObject({
    metadata: { event_type: 'x' },
    bot_id: slack.workspace.app.bot.bot?.id,
  })
  await bot.chat.update({ channel: noc.id, ts: posted.ts ?? '', text: 'changed' })
  expect((await read())[1]?.text).toBe('changed')
  await client(`xoxp-${olga.user.id}`).reactions.add({ channel: noc.id, timestamp: root, name: 'eyes' })
  expect((await read())[0]?.reactions).toMatchObject([{ name: 'eyes' }])
  const { permalink } = await bot.chat.getPermalink({ channel: noc.id, message_ts: root })
  expect(permalink).toContain(noc.id)
  await bot.chat.delete({ channel: noc.id, ts: posted.ts ?? '' })
  expect(await read()).toHaveLength(1)
})

test('where it is said can be listed', async () => {
  const { channels } = await bot.conversations.list()
  expect(channels?.find(({ id }) => id === noc.id)).toMatchObject({ name: 'noc', is_member: true })
  expect((await bot.conversations.members({ channel: noc.id })).members).toContain(olga.user.id)
  expect((await bot.conversations.info({ channel: noc.id })).channel?.name).toBe('noc')
  expect((await bot.conversations.open({ users: olga.user.id })).channel?.id).toBe(olga.direct().id)
  expect((await bot.conversations.history({ channel: noc.id })).messages?.length).toBeGreaterThan(0)
})

test.each([
  [{ kind: 'ratelimited', retryAfter: 7 }, 'slack_webapi_rate_limited_error', 0],
  [{ kind: 'error', error: 'fatal_error' }, 'fatal_error', 0],
  [{ kind: 'http', status: 503 }, 'slack_webapi_http_error', 0],
  [{ kind: 'reset' }, 'slack_webapi_request_error', 0],
  [{ kind: 'lost' }, 'slack_webapi_request_error', 1],
  [{ kind: 'late', ms: 20 }, 'slack_webapi_request_error', 1],
  [{ kind: 'slow', ms: 20 }, 'ok', 1],
] as const)('a fault: %o', async (fault, expected, taken) => {
  const count = () => slack.workspace.messages.get(noc.id)?.length ?? 0
  const before = count()
  slack.faults.add({ method: 'chat.postMessage', ...fault })
  expect(await refused(bot.chat.postMessage({ channel: noc.id, text: 'x' }))).toBe(expected)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(count()).toBe(before + taken)
})

test('a command in a thread, or one that nobody declared, is refused by Slack itself', async () => {
  const { ts } = olga.post(noc, 'root')
  expect(await olga.slash(noc, '/slp', 'help', ts)).toEqual({
    refused: '/slp is not supported in threads. Sorry!',
  })
  expect(await olga.slash(noc, '/nope', '')).toEqual({ refused: '/nope is not a valid command.' })
})

test('an event that is not acknowledged comes again, with Slack’s headers', async () => {
  const seen: (string | undefined)[][] = []
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    request.resume()
    const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = request.headers
    seen.push([`${number}`, `${reason}`])
    response.writeHead(seen.length < 3 ? 500 : 200)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const fake = await startFakeSlack({ manifest: MANIFEST, retryAfter: [0, 1, 1] })
  fake.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`)
  const person = fake.person('olga')
  person.post(person.direct(), 'hello')
  await fake.settled()
  expect(seen).toEqual([
    ['undefined', 'undefined'],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ])
  await fake.stop()
  await new Promise((resolve) => server.close(resolve))
})

test('it delivers to this machine only', () => {
  expect(() => slack.deliverTo('https://example.com/slack/events')).toThrow(/this machine/)
})

test('files: the message tells of them, and only who may have one gets it', async () => {
  const content = 'one\ntwo\nthree\nfour\nfive\nsix\n'
  const { files, subtype } = olga.share(noc, 'see', [{ name: 'Log.txt', content }])
  const [file] = files as Record<string, string>[]
  if (!file) throw new Error('no file')
  expect(subtype).toBe('file_share')
  expect(file).toMatchObject({ mode: 'snippet', preview: 'one\ntwo\nthree\nfour\nfive', lines: 7, size: 28 })
  expect((await bot.files.info({ file: file.id ?? '' })).file?.url_private).toBe(file.url_private)
  expect(await refused(bot.files.info({ file: 'F9' }))).toBe('file_not_found')

  const fetched = async (url: string | undefined, token?: string) => {
    const response = await fetch(url ?? '', token ? { headers: { authorization: `Bearer ${token}` } } : {})
    return [response.status, response.headers.get('content-type'), await response.text()]
  }
  const whole = [200, 'text/plain', content]
  expect(await fetched(file.url_private, slack.app.botToken)).toEqual(whole)
  expect(await fetched(file.url_private_download, slack.app.botToken)).toEqual(whole)
  expect((await fetched(file.url_private))[0]).toBe(401)
  expect((await fetched(file.url_private, 'xoxb-wrong'))[0]).toBe(401)
  expect((await fetched(file.url_private?.replace(file.id ?? '', 'F9'), slack.app.botToken))[0]).toBe(404)
})

test('files: without the scope a login page comes instead', async () => {
  const fake = await startFakeSlack({ manifest: MANIFEST, optionalScopes: false })
  const person = fake.person('olga')
  const { files } = person.share(person.direct(), '', [{ name: 'x.txt', content: 'x' }])
  const [file] = files as { url_private: string }[]
  const response = await fetch(file?.url_private ?? '', {
    headers: { authorization: `Bearer ${fake.app.botToken}` },
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  await response.text()
  await fake.stop()
})
