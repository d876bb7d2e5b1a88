import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import { SlackError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import { createSlackApp } from '../../src/slack/app.ts'
import { openStore } from '../../src/store/open-store.ts'
import { ROOT } from '../conventions/sources.ts'
import { DNS_LINE, files, knowledge, MANIFEST, quiet, startBot, until } from './start-bot.ts'

describe.each([{ socket: false }, { socket: true }])('stopping, Socket Mode $socket', ({ socket }) => {
  test('what is under way is finished first', async () => {
    const stage = await startBot({ socket })
    const { slack, olga, noc, app, replies } = stage
    slack.faults.add({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 2 })
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => slack.calls.some(({ method }) => method === 'chat.postMessage'))
    await app.stop()
    expect(replies(noc, asked.ts).length).toBe(1)
    await stage.close()
  })

  test('nothing is taken in afterwards', async () => {
    const stage = await startBot({ socket, retryAfter: [] })
    const { slack, olga, noc, app, replies } = stage
    await app.stop()
    if (socket) await until(() => slack.socket?.connections() === 0)
    await expect(fetch(`${stage.base}/healthz`)).rejects.toThrow()
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await quiet(stage)
    expect(replies(noc, asked.ts)).toEqual([])
    await stage.close()
  })
})

test('nothing else than what it added listens to the process after stopping', async () => {
  const before = process.listenerCount('unhandledRejection')
  const stage = await startBot()
  expect(process.listenerCount('unhandledRejection')).toBe(before + 1)
  await stage.close()
  expect(process.listenerCount('unhandledRejection')).toBe(before)
})

test('a token that Slack refuses is one clear error at the start', async () => {
  await expect(startBot({ config: { botToken: 'xoxb-wrong' } })).rejects.toThrow(
    new SlackError('Slack refuses SLACK_BOT_TOKEN: invalid_auth. `slp doctor` says where to get it'),
  )
  await expect(startBot({ socket: true, config: { appToken: 'xapp-wrong' } })).rejects.toThrow(
    /Slack refuses SLACK_APP_TOKEN: invalid_auth/,
  )
  await expect(startBot({ config: { apiUrl: 'http://127.0.0.1:9/api/' } })).rejects.toThrow(
    /Slack can't be reached/,
  )
})

test('a Slack that is out for a moment is asked again', async () => {
  const slack = await startFakeSlack({ manifest: MANIFEST })
  slack.faults.add({ method: 'auth.test', kind: 'http', status: 503 })
  const engine = createEngine(knowledge, files)
  const store = await openStore({ file: ':memory:' })
  const app = await createSlackApp(
    {
      botToken: slack.app.botToken,
      signingSecret: slack.app.signingSecret,
      apiUrl: slack.apiUrl,
      port: 0,
      host: '127.0.0.1',
      watchChannels: [],
    },
    { engine, store, log: createLog('silent') },
  )
  expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test', 'auth.test', 'auth.test'])
  await app.stop()
  await store.close()
  await slack.stop()
})

test('a port that is taken is one clear error at the start', async () => {
  const stage = await startBot()
  const port = Number(new URL(stage.base).port)
  await expect(startBot({ config: { port } })).rejects.toThrow(
    /HOST:PORT 127\.0\.0\.1:\d+ can't be used: EADDRINUSE/,
  )
  await stage.close()
})

test('Socket Mode wins where both are set, and connects anew when Slack asks for it', async () => {
  const stage = await startBot({ socket: true, config: { signingSecret: 'also set' } })
  const { slack, olga, noc, replies } = stage
  slack.socket?.refresh()
  await until(() => slack.socket?.connections() === 0)
  expect((await fetch(`${stage.base}/readyz`)).status).toBe(503)
  expect((await fetch(`${stage.base}/healthz`)).status).toBe(200)
  await until(() => slack.socket?.connections() === 1, 10_000)
  await until(() => /"connected to Slack".*"connected to Slack"/s.test(stage.log()), 10_000)
  const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
  expect((await until(() => replies(noc, asked.ts)[0])).text).toContain('leaf-12')
  await stage.close()
})

// the process as it is started in production
describe('npm start', () => {
  async function startProcess(socket: boolean) {
    const slack = await startFakeSlack({ manifest: MANIFEST, socket, retryAfter: [] })
    const olga = slack.person('olga')
    const noc = slack.channel('noc', [olga])
    const { botToken, appToken, signingSecret } = slack.app
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'slp-bot-'))
    const { PATH = '', HOME = '' } = process.env
    const bot = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
      cwd: ROOT,
      env: {
        PATH,
        HOME,
        SLACK_API_URL: slack.apiUrl,
        SLACK_BOT_TOKEN: botToken,
        PORT: `${port}`,
        DATA_DIR: folder,
        ...(socket ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
      },
    })
    let output = ''
    for (const stream of [bot.stdout, bot.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk
      })
    if (!socket) slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
    await until(() => output.includes('slp-bot is up'), 15_000)
    bot.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    return { slack, olga, noc, bot, output: () => output }
  }

  test('SIGTERM finishes what is under way and exits with 0', async () => {
    const { slack, olga, noc, bot, output } = await startProcess(false)
    slack.faults.add({ method: 'chat.postMessage', kind: 'ratelimited', retryAfter: 2 })
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => slack.calls.some(({ method }) => method === 'chat.postMessage'))
    bot.kill('SIGTERM')
    const [code] = await once(bot, 'exit')
    expect(code).toBe(0)
    expect(slack.thread(noc, asked.ts).length).toBe(2)
    expect(output()).not.toMatch(/LICMGR|leaf-12|xoxb-|fake-signing-secret/)
    await slack.stop()
  })

  test('nonsense over the socket leaves it up', async () => {
    const { slack, olga, noc, bot, output } = await startProcess(true)
    for (const nonsense of [
      'not json',
      'null',
      '[]',
      '{"type":"events_api","envelope_id":"e1"}',
      '{"type":"events_api","envelope_id":"e2","payload":null}',
      '{"type":"events_api","envelope_id":"e3","payload":{"event":null}}',
      '{"type":"events_api","envelope_id":"e4","payload":{"type":"event_callback","event":{"type":"message","item":null}}}',
      '{"type":"slash_commands","envelope_id":"e5","payload":{"command":"/slp"}}',
      '{"type":"interactive","envelope_id":"e6","payload":{"type":"block_actions","actions":[]}}',
    ])
      slack.socket?.sendRaw(nonsense)
    const asked = olga.post(noc, `@slp-bot ${DNS_LINE}`)
    await until(() => slack.thread(noc, asked.ts).length > 1)
    expect(bot.exitCode).toBeNull()
    expect(output()).not.toMatch(/LICMGR|leaf-12|xoxb-|xapp-/)
    bot.kill('SIGTERM')
    expect((await once(bot, 'exit'))[0]).toBe(0)
    await slack.stop()
  })

  test.each([
    ['Slack', { SLACK_API_URL: 'http://127.0.0.1:9/api/' }, "Slack can't be reached"],
    ['the database', { DATABASE_URL: 'postgres://slp@127.0.0.1:9/slp' }, "the database can't be reached"],
  ])(
    'where %s is out of reach it is one line and exit code 75: a supervisor tries again',
    async (_, out, sentence) => {
      const { PATH = '', HOME = '' } = process.env
      const folder = mkdtempSync(join(tmpdir(), 'slp-bot-'))
      const bot = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
        cwd: folder,
        env: {
          PATH,
          HOME,
          SLACK_BOT_TOKEN: 'xoxb-1',
          SLACK_APP_TOKEN: 'xapp-1',
          DATA_DIR: folder,
          PORT: '0',
          ...out,
        },
      })
      const errors = text(bot.stderr)
      const [code] = await once(bot, 'exit')
      expect(code).toBe(75)
      expect(await errors).toContain(`slp-bot: ${sentence}`)
      expect(await errors).not.toMatch(/\n {4}at /)
      rmSync(folder, { recursive: true, force: true })
    },
  )

  async function freePort(): Promise<number> {
    const slack = await startFakeSlack({ manifest: MANIFEST })
    await slack.stop()
    return Number(new URL(slack.url).port)
  }
})
