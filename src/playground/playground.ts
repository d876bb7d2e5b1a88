import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { createEngine, type Engine } from '../engine.ts'
import { ConfigError } from '../errors.ts'
import { createSlackApp } from '../slack/app.ts'
import { openStore } from '../store/open-store.ts'
import { ensurePage } from './build-page.ts'
import { readSamples } from './samples.ts'
import { setScene } from './scene.ts'
import { startFakeSlack } from './server/fake-slack.ts'
import { settingOf } from './setting.ts'
import { openWebDoor, type WebDoor, type WebDoorOptions } from './web-door.ts'

const MANIFEST = join(import.meta.dirname, '..', '..', 'manifest.yml')

/** A workspace on this machine with the bot in it, and a page to use it. */
export type Playground = { url: string; stop: () => Promise<void> }

/**
 * Starts a local Slack, the real bot against it over signed HTTP, and the page's server, all on the loopback; opens
 * with a sample that the bot has answered. `tell`: for sentences to whoever started it.
 * @throws ConfigError where the port is taken or the page can't be built.
 */
export async function startPlayground(
  { port }: Pick<Config, 'port'>,
  engine: Engine,
  log: Logger,
  tell: (sentence: string) => void,
): Promise<Playground> {
  const page = await ensurePage(tell)
  const manifest = readFileSync(MANIFEST, 'utf8')
  const samples = readSamples()
  const slack = await startFakeSlack({ manifest })
  const { people, watched } = setScene(slack)
  const { botToken, signingSecret } = slack.app
  const store = await openStore({ file: ':memory:' })
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
  const posted = first && people[0]?.post(watched, first.text)
  await slack.settled()

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
  const door = await open(options, port).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    url: door.url,
    async stop() {
      await door.close()
      await stop()
    },
  }
}

async function open(options: WebDoorOptions, port: number): Promise<WebDoor> {
  try {
    return await openWebDoor(options, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}` : 'unknown'
    if (code === 'EADDRINUSE')
      throw new ConfigError(
        `port ${port} is taken by another program: end that one, or choose another port: PORT=3001 npm start`,
      )
    throw new ConfigError(
      `port ${port} can't be listened on: ${code}. Choose another one: PORT=3001 npm start`,
    )
  }
}
