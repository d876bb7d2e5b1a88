import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { markerOf } from '../../src/slack/delivery/marker.ts'
import { openStore } from '../../src/store/open-store.ts'
import { calm, markerIn } from './check.ts'
import { type Scenario, wrongIn } from './scenario.ts'
import { buildTown } from './town.ts'

/** Reminders, the incidents that they are of, and restarts while they fall due. */
const SIZES = {
  full: { reminders: 1000, incidents: 50, restarts: 8 },
  small: { reminders: 60, incidents: 6, restarts: 2 },
}

/** Milliseconds in which they fall due; a third of them is overdue at the start. */
const SPREAD = { full: 60_000, small: 6000 }
const LATE = 60_000

/** Reminders fall due while the bot is killed and started: each fires once, those in time at most a minute late. */
export const remindersAcrossRestarts: Scenario = {
  name: 'reminders across restarts',
  postgres: false,
  async run({ full, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'slp-chaos-'))
    const place = { file: join(folder, 'slp-bot.db') }
    const town = await buildTown(seed, place, 1)
    const { reminders, incidents, restarts } = full ? SIZES.full : SIZES.small
    const spread = full ? SPREAD.full : SPREAD.small
    const store = await openStore(place)
    try {
      const begun = Date.now()
      const people = [town.slack.person('carol')]
      for (let id = 0; id < incidents; id++) {
        const channel = town.slack.channel(`reminders-${id}`, people)
        const at = new Date(begun).toISOString()
        const thread = people[0]?.post(channel, 'it fails').ts ?? ''
        const row = { id: `i${id}`, team: town.slack.workspace.team, channel: channel.id, thread }
        const text = `2026 Nov 24 02:11:09 leaf-${id} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name`
        await store.incidents.open({ ...row, openedAt: at, changedAt: at, devices: [], failures: [] }, [
          { kind: 'pasted', at, by: 'U1', text, removed: [], from: { channel: channel.id, ts: thread } },
        ])
      }
      const due = new Map<string, number>()
      for (let id = 0; id < reminders; id++) {
        const when = begun - spread / 2 + town.random.int(1.5 * spread)
        due.set(`r${id}`, when)
        await store.reminders.set({
          id: `r${id}`,
          incident: `i${id % incidents}`,
          due: new Date(when).toISOString(),
          clock: undefined,
          by: 'U1',
          ask: undefined,
        })
      }
      const bot = await town.fleet.launch()
      const up = Date.now()
      let last = bot
      for (let turn = 0; turn < restarts; turn++) {
        await wait(spread / restarts / 2 + town.random.int(spread / restarts))
        await town.fleet.replace(last)
        last = town.fleet.up[0] ?? last
      }
      while ((await store.reminders.due(new Date(begun + 2 * spread).toISOString(), 1)).length > 0)
        await wait(200)
      await calm(store)
      const said = new Map<string, number[]>()
      for (const message of [...town.slack.workspace.messages.values()].flat()) {
        const marker = markerIn(message)
        if (marker) said.set(marker, [...(said.get(marker) ?? []), Number(message.ts) * 1000])
      }
      const verdict = { lost: 0, twice: 0, late: 0, early: 0 }
      let latest = 0
      for (const [id, when] of due) {
        const [first, ...more] = said.get(markerOf(`reminder ${id}`)) ?? []
        if (first === undefined) verdict.lost++
        else {
          const lateness = first - Math.max(when, up)
          latest = Math.max(latest, lateness)
          if (lateness > LATE) verdict.late++
          if (first < when) verdict.early++
        }
        verdict.twice += more.length
      }
      return { figures: { reminders, restarts, latestMs: Math.round(latest) }, bad: wrongIn(verdict) }
    } finally {
      await store.close()
      await town.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
