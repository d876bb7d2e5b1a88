import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { signatureHeaders } from '../../src/playground/server/sign.ts'
import { freePort } from '../store/start-postgres.ts'

const SECRET = 'bench-signing-secret'

/** Milliseconds that a reply may take before it counts as lost. */
const LOST_AFTER = 15_000

// constructed
const TEXT =
  '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name'

/** One event and what became of it, in milliseconds of `performance.now()`. */
export type Fired = { due: number; acked?: number; replied?: number; refused?: boolean }

/** An app that is being measured. */
export type Measured = { process: ChildProcess; port: number; coldMs: number; idleMb: number }

/** A Slack that answers as Slack does, for loads: it takes every post, and hears which event it answers. */
export type LoadSlack = {
  start: (program: string, env: Record<string, string>) => Promise<Measured>
  stop: (app: Measured) => Promise<void>
  /** Sends one event to an app, and gives what will become of it. */
  fire: (app: Measured, due?: number) => Fired
  /** Resolves when all are replied to, or no longer can be. */
  settled: (fired: readonly Fired[]) => Promise<void>
  onReply: (listener: () => void) => void
  close: () => void
}

/** Starts it on a free port of the loopback. */
export async function startLoadSlack(): Promise<LoadSlack> {
  const waiting = new Map<string, Fired>()
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  let listener = () => {}
  let last = 0
  const seconds = Math.floor(Date.now() / 1000)

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const method = incoming.url?.split('/').at(-1)?.split('?')[0] ?? ''
      const said = new URLSearchParams(Buffer.concat(chunks).toString())
      const body = JSON.stringify({ ok: true, ...answerTo(method, said) })
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': 'chat:write' })
        .end(body)
    })
  })

  function answerTo(method: string, said: URLSearchParams): object {
    const [channel, thread] = [said.get('channel') ?? '', said.get('thread_ts') ?? '']
    if (method === 'auth.test')
      return {
        url: 'https://x.slack.com/',
        team: 'T',
        user: 'bot',
        team_id: 'T0',
        user_id: 'U0BOT',
        bot_id: 'B0BOT',
      }
    if (method === 'conversations.replies') return { messages: [{ ts: said.get('ts') ?? '', user: 'U1' }] }
    if (method !== 'chat.postMessage') return {}
    const fired = waiting.get(thread)
    if (fired && fired.replied === undefined) {
      fired.replied = performance.now()
      waiting.delete(thread)
      listener()
    }
    const ts = `${seconds}.9${String(++last).padStart(6, '0')}`
    return { channel, ts, message: { text: 'x', ts, thread_ts: thread } }
  }

  function post(port: number, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const sending = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          path: '/slack/events',
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...signatureHeaders(body, SECRET),
          },
        },
        (response) => {
          response.resume()
          response.on('end', () => resolve(response.statusCode ?? 0))
        },
      )
      sending.on('error', reject)
      sending.end(body)
    })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const api = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`

  return {
    async start(program, env) {
      const port = await freePort()
      const from = performance.now()
      const { PATH = '', HOME = '' } = process.env
      const child = spawn(process.execPath, [program], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH,
          HOME,
          NODE_ENV: 'production',
          SLACK_API_URL: api,
          SLACK_SIGNING_SECRET: SECRET,
          SLACK_BOT_TOKEN: 'xoxb-bench',
          PORT: `${port}`,
          ...env,
        },
      })
      const hello = '{"type":"url_verification","challenge":"c","token":"x"}'
      for (;;) {
        if ((await post(port, hello).catch(() => 0)) === 200) break
        if (child.exitCode !== null || performance.now() - from > 60_000)
          throw new Error(`${program} is not ready`)
        await wait(3)
      }
      const coldMs = performance.now() - from
      await wait(1000)
      return { process: child, port, coldMs, idleMb: usageOf(child).mb }
    },
    async stop({ process: child }) {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await Promise.race([once(child, 'exit'), wait(15_000)])
      child.kill('SIGKILL')
    },
    fire(app, due = performance.now()) {
      const n = ++last
      const ts = `${seconds}.${String(n).padStart(6, '0')}`
      const fired: Fired = { due }
      waiting.set(ts, fired)
      const body = JSON.stringify({
        token: 'x',
        team_id: 'T0',
        api_app_id: 'A0',
        type: 'event_callback',
        event_id: `Ev${seconds}${n}`,
        event_time: seconds,
        authorizations: [
          {
            enterprise_id: null,
            team_id: 'T0',
            user_id: 'U0BOT',
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        event: {
          type: 'message',
          channel_type: 'channel',
          user: 'U1',
          text: TEXT,
          ts,
          event_ts: ts,
          channel: `C${n.toString(36).toUpperCase().padStart(9, '0')}`,
          team: 'T0',
        },
      })
      post(app.port, body).then(
        (status) => {
          fired.acked = performance.now()
          if (status !== 200) fired.refused = true
        },
        () => {
          fired.refused = true
        },
      )
      return fired
    },
    async settled(fired) {
      const end = performance.now() + LOST_AFTER
      while (performance.now() < end && fired.some(({ replied, acked }) => !replied || !acked)) await wait(20)
    },
    onReply(heard) {
      listener = heard
    },
    close() {
      agent.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** CPU milliseconds that a process has used, and the memory that it has now, in MB (Linux). */
export function usageOf({ pid }: ChildProcess): { cpuMs: number; mb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  const resident = /VmRSS:\s+(?<kb>\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.groups?.kb
  return { cpuMs: (Number(stat[11]) + Number(stat[12])) * 10, mb: Number(resident) / 1024 }
}
