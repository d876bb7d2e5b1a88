import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { createEngine, type Engine } from '../engine.ts'
import { ROOT } from '../root.ts'
import { createSlackApp } from '../slack/app.ts'
import { ensurePage } from './build-page.ts'
import { openFreshStore } from './fresh-store.ts'
import { assertPort } from './port.ts'
import { readSamples } from './samples.ts'
import { setScene } from './scene.ts'
import { startFakeSlack } from './server/fake-slack.ts'
import type { Workspace } from './server/workspace.ts'
import { settingOf } from './setting.ts'
import { openWebDoor } from './web-door.ts'

const MANIFEST = join(ROOT, 'manifest.yml')

/** Milliseconds that the opening waits for the answer to its sample. */
const ANSWERED_WITHIN = 5000

/** A workspace on this machine with the bot in it, and a page to use it. */
export type Playground = { url: string; stop: () => Promise<void> }

/**
 * Starts a local Slack, the real bot against it over signed HTTP, and the page's server, all on the loopback; opens
 * with a sample that the bot has answered. `tell`: for sentences to whoever started it.
 * @throws ConfigError where the port is taken or the page can't be built, StoreError where DATA_DIR can't be used.
 */
export async function startPlayground(
  { port, dataDir }: Pick<Config, 'port' | 'dataDir'>,
  engine: Engine,
  log: Logger,
  tell: (sentence: string) => void,
): Promise<Playground> {
  await assertPort(port)
  const page = await ensurePage(tell)
  const manifest = readFileSync(MANIFEST, 'utf8')
  const samples = readSamples()
  const store = await openFreshStore(dataDir)
  const slack = await startFakeSlack({ manifest })
  const { people, watched } = setScene(slack)
  const { botToken, signingSecret } = slack.app
  const app = await createSlackApp(
    {
      botToken,
      signingSecret,
      apiUrl: slack.apiUrl,
      port: 0,
      host: '127.0.0.1',
      watchChannels: [watched.id],
    },
    { engine, store, log },
  )
  slack.deliverTo(`http://127.0.0.1:${await app.start()}/slack/events`)
  const withoutModel = createEngine(engine.knowledge)
  const [first] = samples
  const posted = first && people[0]?.post(watched, `@${slack.workspace.app.bot.name} ${first.text}`)
  if (posted) await answered(slack.workspace, posted.ts)

  const setting = settingOf(slack, manifest, engine.knowledge.version, people, samples)
  const options = {
    slack,
    // what the panel shows is of the rules alone, and looking at it sends nothing to a model
    engine: withoutModel,
    people,
    watched: new Set([watched.id]),
    samples: new Map(posted && [[posted.ts, first.id]]),
    setting,
    page,
    log,
  }
  const stop = async () => {
    await app.stop()
    await store.close()
    await slack.stop()
    await withoutModel.close()
  }
  const door = await openWebDoor(options, port)
  return {
    url: door.url,
    async stop() {
      await door.close()
      await stop()
    },
  }
}

/** Waits until somebody has answered in a thread, or for some seconds. */
function answered(workspace: Workspace, ts: string): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = workspace.listen((news) => {
      if (news.kind === 'message' && news.message.thread_ts === ts) end()
    })
    const timer = setTimeout(end, ANSWERED_WITHIN)
  })
}
