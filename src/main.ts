import { chooseConnection, loadEnvironmentFile, readConfig } from './config.ts'
import { createEngine } from './engine.ts'
import { ConfigError, KnowledgeError, SlackError } from './errors.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { createLog } from './log.ts'
import { readKnowledgeFolder } from './read-knowledge.ts'
import { createSlackApp } from './slack/app.ts'

/** sysexits' EX_CONFIG: a setting is missing or wrong. */
const CONFIG = 78

try {
  loadEnvironmentFile()
  const config = readConfig()
  const connection = chooseConnection(config)
  const log = createLog(config.logLevel)
  const engine = createEngine(loadKnowledge(readKnowledgeFolder()))
  const app = await createSlackApp(config, engine, log)

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping')
    await app.stop()
    await engine.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)

  await app.start()
  log.info({ connection, knowledge: engine.knowledge.version }, 'slp-bot is up')
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KnowledgeError || error instanceof SlackError))
    throw error
  console.error(`slp-bot: ${error.message}`)
  process.exitCode = CONFIG
}
