import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Engine } from '../../src/engine.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { createLog } from '../../src/log.ts'
import { createMeter, type Meter } from '../../src/operation/meter.ts'
import { type FakeSlack, startFakeSlack } from '../../src/playground/server/fake-slack.ts'
import type { Person } from '../../src/playground/server/person.ts'
import type { Channel, Message } from '../../src/playground/server/workspace.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { createSlackApp, type SlackApp, type SlackConfig } from '../../src/slack/app.ts'
import type { Times } from '../../src/slack/delivery/times.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { ROOT } from '../conventions/sources.ts'

/** The manifest that the fake installs: the project's own. */
export const MANIFEST = readFileSync(join(ROOT, 'manifest.yml'), 'utf8')

/** A line that the bot explains. Constructed after the chapter's example. */
export const DNS_LINE =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name'

/** Everything happens as in production, only sooner. */
export const QUICK: Times = {
  request: 2000,
  margin: 300,
  pace: 5,
  burst: 50,
  look: 50,
  sweep: 300,
  remind: 200,
  tidy: 3_600_000,
  stale: 1000,
  deaf: 60_000,
}

/** The knowledge base, loaded once a file. */
export const files = readKnowledgeFolder()
export const knowledge = loadKnowledge(files)

/** What a test stands on: a Slack, the bot in it, a channel with two people, and what the bot logged. */
export type Stage = {
  slack: FakeSlack
  app: SlackApp
  engine: Engine
  store: Store
  /** Where the bot takes Slack's requests (HTTP), and its health. */
  target: string
  base: string
  olga: Person
  pavel: Person
  noc: Channel
  /** Lists a channel as watched, where `watch` is true. */
  watch: (channel: Channel) => void
  /** Another channel with the same people, watched where `noc` is: what fails in one is no incident of the other. */
  room: () => Channel
  log: () => string
  meter: Meter
  /** What the bot said in a thread. */
  replies: (channel: Channel, ts: string) => Message[]
  /** Starts another bot on the same store and Slack; gives where it takes Slack's requests (HTTP). */
  replica: () => Promise<string>
  close: () => Promise<void>
}

/** Starts a fake Slack and the bot against it. `watch`: the channel `noc` is watched. */
export async function startBot(
  options: {
    socket?: boolean
    watch?: boolean | 'all'
    optionalScopes?: boolean
    manifest?: string
    rateLimits?: boolean
    retryAfter?: number[]
    config?: Partial<SlackConfig>
    times?: Partial<Times>
    store?: Store
    onDeaf?: () => void
    engine?: (engine: Engine) => Engine
  } = {},
): Promise<Stage> {
  const slack = await startFakeSlack({
    manifest: options.manifest ?? MANIFEST,
    socket: options.socket ?? false,
    optionalScopes: options.optionalScopes ?? true,
    // they hurry more than Slack lets anybody
    rateLimits: options.rateLimits ?? false,
    retryAfter: options.retryAfter ?? [0, 20, 40],
  })
  const olga = slack.person('olga')
  const pavel = slack.person('pavel')
  const noc = slack.channel('noc-licensing', [olga, pavel])
  const watched = options.watch === true ? [noc.id] : []
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  const meter = createMeter()
  const plain = createEngine(knowledge, files)
  const engine = options.engine?.(plain) ?? plain
  const { botToken, appToken, signingSecret } = slack.app
  const store = options.store ?? (await openStore({ file: ':memory:' }))
  const config: SlackConfig = {
    botToken,
    ...(options.socket ? { appToken } : { signingSecret }),
    apiUrl: slack.apiUrl,
    port: 0,
    host: '127.0.0.1',
    watchChannels: options.watch === 'all' ? 'all' : watched,
    ...options.config,
  }
  const stand = {
    engine,
    store,
    log,
    meter,
    times: { ...QUICK, ...options.times },
    ...(options.onDeaf && { onDeaf: options.onDeaf }),
  }
  const app = await createSlackApp(config, stand)
  const base = `http://127.0.0.1:${await app.start()}`
  const target = `${base}/slack/events`
  if (!options.socket) slack.deliverTo(target)
  const others: SlackApp[] = []
  return {
    slack,
    app,
    engine,
    store,
    target,
    base,
    olga,
    pavel,
    noc,
    watch: ({ id }) => void watched.push(id),
    room() {
      const channel = slack.channel('another', [olga, pavel])
      if (options.watch === true) watched.push(channel.id)
      return channel
    },
    log: () => lines.join(''),
    meter,
    replies: (channel, ts) =>
      slack.thread(channel, ts).filter(({ user }) => user === slack.workspace.app.bot.id),
    async replica() {
      const other = await createSlackApp(config, stand)
      others.push(other)
      return `http://127.0.0.1:${await other.start()}/slack/events`
    },
    async close() {
      for (const other of others) await other.stop()
      await app.stop()
      await store.close()
      await slack.stop()
      await plain.close()
    },
  }
}

/** Waits until something is there. */
export async function until<T>(look: () => T | undefined | false, ms = 5000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = look()
    if (found) return found
    if (Date.now() > end) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Waits until nothing is under way any more: deliveries ended, and nothing more said for a moment. */
export async function quiet({ slack }: Stage): Promise<void> {
  let seen = -1
  while (seen !== slack.calls.length + slack.deliveries.length) {
    seen = slack.calls.length + slack.deliveries.length
    await slack.settled()
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
}
