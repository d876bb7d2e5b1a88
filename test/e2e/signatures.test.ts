import { request } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelope } from '../../src/playground/server/events.ts'
import { signatureHeaders } from '../../src/playground/server/sign.ts'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startBot()
})
afterAll(() => stage.close())

const SEED = 20261124
const now = () => Math.floor(Date.now() / 1000)

function mention(text = DNS_LINE) {
  const { slack, olga, noc } = stage
  const ts = slack.workspace.nextTs()
  const { bot } = slack.workspace.app
  return envelope(slack.workspace, {
    type: 'app_mention',
    user: olga.user.id,
    text: `<@${bot.id}> ${text}`,
    ts,
    event_ts: ts,
    channel: noc.id,
  })
}

async function send(body: string, headers: Record<string, string>, type = 'application/json') {
  const response = await fetch(stage.target, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
    signal: AbortSignal.timeout(5000),
  })
  return response.status
}

const signed = (body: string, seconds = now()) =>
  signatureHeaders(body, stage.slack.app.signingSecret, seconds)

function posts() {
  return stage.slack.calls.filter(({ method }) => method === 'chat.postMessage').length
}

test('forged, unsigned, hour-old and future-dated requests are refused, and nothing comes of them', async () => {
  const body = JSON.stringify(mention())
  const before = posts()
  expect(await send(body, {})).toBe(401)
  expect(await send(body, signatureHeaders(body, 'another secret', now()))).toBe(401)
  expect(await send(`${body} `, signed(body))).toBe(401)
  expect(await send(body, { ...signed(body), 'x-slack-signature': 'v0=' })).toBe(401)
  expect(await send(body, { ...signed(body), 'x-slack-request-timestamp': 'soon' })).toBe(401)
  expect(await send(body, signed(body, now() - 3600))).toBe(401)
  expect(await send(body, signed(body, now() - 360))).toBe(401)
  expect(await send(body, signed(body, now() + 310))).toBe(401)
  expect(await send(body, signed(body, now() + 3600))).toBe(401)
  await quiet(stage)
  expect(posts()).toBe(before)
})

test('a clock that is a little off is fine', async () => {
  for (const skew of [-240, 240]) {
    const body = JSON.stringify(mention())
    expect(await send(body, signed(body, now() + skew))).toBe(200)
  }
})

test.each([
  ['null'],
  ['[]'],
  ['1'],
  ['"words"'],
  ['{}'],
  ['{"type":"event_callback"}'],
  ['{"type":"event_callback","event":null}'],
  ['{"type":"event_callback","event":[]}'],
  ['{"type":"event_callback","event":{"type":1}}'],
  ['{"type":"block_actions","actions":null}'],
  ['{"type":"block_actions","actions":[]}'],
  ['{"__proto__":{"x":1}}'],
  ['not json'],
  [''],
])('a signed body of %s is refused with 400, and the bot stays up', async (body) => {
  expect(await send(body, signed(body))).toBe(400)
  const form = new URLSearchParams({ payload: body }).toString()
  expect(await send(form, signed(form), 'application/x-www-form-urlencoded')).toBe(400)
})

test(`signed bodies of any JSON leave the bot up (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      expect([200, 400]).toContain(await send(body, signed(body)))
    }),
    { numRuns: 300, seed: SEED },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom('channel', 'user', 'text', 'ts', 'blocks', 'bot_id', 'item', 'thread_ts'),
        fc.jsonValue(),
      ),
      async (fields) => {
        const body = JSON.stringify({
          type: 'event_callback',
          team_id: 'T0000001',
          event: { ...fields, type: fields.text ? 'message' : 'app_mention' },
        })
        expect([200, 400, 500]).toContain(await send(body, signed(body)))
      },
    ),
    { numRuns: 200, seed: SEED },
  )
  expect((await fetch(`${stage.base}/healthz`)).status).toBe(200)
}, 60_000)

/** Sends a request whose path is written otherwise, which fetch would tidy up. */
function sendTo(path: string, body: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(stage.target)
    const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.setTimeout(3000, () => sent.destroy(new Error('no answer')))
    sent.end(body)
  })
}

test.each([
  'http://x/slack/events',
  '/slack/./events',
  '/x/../slack/events',
  '/slack\\events',
  '/slack/events#x',
])('the address written as %s gets past no check', async (path) => {
  const type = { 'content-type': 'application/json' }
  const ahead = JSON.stringify(mention())
  expect(await sendTo(path, ahead, { ...type, ...signed(ahead, now() + 86_400) })).toBe(401)
  expect(await sendTo(path, 'null', { ...type, ...signed('null') })).toBe(400)
})

test('a body of more than 1 MB is refused', async () => {
  const body = JSON.stringify({ ...mention(), padding: 'x'.repeat(1_100_000) })
  expect(await send(body, signed(body))).toBe(413)
  const chunks = async function* () {
    for (let at = 0; at < 30; at++) yield Buffer.alloc(64 * 1024, 120)
  }
  const response = await fetch(stage.target, {
    method: 'POST',
    body: ReadableStream.from(chunks()),
    duplex: 'half',
  } as RequestInit)
  expect(response.status).toBe(413)
})

test("Slack's own checks of the address are answered", async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' })
  const response = await fetch(stage.target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed(body) },
    body,
  })
  expect(await response.json()).toEqual({ challenge: 'abc' })
  expect(await send('ssl_check=1&token=x', {}, 'application/x-www-form-urlencoded')).toBe(200)
})

test('a form with a charset is read all the same', async () => {
  const { slack, olga, noc } = stage
  const form = new URLSearchParams({
    command: '/slp',
    text: 'help',
    user_id: olga.user.id,
    channel_id: noc.id,
    team_id: slack.workspace.team,
    trigger_id: 'once',
    response_url: `${slack.url}/response/none`,
  }).toString()
  expect(await send(form, signed(form), 'application/x-www-form-urlencoded; charset=utf-8')).toBe(200)
})

test('other addresses and methods get 404', async () => {
  for (const [path, method] of [
    ['/', 'GET'],
    ['/slack/events', 'GET'],
    ['/healthz', 'POST'],
    ['/slack/install', 'GET'],
  ] as const)
    expect((await fetch(`${stage.base}${path}`, { method })).status).toBe(404)
})

test('after all of this a paste is still answered', async () => {
  const { olga, noc, replies } = stage
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  expect((await until(() => replies(noc, asked.ts)[0])).text).toContain('leaf-12')
})
