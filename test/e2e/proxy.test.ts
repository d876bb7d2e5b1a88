import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { ROOT } from '../conventions/sources.ts'
import { DNS_LINE, MANIFEST, until } from './start-bot.ts'
import { type ForwardProxy, startProxy } from './start-proxy.ts'

// a name that nobody but the proxy knows, so that nothing gets by it
const HOSTNAME = 'slack.invalid'

const atEnd: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of atEnd.splice(0).reverse()) await close()
})

async function startBehind(proxy: ForwardProxy, settings: Record<string, string>) {
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true, hostname: HOSTNAME })
  atEnd.push(
    () => slack.stop(),
    () => proxy.stop(),
  )
  return { slack, ...run(slack, ['src/main.ts'], settings) }
}

function run(slack: FakeSlack, script: string[], settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'slp-bot-'))
  const { PATH = '', HOME = '' } = process.env
  const bot = spawn(process.execPath, [join(ROOT, script[0] ?? ''), ...script.slice(1)], {
    cwd: folder,
    env: {
      PATH,
      HOME,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.app.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      PORT: '0',
      DATA_DIR: folder,
      ...settings,
    },
  })
  let output = ''
  for (const stream of [bot.stdout, bot.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk
    })
  atEnd.push(async () => {
    await ended(bot)
    rmSync(folder, { recursive: true, force: true })
  })
  return { bot, output: () => output }
}

async function ended(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return
  bot.kill('SIGTERM')
  await once(bot, 'exit')
}

test.each([{ name: 'HTTP_PROXY' }, { name: 'http_proxy' }])(
  'where $name is set, Slack is reached through it: Web API and socket',
  async ({ name }) => {
    const proxy = await startProxy('nexus:s3cret-of-proxy')
    const { slack, output } = await startBehind(proxy, { [name]: proxy.url })
    await until(() => output().includes('slp-bot is up'), 15_000)
    const olga = slack.person('olga')
    const noc = slack.channel('noc', [olga])
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => slack.thread(noc, asked.ts).length > 1, 10_000)
    const port = new URL(slack.url).port
    expect(new Set(proxy.reached)).toEqual(new Set([`${HOSTNAME}:${port}`]))
    expect(slack.socket?.connections()).toBe(1)
    expect(output()).not.toContain('s3cret-of-proxy')
  },
)

test('a proxy that refuses is one clear line at the start, without its password', async () => {
  const proxy = await startProxy('nexus:right')
  const { bot, output } = await startBehind(proxy, { HTTP_PROXY: proxy.url.replace('right', 'wr0ng-one') })
  const [code] = await once(bot, 'exit')
  expect(code).toBe(75)
  expect(output()).toContain("slp-bot: Slack can't be reached: check the network, a proxy, and SLACK_API_URL")
  expect(output()).not.toMatch(/wr0ng-one|\n {4}at /)
})

test('a proxy address that is none is said, and not repeated', async () => {
  const proxy = await startProxy()
  const { bot, output } = await startBehind(proxy, { HTTPS_PROXY: 'nexus:s3cret@proxy:3128' })
  const [code] = await once(bot, 'exit')
  expect(code).toBe(78)
  expect(output().trim()).toBe(
    'slp-bot: HTTPS_PROXY must be an http(s) address such as http://proxy.example.com:3128',
  )
})

test('`slp doctor` asks Slack through the proxy too', async () => {
  const proxy = await startProxy()
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true, hostname: HOSTNAME })
  atEnd.push(
    () => slack.stop(),
    () => proxy.stop(),
  )
  const { bot, output } = run(slack, ['src/cli.ts', 'doctor'], { HTTP_PROXY: proxy.url })
  await once(bot, 'exit')
  expect(output()).toContain('Slack answers: @')
  expect(proxy.reached).not.toEqual([])
})

test('this machine itself is never reached through a proxy', async () => {
  const proxy = await startProxy()
  const slack = await startFakeSlack({ manifest: MANIFEST, socket: true })
  atEnd.push(
    () => slack.stop(),
    () => proxy.stop(),
  )
  const { output } = run(slack, ['src/main.ts'], { HTTP_PROXY: proxy.url, NO_PROXY: 'cslu.example.com' })
  await until(() => output().includes('slp-bot is up'), 15_000)
  expect(proxy.reached).toEqual([])
})
