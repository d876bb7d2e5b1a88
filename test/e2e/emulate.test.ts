import { WebClient } from '@slack/web-api'
import type { Emulator } from 'emulate'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine, type Engine } from '../../src/engine.ts'
import { installApp } from '../../src/playground/server/app-settings.ts'
import { compose } from '../../src/playground/server/composer.ts'
import { envelope } from '../../src/playground/server/events.ts'
import { signatureHeaders } from '../../src/playground/server/sign.ts'
import { createWorkspace } from '../../src/playground/server/workspace.ts'
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts'
import { openStore } from '../../src/store/open-store.ts'
import { DNS_LINE, files, knowledge, MANIFEST } from './start-bot.ts'
import { BOT, startEmulator } from './start-emulator.ts'

// A second opinion on the Web API: not our fake, but emulate 0.12.2. It keeps the state; it delivers no events to an
// app, so the test signs and delivers them itself.
const SECRET = 'second-opinion'

let emulator: Emulator
let app: SlackApp
let engine: Engine
let target: string
let olga: WebClient
let channel: string

beforeAll(async () => {
  emulator = await startEmulator(['noc-licensing'])
  const slackApiUrl = `${emulator.url}/api/`
  olga = new WebClient('xoxp-olga', { slackApiUrl, retryConfig: { retries: 0 } })
  const { channels } = await olga.conversations.list()
  channel = channels?.find(({ name }) => name === 'noc-licensing')?.id ?? ''
  engine = createEngine(knowledge, files)
  app = await createSlackApp(
    {
      botToken: 'xoxb-bot',
      signingSecret: SECRET,
      apiUrl: slackApiUrl,
      port: 0,
      host: '127.0.0.1',
      watchChannels: [],
    },
    { engine, store: await openStore({ file: ':memory:' }), log: pino({ level: 'silent' }) },
  )
  target = `http://127.0.0.1:${await app.start()}/slack/events`
})

afterAll(async () => {
  await app.stop()
  await engine.close()
  await emulator.close()
})

test('a paste is answered in its thread, and read back by the one who pasted it', async () => {
  const workspace = createWorkspace(installApp(MANIFEST))
  const composed = compose(workspace, DNS_LINE)
  const text = `<@${BOT.id}> ${composed.text}`
  const posted = await olga.chat.postMessage({ channel, text })
  const { user_id: user } = await olga.auth.test()
  const event = {
    ...composed,
    type: 'app_mention',
    text,
    user,
    channel,
    ts: posted.ts,
    event_ts: posted.ts,
  }
  const body = JSON.stringify(envelope(workspace, event))
  for (let times = 0; times < 3; times++) {
    const headers = { 'content-type': 'application/json', ...signatureHeaders(body, SECRET) }
    expect((await fetch(target, { method: 'POST', headers, body })).status).toBe(200)
  }
  const replies = await readReplies(posted.ts ?? '')
  expect(replies.length).toBe(1)
  expect(replies[0]?.text).toContain('leaf-12')
  expect(JSON.stringify(replies[0]?.blocks)).toContain('ip name-server')
})

async function readReplies(ts: string) {
  for (let times = 0; ; times++) {
    await new Promise((resolve) => setTimeout(resolve, 150))
    const { messages = [] } = await olga.conversations.replies({ channel, ts })
    const replies = messages.filter(({ user }) => user === BOT.id)
    if (times > 4 && (replies.length > 0 || times > 40)) return replies
  }
}
