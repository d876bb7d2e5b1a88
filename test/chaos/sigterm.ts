import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { check, figuresOf } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown } from './town.ts'

/** Times that a bot is told to stop, and what it may take, in milliseconds. */
const STOPS = { full: 20, small: 2 }
const OUT_WITHIN = 12_000

/** SIGTERM while there is much to do: out in time, with 0, and nothing lost. */
export const sigtermUnderLoad: Scenario = {
  name: 'SIGTERM under load',
  postgres: false,
  async run({ full, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'slp-chaos-'))
    const place = { file: join(folder, 'slp-bot.db') }
    const town = await buildTown(seed, place, 1)
    try {
      const work = town.work(40)
      const stops = full ? STOPS.full : STOPS.small
      let [slowest, late, unclean] = [0, 0, 0]
      for (let turn = 0; turn < stops; turn++) {
        const bot = await town.fleet.launch()
        await wait(500 + town.random.int(1500))
        town.fleet.up.splice(town.fleet.up.indexOf(bot), 1)
        const told = Date.now()
        bot.child.kill('SIGTERM')
        const code = await bot.ended
        const took = Date.now() - told
        slowest = Math.max(slowest, took)
        if (took > OUT_WITHIN) late++
        if (code !== 0) unclean++
      }
      await town.fleet.launch()
      await work.stop()
      const store = await openStore(place)
      const verdict = await check(town, store)
      await store.close()
      return {
        figures: { stops, slowestMs: slowest, ...figuresOf(town) },
        bad: wrongIn({ ...verdict, late, unclean }),
      }
    } finally {
      await town.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
