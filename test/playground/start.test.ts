import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Setting, Update } from '../../src/playground/protocol.ts'
import { ROOT } from '../conventions/sources.ts'
import { DNS_LINE } from '../e2e/start-bot.ts'

const { PATH = '', HOME = '' } = process.env
const dataDir = mkdtempSync(join(tmpdir(), 'slp-playground-'))

type Started = { process: ChildProcess; output: () => string }

function start(env: Record<string, string>): Started {
  const started = spawn(process.execPath, [join(ROOT, 'bin/start.js')], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dataDir, ...env },
  })
  let output = ''
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk
    })
  }
  return { process: started, output: () => output }
}

async function ended(env: Record<string, string>): Promise<{ code: number; output: string }> {
  const { process: started, output } = start(env)
  const [code] = await once(started, 'exit')
  return { code, output: output() }
}

describe('without Slack settings, npm start opens the playground', () => {
  let started: Started
  let port: number
  let setting: Setting

  beforeAll(async () => {
    started = start({ PORT: '0' })
    for (;;) {
      const found = /http:\/\/localhost:(?<port>\d+)/.exec(started.output())
      if (found) {
        port = Number(found.groups?.port)
        break
      }
      if (started.process.exitCode !== null) throw new Error(started.output())
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    setting = JSON.parse((await ask('GET', '/api/setting')).body)
  })
  afterAll(async () => {
    started.process.kill('SIGTERM')
    expect((await once(started.process, 'exit'))[0]).toBe(0)
  })

  type Given = { headers?: Record<string, string>; body?: unknown }

  function ask(method: string, path: string, { headers, body }: Given = {}) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { host: `localhost:${port}`, ...headers },
      })
      sent.on('error', reject)
      sent.on('response', async (response) =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }),
      )
      sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
    })
  }

  const act = (name: string, body: unknown, headers: Record<string, string> = {}) =>
    ask('POST', `/api/${name}?user=${setting.people[0]?.id}`, {
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  /** What is on a person's screen now. */
  function screen(at = 0): Promise<Update> {
    return new Promise((resolve, reject) => {
      const path = `/api/live?user=${setting.people[at]?.id}`
      const sent = request({ host: '127.0.0.1', port, path, headers: { host: `localhost:${port}` } })
      sent.on('error', reject)
      sent.on('response', (response) => {
        let received = ''
        response.on('data', (chunk: Buffer) => {
          received += chunk
          if (!received.includes('\n\n')) return
          response.destroy()
          resolve(JSON.parse(received.slice('data: '.length)))
        })
      })
      sent.end()
    })
  }

  async function channelNamed(name: string): Promise<string> {
    const items = Object.values((await screen()).set)
    return items.filter((item) => item.kind === 'channel').find((item) => item.name === name)?.id ?? ''
  }

  test('with a page that may run its own code only', async () => {
    const { status, headers, body } = await ask('GET', '/')
    expect(status).toBe(200)
    expect(body).toContain('<div id="root">')
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    const script = /src="(?<path>\/assets\/[^"]+)"/.exec(body)?.groups?.path ?? ''
    expect((await ask('GET', script)).headers['content-type']).toContain('javascript')
    expect((await ask('GET', '/../../package.json')).status).toBe(404)
    expect((await ask('GET', '/%2e%2e/%2e%2e/package.json')).status).toBe(404)
  })

  test('with a conversation that the bot has answered', async () => {
    const messages = Object.values((await screen()).set).filter((item) => item.kind === 'message')
    expect(messages.map(({ user }) => user)).toEqual([setting.people[0]?.id, setting.bot.id])
    expect(messages[1]?.text).toContain('It can wait for working hours')
  })

  test('where one posts, is answered, and looks at what the engine saw', async () => {
    const channel = await channelNamed(setting.bot.name)
    const { ts } = JSON.parse((await act('post', { channel, text: DNS_LINE, files: [] })).body)
    let answer = ''
    for (let tries = 0; !answer && tries < 100; tries++) {
      const items = Object.values((await screen()).set)
      answer = items.find(
        (item) => item.kind === 'message' && item.thread_ts === ts && item.user === setting.bot.id,
      )
        ? 'answered'
        : ''
    }
    expect(answer).toBe('answered')
    const insight = JSON.parse((await act('insight', { channel, ts })).body)
    expect(insight).toMatchObject({
      paste: DNS_LINE,
      answer: { schema: 'slp.answer/1', verdict: { act: 'fix' } },
    })
    const others = Object.values((await screen(1)).set)
    expect(others.some((item) => item.kind === 'message' && item.ts === ts)).toBe(false)
  })

  test('and which serves nobody but its own page', async () => {
    const foreign = [
      { host: `evil.example:${port}` },
      { host: '127.0.0.1' },
      { origin: 'http://evil.example' },
      { origin: `http://127.0.0.1:${port}` },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      expect((await ask('GET', '/api/setting', { headers })).status, JSON.stringify(headers)).toBe(403)
      expect((await act('dismiss', {}, headers)).status).toBe(403)
    }
    expect((await act('dismiss', {}, { origin: `http://localhost:${port}` })).status).toBe(200)
    expect((await ask('GET', '/', { headers: { host: `127.0.0.1:${port}` } })).status).toBe(200)
  })

  test.each([
    ['post', '{', 400],
    ['post', {}, 400],
    ['post', { channel: 'C0', text: 'x', files: [] }, 400],
    ['choose', { channel: 'C0', ts: '1', choice: { action: 'a', block: 'b', values: [] } }, 400],
    ['press', { view: 'V0', choice: { action: 'a', block: 'b', values: [] } }, 400],
    ['__proto__', {}, 400],
    ['insight', { channel: 'C0', ts: '1' }, 404],
    ['insight', 'null', 404],
    ['insight', { channel: 'C0', ts: '1', more: 1 }, 404],
  ])('and which takes no nonsense: %s %j', async (name, body, status) => {
    expect((await act(name, body)).status).toBe(status)
  })

  test('and which takes no forms, which other sites can send', async () => {
    expect((await act('dismiss', {}, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(
      (await ask('POST', '/api/dismiss?user=U9', { headers: { 'content-type': 'application/json' } })).status,
    ).toBe(404)
  })

  test('with what the bot keeps in a file of its own', () => {
    expect(existsSync(join(dataDir, 'playground', 'slp-bot.db'))).toBe(true)
  })

  test('a second one on the same folder is refused in one sentence', async () => {
    const { code, output } = await ended({ PORT: '0' })
    expect(code).toBe(78)
    expect(output).toMatch(/another slp-bot runs on \S+slp-bot.db/)
  })

  test('a taken port is one sentence', async () => {
    const { code, output } = await ended({ PORT: `${port}` })
    expect(code).toBe(78)
    expect(output.trim().split('\n').at(-1)).toBe(
      `slp-bot: port ${port} is taken by another program: end that one, or choose another port: PORT=3001 npm start`,
    )
  })
})

test.each([
  [{ NODE_ENV: 'production' }, 'SLACK_BOT_TOKEN is not set'],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is not set'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set'],
  [{ SLACK_SOMETHING: 'x' }, 'SLACK_BOT_TOKEN is not set'],
])('with %j it is the real bot, which says what is missing', async (env, sentence) => {
  const { code, output } = await ended(env)
  expect(code).toBe(78)
  expect(output).toContain(sentence)
})
