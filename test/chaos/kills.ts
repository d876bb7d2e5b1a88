import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import { check, figuresOf } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown, type Ledger } from './town.ts'

/** Times that a bot is killed. */
const KILLS = { full: 200, small: 3 }

/** What a bot may get done before it is killed, and the milliseconds that it may take to that. */
const MORE = 25
const PATIENCE = 5000

/** kill -9 again and again, on SQLite, where one bot follows the other. */
export const killsOnSqlite: Scenario = {
  name: 'kill -9 on SQLite',
  postgres: false,
  async run(size) {
    const folder = mkdtempSync(join(tmpdir(), 'slp-chaos-'))
    try {
      return await killAndKill(size, { file: join(folder, 'slp-bot.db') }, 1)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** The same with two replicas on one Postgres. */
export const killsOnPostgres: Scenario = {
  name: 'kill -9 on Postgres, two replicas',
  postgres: true,
  run: async (size, postgres) => killAndKill(size, { url: await postgres.freshDatabase() }, 2),
}

/** Milliseconds until the first tick is acknowledged at the latest. */
const FIRST_TICK_WITHIN = 60_000

/** Waits until the first cards stand and have been ticked, so that the bots that die leave ticks behind; not for ever. */
async function firstTick({ ticked }: Ledger): Promise<void> {
  for (let waited = 0; waited < FIRST_TICK_WITHIN && ticked.length === 0; waited += 50) await wait(50)
}

/** Waits until so much more was acknowledged, so that bots die at work; not for ever. */
async function progress({ asked, opened, ticked }: Ledger, more: number): Promise<void> {
  const count = () => asked.length + opened.length + ticked.length
  const enough = count() + more
  for (let waited = 0; waited < PATIENCE && count() < enough; waited += 10) await wait(10)
}

async function killAndKill(
  { full, seed }: { full: boolean; seed: number },
  place: StorePlace,
  replicas: number,
) {
  const town = await buildTown(seed, place, 2)
  try {
    await Promise.all(Array.from({ length: replicas }, () => town.fleet.launch()))
    const work = town.work(40)
    await firstTick(town.ledger)
    const kills = full ? KILLS.full : KILLS.small
    // as many as there are replicas die on their own, each again and again
    let left = kills
    await Promise.all(
      Array.from({ length: replicas }, async () => {
        while (left > 0) {
          left--
          await wait(town.random.int(300))
          await progress(town.ledger, town.random.int(MORE))
          const bot = town.random.pick(town.fleet.up)
          await town.fleet.replace(bot)
        }
      }),
    )
    await work.stop()
    const store = await openStore(place)
    const verdict = await check(town, store)
    await store.close()
    const untested = town.ledger.ticked.length === 0 ? 1 : 0
    return { figures: { kills, ...figuresOf(town) }, bad: wrongIn({ ...verdict, untested }) }
  } finally {
    await town.close()
  }
}
