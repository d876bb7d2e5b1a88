import { setTimeout as wait } from 'node:timers/promises'
import { App, webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { type Config, chooseConnection } from '../config.ts'
import type { Engine } from '../engine.ts'
import { openProxy } from '../go-through-proxy.ts'
import { createMeter, type Meter } from '../operation/meter.ts'
import { metered } from '../operation/metered.ts'
import { createReload, type Reload } from '../operation/reload.ts'
import type { Store } from '../store/store.ts'
import { createBoltLog } from './bolt-log.ts'
import { type Courier, createCourier } from './delivery/courier.ts'
import { type Inbox, persistBeforeAck } from './delivery/inbox.ts'
import { lastWord } from './delivery/last-word.ts'
import { createLoop, type Loop } from './delivery/loop.ts'
import { tidyUp } from './delivery/tidy-up.ts'
import { TIMES, type Times } from './delivery/times.ts'
import type { Desk } from './desk.ts'
import type { Door } from './door.ts'
import { createFileReader } from './files/read-files.ts'
import { createWritable } from './health.ts'
import { createHearing, type Hears } from './hearing.ts'
import { createHttpDoor } from './http-door.ts'
import { createInFlight } from './in-flight.ts'
import { fireReminders } from './incident/fire-reminders.ts'
import { createIncidents } from './incident/incidents.ts'
import { createKeptAnswers } from './kept-answers.ts'
import { registerListeners } from './listeners/index.ts'
import { type LookBack, lookBack } from './look-back.ts'
import { createPeople, type People } from './people.ts'
import { isFinal, refusal } from './refused-start.ts'
import { createSharedChannels, type SharedChannels } from './shared-channels.ts'
import { createSocketDoor } from './socket-door.ts'
import { createTurns } from './turns.ts'

/** Attempts to reach Slack at the start. */
const START_TRIES = 3

/** Milliseconds that work under way may take once the bot is told to stop. */
const DRAIN_WITHIN = 10_000

/** Milliseconds before a closed socket in which commands may still be acknowledged over it. */
const SETTLE_WITHIN = 1500

/** What the bot needs of the settings. `alertBots`: bots and apps whose messages count like people's; none unless set. */
export type SlackConfig = Pick<
  Config,
  'botToken' | 'appToken' | 'signingSecret' | 'apiUrl' | 'port' | 'host' | 'watchChannels'
> &
  Partial<Pick<Config, 'alertBots' | 'admins' | 'onDoubt' | 'keepDays' | 'proxy'>>

/** What the bot stands on beside its settings. `times`: those of production unless set. */
export type SlackStage = {
  engine: Engine
  store: Store
  log: Logger
  /** Counts what happens; into nothing unless set. */
  meter?: Meter
  times?: Times
  /** The time, ISO 8601 in UTC; the machine's unless set. */
  now?: () => string
  /** Called where Slack could not be reached over the socket for so long that a new start is better. */
  onDeaf?: () => void
}

/** The bot in Slack. */
export type SlackApp = {
  /** Opens the way in; gives the port that it listens on (`/slack/events`, `/healthz` and `/readyz`, or the last two alone). */
  start: () => Promise<number>
  /** Takes nothing more in, finishes what is under way (10 seconds at most). Never rejects. */
  stop: () => Promise<void>
  /** Takes over what stands in the knowledge folder now, or says what is wrong with it. Never rejects. */
  reload: Reload
}

/**
 * The bot over Socket Mode or HTTP, whichever the settings choose; asks Slack whether the token is good.
 * @throws ConfigError where a setting is missing, SlackError where Slack refuses the token or can't be reached.
 */
export async function createSlackApp(config: SlackConfig, stage: SlackStage): Promise<SlackApp> {
  const { store, log, times = TIMES, meter = createMeter() } = stage
  const engine = metered(stage.engine, meter)
  const writable = createWritable(store)
  const boltLog = createBoltLog(log)
  const connection = chooseConnection(config)
  const door =
    connection === 'socket'
      ? createSocketDoor(config.appToken ?? '', config.apiUrl, openProxy(config), writable, boltLog, log, {
          after: times.deaf,
          bark: () => stage.onDeaf?.(),
        })
      : createHttpDoor(config.signingSecret ?? '', writable, boltLog, log)
  const app = new App({
    ...(config.botToken && { token: config.botToken }),
    receiver: door.receiver,
    logger: boltLog,
    convoStore: false,
    ignoreSelf: true,
    deferInitialization: true,
    clientOptions: clientOptions(config, times),
  })
  const { scopes, url, ...bot } = await checkToken(app)
  await warmUp(engine)

  const inFlight = createInFlight()
  app.use(inFlight.middleware)
  const people = createPeople(app.client)
  app.use(people.middleware)
  const shared = createSharedChannels()
  app.use(shared.middleware)
  app.error(async (error) => log.error({ err: error }, 'an event went wrong'))
  meter.look({
    unsent: () => store.outbox.unsent(),
    version: () => engine.knowledge.version,
    connected: door.isConnected,
  })
  const reload = createReload(engine, log, { told: meter.reloaded, ready: () => warmUp(engine) })
  const desk = deskOf(
    config,
    { ...stage, engine },
    {
      reload,
      hears: createHearing(scopes, app.client),
      people,
      shared,
      url,
    },
  )
  registerListeners(app, desk)
  const workers = {
    inbox: persistBeforeAck(app, { store, log, times, now: desk.now, meter }),
    courier: createCourier({
      store,
      // a client of its own: a post never waits in line behind somebody else's calls
      client: new webApi.WebClient(config.botToken, { ...clientOptions(config, times), logger: boltLog }),
      card: ({ incident }) => desk.incidents.card(incident ?? ''),
      lastWord: (row, why, stuck) => lastWord(row, why, stuck, engine.knowledge),
      onDoubt: config.onDoubt ?? 'post',
      apiUrl: config.apiUrl,
      log,
      times,
      meter,
    }),
    reminders: createLoop(() => fireReminders(desk), times.remind, log, 'reminders wait for the next turn'),
    tidying: createLoop(
      () => tidyUp(desk, config.keepDays),
      times.tidy,
      log,
      'what is old waits for the next turn',
    ),
  }
  const since = await store.inbox.newest()
  const missed = () =>
    since === undefined
      ? Promise.resolve()
      : lookBack(desk, { client: app.client, bot, every: times.pace * 1.2, since })
  return { ...lifecycle(door, inFlight.drain, { ...workers, missed }, config, log), reload }
}

/** No call is made twice by itself: what Slack may have taken is looked for first. */
function clientOptions({ apiUrl }: SlackConfig, { request }: Times): webApi.WebClientOptions {
  return {
    timeout: request,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    maxRequestConcurrency: 10,
    allowAbsoluteUrls: false,
    // Bolt sends answers to a response_url with it, without an end of its own
    fetch: (address, init) =>
      fetch(address, { ...init, signal: init?.signal ?? AbortSignal.timeout(request) }),
    ...(apiUrl && { slackApiUrl: apiUrl }),
  }
}

/** Who the bot is: its scopes and the workspace's address where Slack says. */
type Who = LookBack['bot'] & { scopes: string[] | undefined; url: string | undefined }

/** Asks Slack whether the token is good; where Slack can't be reached, three times. */
async function checkToken(app: App): Promise<Who> {
  for (let tries = 1; ; tries++) {
    try {
      await app.init()
      const { response_metadata, url, ...who } = await app.client.auth.test()
      const { team_id: team = '', user_id: botUser, bot_id: botId, enterprise_id: enterprise } = who
      return { scopes: response_metadata?.scopes, url, team, botUser, botId, enterprise }
    } catch (error) {
      if (isFinal(error) || tries === START_TRIES) throw refusal('SLACK_BOT_TOKEN', error)
      await wait(1000 * tries)
    }
  }
}

/** Reads a line and a question once, so that nobody waits for what is only built at the first of each. */
async function warmUp(engine: Engine): Promise<void> {
  const [message] = engine.knowledge.messages.values()
  const [question] = engine.knowledge.issues.values()
  for (const text of [message?.examples[0]?.line, question?.title]) {
    // what breaks here breaks again at the first paste, where it is told
    if (text) await engine.explain(text, { at: new Date().toISOString(), asked: true }).catch(() => {})
  }
}

function deskOf(
  config: SlackConfig,
  stage: SlackStage,
  {
    hears,
    people,
    shared,
    url,
    reload,
  }: {
    hears: Hears
    people: People
    shared: SharedChannels
    url: string | undefined
    reload: Reload
  },
): Desk {
  const { engine, store, log, now = () => new Date().toISOString() } = stage
  return {
    engine,
    log,
    store,
    incidents: createIncidents(store, engine, now, { hears, hoursOf: people.knownHoursOf }),
    // https://acme.slack.com/archives/C024BE91L/p1732414329000200
    linkTo: (channel, ts) => (url ? `${url}archives/${channel}/p${ts.replace('.', '')}` : undefined),
    turns: createTurns(),
    people,
    answers: createKeptAnswers(store, now),
    readFiles: createFileReader(config, log),
    shared,
    watched: config.watchChannels,
    alertBots: config.alertBots ?? [],
    admins: config.admins ?? [],
    reload,
    now,
  }
}

/** What works on its own, beside the listeners. */
type Workers = {
  inbox: Inbox
  courier: Courier
  reminders: Loop
  tidying: Loop
  /** Hears what was said while the bot was down. */
  missed: () => Promise<void>
}

function lifecycle(
  door: Door,
  drain: (atMost: number) => Promise<number>,
  { inbox, courier, reminders, tidying, missed }: Workers,
  config: SlackConfig,
  log: Logger,
): Omit<SlackApp, 'reload'> {
  // Bolt and the socket client let some rejections of odd deliveries go: none of them may end the process
  const survive = (error: unknown) => log.error({ err: error }, 'an unhandled rejection')
  return {
    async start() {
      process.on('unhandledRejection', survive)
      try {
        const port = await door.open(config.port, config.host)
        courier.start()
        inbox.start()
        reminders.start()
        tidying.start()
        void missed()
        return port
      } catch (error) {
        process.off('unhandledRejection', survive)
        throw refusal(config.appToken ? 'SLACK_APP_TOKEN' : `HOST:PORT ${config.host}:${config.port}`, error)
      }
    },
    async stop() {
      const end = Date.now() + DRAIN_WITHIN
      inbox.stop()
      const resting = Promise.all([reminders.stop(), tidying.stop()])
      await drain(SETTLE_WITHIN)
      await door.close().catch((error: unknown) => log.warn({ err: error }, 'closing went wrong'))
      await resting
      const left = await drain(Math.max(end - Date.now(), 0))
      if (left > 0) log.warn({ left }, 'stopped with work under way')
      await courier.stop(end)
      process.off('unhandledRejection', survive)
    },
  }
}
