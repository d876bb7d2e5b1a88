import type { Logger } from 'pino'
import {
  type Config,
  chooseConnection,
  givenSettings,
  isForSlack,
  loadEnvironmentFile,
  readConfig,
} from './config.ts'
import { createEngine, type Engine } from './engine.ts'
import { ConfigError, KnowledgeError, SlackError, StoreError } from './errors.ts'
import { goThroughProxy } from './go-through-proxy.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { createModel, type ModelParts } from './llm/model.ts'
import { createLog } from './log.ts'
import { createMeter } from './operation/meter.ts'
import { type MetricsServer, serveMetrics } from './operation/metrics-server.ts'
import { readKnowledgeFolder } from './read-knowledge.ts'
import { createSlackApp } from './slack/app.ts'
import { openStore } from './store/open-store.ts'
import { storePlace } from './store/store-place.ts'

/** sysexits' EX_CONFIG: a setting is missing or wrong, and starting again doesn't help. */
const CONFIG = 78

/** sysexits' EX_TEMPFAIL: Slack or the database is out of reach, and starting again later may help. */
const TEMPORARY = 75

/** What of a store's trouble passes by itself. */
const PASSING: readonly StoreError['why'][] = ['away', 'busy', 'full']

/** Milliseconds after which a bot that was told to stop is gone: what it has not done by then is in the store. */
const OUT_WITHIN = 11_000

try {
  loadEnvironmentFile()
  const config = readConfig()
  goThroughProxy(config)
  if (isForSlack()) {
    const connection = chooseConnection(config)
    const log = createLog(config.logLevel)
    const store = await openStore({ ...storePlace(config), alone: true }, log)
    const meter = createMeter({ ofProcess: true })
    const engine = openEngine(config, log, { ledger: store.requests, called: meter.modelCalled })
    const app = await createSlackApp(config, {
      engine,
      store,
      log,
      meter,
      onDeaf() {
        log.error('no socket for minutes: ending, to be started again')
        setTimeout(() => process.exit(TEMPORARY), OUT_WITHIN).unref()
        void end().finally(() => process.exit(TEMPORARY))
      },
    })
    let metrics: MetricsServer | undefined
    const end = async () => {
      await app.stop()
      await store.close()
      await engine.close()
      metrics?.close()
    }
    onSignal(async (signal) => {
      log.info({ signal }, 'stopping')
      await end()
    })
    process.on('SIGHUP', () => void app.reload())
    await app.start()
    metrics = config.metrics && (await serveMetrics(meter, config.metrics, log))
    log.info(
      { connection, knowledge: engine.knowledge.version, model: engine.model?.name ?? null },
      'slp-bot is up',
    )
  } else {
    const { startPlayground } = await import('./playground/playground.ts')
    const log = createLog(givenSettings().includes('LOG_LEVEL') ? config.logLevel : 'warn')
    const engine = openEngine(config, log)
    const playground = await startPlayground(config, engine, log, (sentence) =>
      console.log(`slp-bot: ${sentence}`),
    )
    onSignal(async () => {
      await playground.stop()
      await engine.close()
    })
    console.log(`slp-bot: no SLACK_… is set, so here is a workspace to try it in: ${playground.url}`)
  }
} catch (error) {
  const told = [ConfigError, KnowledgeError, SlackError, StoreError].some((kind) => error instanceof kind)
  if (!(told && error instanceof Error)) throw error
  console.error(`slp-bot: ${error.message}`)
  process.exit(isPassing(error) ? TEMPORARY : CONFIG)
}

function isPassing(error: Error): boolean {
  if (error instanceof StoreError) return PASSING.includes(error.why)
  return error instanceof SlackError && error.passing
}

/** The engine over the knowledge that comes with the bot, and the model where one is set up; `parts`: what it stands on. */
function openEngine({ model }: Config, log: Logger, parts?: ModelParts): Engine {
  const files = readKnowledgeFolder()
  const knowledge = loadKnowledge(files)
  return createEngine(knowledge, files, model && createModel(model, knowledge, log, parts))
}

/** Ends in good order when it is told to. */
function onSignal(stop: (signal: string) => Promise<void>): void {
  const end = async (signal: string) => {
    // whoever asks twice doesn't want to wait
    for (const each of ['SIGTERM', 'SIGINT']) process.once(each, () => process.exit(0))
    setTimeout(() => process.exit(0), OUT_WITHIN).unref()
    await stop(signal)
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
