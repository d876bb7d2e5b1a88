import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { check, figuresOf } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown } from './town.ts'

/** Times that the database stops, and how long it is away, in milliseconds. */
const STOPS = { full: 10, small: 1 }
const AWAY = 1500

/** Postgres stops at once and starts again, under load: no acknowledgement without a commit, nothing twice. */
export const databaseAway: Scenario = {
  name: 'Postgres stopped and started',
  postgres: true,
  async run({ full, seed }, postgres) {
    const { halt, resume } = postgres
    if (!halt || !resume) return { figures: { skipped: 'DATABASE_URL_TEST is not ours to stop' }, bad: {} }
    const place = { url: await postgres.freshDatabase() }
    const town = await buildTown(seed, place, 1)
    try {
      await Promise.all([town.fleet.launch(), town.fleet.launch()])
      const work = town.work(40)
      const stops = full ? STOPS.full : STOPS.small
      let acknowledgedWhenAway = 0
      for (let turn = 0; turn < stops; turn++) {
        await wait(1500 + town.random.int(1000))
        await halt()
        // what was committed a moment before may still be acknowledged
        await wait(300)
        const { acknowledged } = town.street.figures
        await wait(AWAY)
        acknowledgedWhenAway += town.street.figures.acknowledged - acknowledged
        await resume()
      }
      await wait(1500)
      await work.stop()
      const store = await openStore(place)
      const verdict = await check(town, store)
      await store.close()
      return { figures: { stops, acknowledgedWhenAway, ...figuresOf(town) }, bad: wrongIn(verdict) }
    } finally {
      await town.close()
    }
  },
}
