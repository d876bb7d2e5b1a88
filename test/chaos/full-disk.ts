import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../src/store/open-store.ts'
import { check, figuresOf } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown } from './town.ts'

/** Pages that the file may grow by, and deliveries that have to be refused before there is room again. */
const PAGES = 25
const REFUSED = { full: 200, small: 30 }

/** The disk is full (`PRAGMA max_page_count` plays it): what is acknowledged is committed, all else comes again. */
export const fullDisk: Scenario = {
  name: 'disk full',
  postgres: false,
  async run({ full, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'slp-chaos-'))
    const place = { file: join(folder, 'slp-bot.db') }
    const town = await buildTown(seed, place, 1)
    try {
      await (await openStore(place)).close()
      const pages = Number(
        new DatabaseSync(place.file, { readOnly: true }).prepare('pragma page_count').get()?.page_count,
      )
      const bot = await town.fleet.launch({ place: { ...place, pagesAtMost: pages + PAGES } })
      const work = town.work(40)
      const enough = full ? REFUSED.full : REFUSED.small
      while (town.street.figures.refused < enough) await wait(50)
      const acknowledgedWhenFull = town.street.figures.acknowledged
      await town.fleet.replace(bot)
      await wait(1500)
      await work.stop()
      const store = await openStore(place)
      const verdict = await check(town, store)
      await store.close()
      return { figures: { acknowledgedWhenFull, ...figuresOf(town) }, bad: wrongIn(verdict) }
    } finally {
      await town.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
