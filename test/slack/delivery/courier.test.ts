import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createMeter } from '../../../src/operation/meter.ts'
import { type FakeSlack, startFakeSlack } from '../../../src/playground/server/fake-slack.ts'
import type { Person } from '../../../src/playground/server/person.ts'
import type { Channel } from '../../../src/playground/server/workspace.ts'
import type { SlackMessage } from '../../../src/slack/blocks.ts'
import { type Courier, createCourier, type Outfit } from '../../../src/slack/delivery/courier.ts'
import { lastWord } from '../../../src/slack/delivery/last-word.ts'
import { markedName } from '../../../src/slack/delivery/marker.ts'
import type { Times } from '../../../src/slack/delivery/times.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { NewOutboxRow, OutboxRow, Store } from '../../../src/store/store.ts'
import { knowledge, MANIFEST, until } from '../../e2e/start-bot.ts'
import { eventually } from '../../eventually.ts'
import { openIncident } from '../../store/made-rows.ts'

const TIMES: Times = {
  request: 300,
  margin: 100,
  pace: 1,
  burst: 100,
  look: 20,
  sweep: 1000,
  remind: 1000,
  tidy: 3_600_000,
  stale: 1000,
  deaf: 60_000,
}

let slack: FakeSlack
let store: Store
let olga: Person
let noc: Channel
let root: string
let courier: Courier
let log: string[]

beforeEach(async () => {
  slack = await startFakeSlack({ rateLimits: false, manifest: MANIFEST })
  start()
  store = await openStore({ file: ':memory:' })
})
afterEach(async () => {
  await courier?.stop(Date.now())
  await store.close()
  await slack.stop()
})

function start(): void {
  olga = slack.person('olga')
  noc = slack.channel('noc', [olga])
  root = olga.post(noc, 'what is this').ts
}

function employ(more: Partial<Outfit> = {}): Courier {
  log = []
  courier = createCourier({
    store,
    client: new WebClient(slack.app.botToken, {
      slackApiUrl: slack.apiUrl,
      timeout: TIMES.request,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    card: async () => undefined,
    onDoubt: 'post',
    apiUrl: slack.apiUrl,
    log: createLog('info', { write: (line) => void log.push(line) }),
    times: TIMES,
    meter: createMeter(),
    ...more,
  })
  courier.start()
  return courier
}

function message(text: string): SlackMessage {
  return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] }
}

function queue(key: string, more: Partial<NewOutboxRow> = {}): Promise<boolean> {
  const row = { kind: 'post', team: 'T1', channel: noc.id, thread: root, incident: undefined } as const
  return store.outbox.enqueue(
    { key, ...row, body: JSON.stringify(message(key)), ...more },
    new Date().toISOString(),
  )
}

const said = () => slack.thread(noc, root).slice(1)
const settle = (key: string): Promise<OutboxRow> =>
  eventually(async () => {
    const row = await store.outbox.byKey(key)
    return row && ['sent', 'dead'].includes(row.status) ? row : undefined
  })
const calls = (method: string) => slack.calls.filter((call) => call.method === method).length

describe('a reply', () => {
  test('goes out at once, into its thread, and the row has its place', async () => {
    employ()
    await queue('a')
    const row = await settle('a')
    expect(said().map(({ ts, text }) => [ts, text])).toEqual([[row.ts, 'a']])
    expect(row).toMatchObject({ status: 'sent', attempts: 1 })
  })

  test('what was queued before the start goes out too, in its order', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await queue(key)
    employ()
    await settle('e')
    expect(said().map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('the order of a thread holds whatever goes wrong; other threads go on', async () => {
    const other = olga.post(noc, 'and this').ts
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    await queue('a')
    await queue('b')
    await queue('elsewhere', { thread: other })
    employ()
    await settle('elsewhere')
    expect(said().map(({ text }) => text)).toEqual(['a'])
    await settle('b')
    expect(said().map(({ text }) => text)).toEqual(['a', 'b'])
  })

  // [what goes wrong, the fault, calls of chat.postMessage in the end]
  test.each([
    ['the answer is lost', { kind: 'lost' }, 1],
    ['it is taken late, after the connection broke', { kind: 'late', ms: 250 }, 1],
    ['Slack takes longer than we wait', { kind: 'slow', ms: 900 }, 1],
    ['an error 500, not taken', { kind: 'http', status: 500 }, 2],
    ['an error 503, not taken', { kind: 'http', status: 503 }, 2],
    ['an error that says nothing', { kind: 'error', error: 'internal_error' }, 2],
    ['another', { kind: 'error', error: 'fatal_error' }, 2],
    ['a page instead of an answer', { kind: 'html' }, 2],
    ['too many', { kind: 'ratelimited', retryAfter: 1 }, 2],
    ['too many, for no time at all', { kind: 'ratelimited', retryAfter: 0 }, 2],
    ['too many, said in the answer', { kind: 'error', error: 'ratelimited' }, 2],
    ['blocks that Slack refuses', { kind: 'error', error: 'invalid_blocks' }, 2],
  ] as const)('%s: it stands there once', async (_, fault, posts) => {
    employ()
    slack.faults.add({ method: 'chat.postMessage', ...fault })
    await queue('a')
    const row = await settle('a')
    expect([said().length, calls('chat.postMessage'), row.status]).toEqual([1, posts, 'sent'])
    expect(row.ts).toBe(said()[0]?.ts)
  })

  test('trouble upon trouble: still once', async () => {
    employ()
    const method = 'chat.postMessage'
    slack.faults.add({ method, kind: 'http', status: 500 })
    slack.faults.add({ method, kind: 'ratelimited', retryAfter: 0 })
    slack.faults.add({ method, kind: 'lost' })
    slack.faults.add({ method: 'conversations.replies', kind: 'http', status: 500, times: 2 })
    slack.faults.add({ method: 'conversations.replies', kind: 'ratelimited', retryAfter: 0 })
    await queue('a')
    await settle('a')
    expect(said().length).toBe(1)
  })

  test.each(['channel_not_found', 'not_in_channel', 'is_archived', 'msg_not_allowed'])(
    '%s is for good: a dead letter, and a line in the log',
    async (error) => {
      employ()
      slack.faults.add({ method: 'chat.postMessage', kind: 'error', error })
      await queue('a')
      await queue('b')
      expect(await settle('a')).toMatchObject({ status: 'dead', lastError: error })
      expect(await store.outbox.deadLetters(9)).toMatchObject([{ key: 'a' }])
      expect(log.join('')).toContain(`"why":"${error}"`)
      await settle('b')
      expect(said().map(({ text }) => text)).toEqual(['b'])
    },
  )

  // real Slack 2.2: an administrator reinstalls the app, a workspace joins an organisation
  test.each([
    'token_revoked',
    'missing_scope',
    'team_added_to_org',
    'ekm_access_denied',
    'restricted_action',
  ])('%s passes: it is tried again', async (error) => {
    employ()
    slack.faults.add({ method: 'chat.postMessage', kind: 'error', error })
    await queue('a')
    expect(await settle('a')).toMatchObject({ status: 'sent' })
    expect(said().map(({ text }) => text)).toEqual(['a'])
  })

  test('a full workspace is asked again after minutes', async () => {
    employ()
    slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'message_limit_exceeded' })
    await queue('a')
    const row = await eventually(async () => {
      const found = await store.outbox.byKey('a')
      return found?.lastError ? found : undefined
    })
    expect(Date.parse(row.due) - Date.now()).toBeGreaterThan(4 * 60_000)
  })

  // real Slack 1.3
  test('to a message that was deleted meanwhile is taken back from the channel, at once', async () => {
    employ()
    slack.workspace.messages.set(noc.id, [])
    await queue('a')
    expect(await settle('a')).toMatchObject({ status: 'dead', lastError: 'thread_not_found' })
    expect(slack.workspace.messages.get(noc.id)).toEqual([])
    expect(calls('chat.delete')).toBe(1)
  })

  test('to a message that was deleted is taken back whatever goes wrong', async () => {
    employ()
    slack.workspace.messages.set(noc.id, [])
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    slack.faults.add({ method: 'chat.delete', kind: 'ratelimited', retryAfter: 1 })
    await queue('a')
    expect(await settle('a')).toMatchObject({ status: 'dead', lastError: 'thread_not_found' })
    expect(slack.workspace.messages.get(noc.id)).toEqual([])
    expect([calls('chat.postMessage'), calls('chat.delete')]).toEqual([1, 2])
  })

  test.each([
    ['waited for the bot', -60_000, undefined],
    ['may be there already', 0, { method: 'chat.postMessage', kind: 'reset' }],
  ] as const)('to a message that was deleted, and that %s, is not posted at all', async (_, age, fault) => {
    if (fault) slack.faults.add(fault)
    await store.outbox.enqueue(
      {
        key: 'a',
        kind: 'post',
        team: 'T1',
        channel: noc.id,
        thread: root,
        incident: undefined,
        body: JSON.stringify(message('a')),
      },
      new Date(Date.now() + age).toISOString(),
    )
    slack.workspace.messages.set(noc.id, [])
    employ()
    expect(await settle('a')).toMatchObject({ status: 'dead', lastError: 'thread_not_found' })
    expect([calls('chat.postMessage'), calls('chat.delete')]).toEqual([fault ? 1 : 0, 0])
  })

  test('blocks that Slack refuses give way to the plain text', async () => {
    employ()
    slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' })
    await queue('a')
    await settle('a')
    expect(said()[0]).toMatchObject({ text: '```\na\n```' })
  })

  test('a Slack that refuses connections is waited for', async () => {
    const port = Number(new URL(slack.url).port)
    await slack.stop()
    employ()
    await queue('a')
    await until(() => log.join('').includes('ECONNREFUSED'))
    slack = await startFakeSlack({ rateLimits: false, manifest: MANIFEST, port })
    start()
    await store.outbox.enqueue(
      {
        key: 'b',
        kind: 'post',
        team: 'T1',
        channel: noc.id,
        thread: root,
        incident: undefined,
        body: JSON.stringify(message('b')),
      },
      new Date().toISOString(),
    )
    await settle('b')
    expect(said().map(({ text }) => text)).toContain('b')
  })

  test('a reply in no thread is looked for in its channel', async () => {
    employ()
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    await queue('a', { thread: undefined })
    await settle('a')
    const found = slack.workspace.messages.get(noc.id)?.filter(({ text }) => text === 'a')
    expect([found?.length, calls('conversations.history')]).toEqual([1, 1])
  })

  test('nothing that can be parsed is sent as such', async () => {
    employ()
    await queue('a')
    await settle('a')
    expect(slack.calls.find(({ method }) => method === 'chat.postMessage')?.args).toMatchObject({
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })
})

describe('without the scope to look', () => {
  beforeEach(async () => {
    await slack.stop()
    slack = await startFakeSlack({ rateLimits: false, manifest: MANIFEST, optionalScopes: false })
    start()
  })

  test('a reply in doubt is posted again, as the operator has chosen', async () => {
    employ({ onDoubt: 'post' })
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    await queue('a')
    await settle('a')
    expect(said().length).toBe(2)
  })

  test('or is left at that, and told of', async () => {
    employ({ onDoubt: 'drop' })
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    await queue('a')
    expect(await settle('a')).toMatchObject({
      status: 'dead',
      lastError: "in doubt, and can't be looked up (missing_scope); SLP_ON_DOUBT is drop",
    })
    expect(said().length).toBe(1)
  })
})

describe('a card', () => {
  let text: string
  beforeEach(async () => {
    text = 'first'
    await openIncident(store, 'i1')
  })
  const card = async () => ({
    message: message(text),
    ts: (await store.incidents.byId('i1'))?.cardTs,
  })
  const edit = (key: string) => queue(key, { kind: 'card', incident: 'i1', body: '' })

  test('is posted once, then edited in place', async () => {
    employ({ card })
    await edit('1')
    const first = await settle('1')
    expect((await store.incidents.byId('i1'))?.cardTs).toBe(first.ts)
    text = 'second'
    await edit('2')
    await settle('2')
    expect(said().map((each) => [each.ts, each.text])).toEqual([[first.ts, 'second']])
  })

  test('many edits are few calls, and the last one stands there', async () => {
    employ({ card, times: { ...TIMES, pace: 100, burst: 1 } })
    await edit('0')
    await settle('0')
    for (let turn = 1; turn <= 50; turn++) {
      text = `turn ${turn}`
      await edit(`${turn}`)
    }
    await eventually(async () => (await store.outbox.unsent()) === 0)
    expect(said().map((each) => each.text)).toEqual(['turn 50'])
    expect(calls('chat.update')).toBeLessThan(5)
  })

  test('whose first post is in doubt is found, not posted again', async () => {
    employ({ card })
    slack.faults.add({ method: 'chat.postMessage', kind: 'lost' })
    await edit('1')
    text = 'second'
    await settle('1')
    await edit('2')
    await settle('2')
    expect(said().map((each) => each.text)).toEqual(['second'])
    expect(calls('chat.postMessage')).toBe(1)
  })

  test('whose edit is in doubt is edited again', async () => {
    employ({ card })
    await edit('1')
    await settle('1')
    slack.faults.add({ method: 'chat.update', kind: 'http', status: 500 })
    text = 'second'
    await edit('2')
    await settle('2')
    expect(said().map((each) => each.text)).toEqual(['second'])
  })

  test('that somebody has deleted is posted anew', async () => {
    employ({ card })
    await edit('1')
    await settle('1')
    slack.workspace.messages.set(
      noc.id,
      (slack.workspace.messages.get(noc.id) ?? []).filter((each) => each.ts === root),
    )
    text = 'second'
    await edit('2')
    const row = await settle('2')
    expect(said().map((each) => [each.ts, each.text])).toEqual([[row.ts, 'second']])
    expect((await store.incidents.byId('i1'))?.cardTs).toBe(row.ts)
  })

  // real Slack 2.2
  test.each(['edit_window_closed', 'cant_update_message', 'block_mismatch'])(
    'that Slack lets nobody edit (%s) is posted anew',
    async (error) => {
      employ({ card })
      await edit('1')
      const first = await settle('1')
      slack.faults.add({ method: 'chat.update', kind: 'error', error })
      text = 'second'
      await edit('2')
      const second = await settle('2')
      expect(said().map((each) => each.text)).toEqual(['first', 'second'])
      expect((await store.incidents.byId('i1'))?.cardTs).toBe(second.ts)
      expect(second.ts).not.toBe(first.ts)
    },
  )

  test('whose blocks and whose plain text are refused says so in the thread, once', async () => {
    employ({
      card,
      lastWord: (row, why, stuck) => lastWord(row, why, stuck, knowledge),
    })
    await edit('1')
    await settle('1')
    for (const key of ['2', '3']) {
      slack.faults.add({ method: 'chat.update', kind: 'error', error: 'msg_too_long', times: 2 })
      await edit(key)
      expect(await settle(key)).toMatchObject({ status: 'dead', lastError: 'msg_too_long' })
      await settle('stuck i1')
    }
    expect(said().length).toBe(2)
    expect(said()[1]?.text).toContain("Slack doesn't let me change the card above any more (msg_too_long)")
  })

  // real Slack 2.11: chat.update is counted for the whole workspace
  test('edits of many cards wait for one another, not for a channel', async () => {
    employ({ card, times: { ...TIMES, pace: 20 } })
    await edit('1')
    await settle('1')
    slack.faults.add({ method: 'chat.update', kind: 'ratelimited', retryAfter: 1 })
    await edit('2')
    await until(() => calls('chat.update') === 1)
    await queue('post', { thread: olga.post(noc, 'another').ts })
    await settle('post')
    expect((await store.outbox.byKey('2'))?.status).toBe('pending')
    await settle('2')
  })

  test('of an incident that is gone says nothing', async () => {
    employ()
    await edit('1')
    expect(await settle('1')).toMatchObject({ status: 'sent', ts: undefined })
    expect(said()).toEqual([])
  })
})

describe('what one person sees', () => {
  const body = () => JSON.stringify({ user: olga.user.id, message: message('for you') })

  // an ephemeral shows only in a thread that has replies
  beforeEach(() => void olga.post(noc, 'a reply', { thread: root }))

  test('is shown once', async () => {
    employ()
    await queue('a', { kind: 'ephemeral', body: body() })
    await settle('a')
    expect(olga.sees(noc).map(({ text }) => text)).toEqual(['for you'])
  })

  test('in doubt it is not shown again', async () => {
    employ()
    slack.faults.add({ method: 'chat.postEphemeral', kind: 'lost' })
    await queue('a', { kind: 'ephemeral', body: body() })
    expect(await settle('a')).toMatchObject({ status: 'dead' })
    expect(olga.sees(noc).length).toBe(1)
  })

  test('too many: it waits', async () => {
    employ()
    slack.faults.add({ method: 'chat.postEphemeral', kind: 'ratelimited', retryAfter: 0 })
    await queue('a', { kind: 'ephemeral', body: body() })
    await settle('a')
    expect(olga.sees(noc).length).toBe(1)
  })
})

describe('a file', () => {
  beforeEach(() => {
    slack.app.scopes = new Set([...slack.app.scopes, 'files:write'])
    slack.workspace.app.scopes = slack.app.scopes
  })
  const body = JSON.stringify({ name: 'tac-42.txt', text: 'what TAC wants\n', comment: 'here it is' })
  const files = () => said().flatMap((each) => (each.files ?? []) as { name: string; title: string }[])

  test('comes into its thread, with the key in its name', async () => {
    employ()
    await queue('a', { kind: 'upload', body })
    await settle('a')
    expect(files()).toMatchObject([{ name: markedName('tac-42.txt', 'a'), title: 'tac-42.txt' }])
    expect(said()[0]?.text).toBe('here it is')
    expect(files()[0]?.name).toMatch(/^tac-42\.slp-[0-9a-f]{20}\.txt$/)
  })

  test.each([
    ['files.getUploadURLExternal', { kind: 'http', status: 500 }],
    ['files.completeUploadExternal', { kind: 'lost' }],
    ['files.completeUploadExternal', { kind: 'http', status: 500 }],
    ['files.completeUploadExternal', { kind: 'ratelimited', retryAfter: 0 }],
  ] as const)('%s goes wrong (%j): it comes once', async (method, fault) => {
    employ()
    slack.faults.add({ method, ...fault })
    await queue('a', { kind: 'upload', body })
    await settle('a')
    expect(files().length).toBe(1)
  })
})

// real Slack 2.7
describe('a file that Slack refuses for good', () => {
  const body = JSON.stringify({ name: 'tac-42.txt', text: 'what TAC wants\n', by: 'U0000009' })
  const words = (row: OutboxRow, why: string, stuck: boolean) => lastWord(row, why, stuck, knowledge)

  test.each(['file_uploads_disabled', 'storage_limit_reached'])('%s: said in the thread', async (error) => {
    employ({ lastWord: words })
    slack.workspace.uploadsRefused = error
    await queue('a', { kind: 'upload', body })
    expect(await settle('a')).toMatchObject({ status: 'dead', lastError: error })
    await settle('lost a')
    expect(said()[0]?.text).toContain("Slack didn't take the file tac-42.txt")
    expect(said()[0]?.text).not.toContain(error)
  })

  test('a place that refuses it (HTTP 413) is not asked for a day', async () => {
    employ({ lastWord: words })
    slack.faults.add({ method: 'upload', kind: 'http', status: 413 })
    await queue('a', { kind: 'upload', body })
    expect(await settle('a')).toMatchObject({ status: 'dead' })
    await settle('lost a')
  })

  test('where the bot is not: said to the one who asked', async () => {
    employ({ lastWord: words })
    const there = slack.channel('there', [olga], { bot: false })
    const asked = JSON.stringify({ ...JSON.parse(body), by: olga.user.id })
    await queue('a', { kind: 'upload', body: asked, channel: there.id, thread: undefined })
    expect(await settle('a')).toMatchObject({ status: 'dead', lastError: 'not_in_channel' })
    await settle('lost a')
    const direct = slack.workspace.messages.get(olga.direct().id)
    expect(direct?.map(({ text }) => text)).toMatchObject([expect.stringContaining('Invite me there')])
  })
})

describe('stopping', () => {
  test('what waits goes out first', async () => {
    for (let row = 0; row < 30; row++) await queue(`${row}`)
    employ()
    await courier.stop(Date.now() + 5000)
    expect(said().length).toBe(30)
    expect(await store.outbox.unsent()).toBe(0)
  })

  test('what has to wait longer is left to the next start', async () => {
    slack.faults.add({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 60 })
    await queue('a')
    employ()
    await until(() => calls('chat.postMessage') === 1)
    await eventually(async () => (await store.outbox.byKey('a'))?.status === 'pending')
    const begun = Date.now()
    await courier.stop(Date.now() + 3000)
    expect(Date.now() - begun).toBeLessThan(1500)
    expect(await store.outbox.byKey('a')).toMatchObject({ status: 'pending', attempts: 0 })
  })

  test('nothing goes out afterwards', async () => {
    employ()
    await courier.stop(Date.now() + 1000)
    await queue('a')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(said()).toEqual([])
  })
})

test('two couriers on one store say each thing once', async () => {
  const first = employ()
  const second = employ()
  for (let row = 0; row < 60; row++) await queue(`${row}`)
  await eventually(async () => (await store.outbox.unsent()) === 0, 10_000)
  expect(said().map(({ text }) => text)).toEqual(Array.from({ length: 60 }, (_, row) => `${row}`))
  await first.stop(Date.now())
  await second.stop(Date.now())
})

test('an owner that died left a row behind: it is looked for, then said', async () => {
  const past = new Date(Date.now() - 2000).toISOString()
  await queue('taken')
  await queue('lost')
  const dead = await store.outbox.claim('dead', new Date().toISOString(), past)
  expect(dead?.key).toBe('taken')
  employ()
  await settle('lost')
  expect(said().map(({ text }) => text)).toEqual(['taken', 'lost'])
  expect(calls('conversations.replies')).toBe(1)
})

test('the database is away for a moment: it goes on afterwards', async () => {
  let away = true
  const claim: Store['outbox']['claim'] = (...args) =>
    away ? Promise.reject(new Error('away')) : store.outbox.claim(...args)
  const flaky: Store = { ...store, outbox: { ...store.outbox, claim } }
  employ({ store: flaky })
  await queue('a')
  await until(() => log.join('').includes("the outbox can't be read"))
  away = false
  await settle('a')
  expect(said().length).toBe(1)
})

describe('the emoji of an incident on the first message of its thread', () => {
  const signal = (key: string, add: string, remove?: string) =>
    queue(key, { kind: 'signal', body: JSON.stringify({ add, remove }) })
  const shown = () =>
    (slack.workspace.messages.get(noc.id) ?? [])[0]?.reactions?.map(({ name }) => name) ?? []

  test('the new one comes, the old one goes; twice is once', async () => {
    employ()
    await signal('a', 'eyes')
    await signal('b', 'eyes')
    await signal('c', 'white_check_mark', 'eyes')
    await settle('c')
    expect(shown()).toEqual(['white_check_mark'])
    expect(log.filter((line) => line.includes('"level":50'))).toEqual([])
  })

  test('where Slack refuses it for good nothing is said of it, and no reply waits for it', async () => {
    slack.faults.add({ method: 'reactions.add', kind: 'error', error: 'missing_scope' })
    employ()
    await signal('a', 'eyes')
    await queue('reply')
    expect((await settle('a')).status).toBe('sent')
    expect((await settle('reply')).status).toBe('sent')
    expect(shown()).toEqual([])
  })

  test('where Slack is too busy it comes later', async () => {
    slack.faults.add({ method: 'reactions.add', kind: 'ratelimited', retryAfter: 1 })
    employ()
    await signal('a', 'eyes')
    await settle('a')
    expect(shown()).toEqual(['eyes'])
  })
})
