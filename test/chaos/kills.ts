import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import { check, figuresOf } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown, type Ledger } from './town.ts'

/** Times that a bot is killed. */
const KILLS = { full: 200, small: 5 }

/** Milliseconds that a bot may take to something worth being killed in. */
const PATIENCE = 4000

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

/** Waits until something more was acknowledged, so that bots die at work; not for ever. */
async function progress({ asked, opened, ticked }: Ledger): Promise<void> {
  const count = () => asked.length + opened.length + ticked.length
  const before = count()
  for (let waited = 0; waited < PATIENCE && count() === before; waited += 20) await wait(20)
}

async function killAndKill(
  { full, seed }: { full: boolean; seed: number },
  place: StorePlace,
  replicas: number,
) {
  const town = await buildTown(seed, place, replicas + 1)
  try {
    await Promise.all(Array.from({ length: replicas }, () => town.fleet.launch()))
    const work = town.work(full ? 40 : 25)
    const kills = full ? KILLS.full : KILLS.small
    // as many as there are replicas die on their own, each again and again
    let left = kills
    await Promise.all(
      Array.from({ length: replicas }, async () => {
        while (left > 0) {
          left--
          await wait(20 + town.random.int(800))
          await progress(town.ledger)
          const bot = town.random.pick(town.fleet.up)
          await town.fleet.replace(bot)
        }
      }),
    )
    await work.stop()
    const store = await openStore(place)
    const verdict = await check(town, store)
    await store.close()
    return { figures: { kills, ...figuresOf(town) }, bad: wrongIn(verdict) }
  } finally {
    await town.close()
  }
}
