import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { type SeededRandom, seededRandom } from '../evidence/seeded-random.ts'
import { hasPostgres, startPostgres } from '../store/start-postgres.ts'
import { fillStore, incidentId, SPREAD } from './fill-store.ts'

const SIZES = [1000, 1_000_000]
const TURNS = 400

/** How many times dearer a call may be with a million incidents than with a thousand. */
const AT_MOST = 3

type Turn = (store: Store, random: SeededRandom, incidents: number, turn: number) => Promise<unknown>

const AT = '2026-11-24T02:00:00.000Z'
const LATER = '2026-11-24T02:10:00.000Z'

const CALLS: Record<string, Turn> = {
  'look up by number': (store, random, incidents) =>
    store.incidents.byNumber('T1', 1 + random.int(incidents)),
  'look up by thread': (store, random, incidents) => {
    const number = 1 + random.int(incidents)
    return store.incidents.byThread('T1', `C${number % SPREAD.channels}`, `1700.${number}`)
  },
  'look up by device': (store, random, incidents) => {
    const number = 1 + random.int(incidents)
    const devices = Math.round(incidents / SPREAD.devicesShare)
    return store.incidents.ofDevice('T1', `C${number % SPREAD.channels}`, `leaf-${number % devices}`, AT)
  },
  'look up by failure': (store, random) =>
    store.incidents.ofFailure('T1', `C${random.int(SPREAD.channels)}`, `f${random.int(SPREAD.failures)}`, AT),
  'open ones of a channel': (store, random) =>
    store.incidents.openIn('T1', `C${random.int(SPREAD.channels)}`, 10),
  'open ones of all': (store) => store.incidents.openIn(undefined, undefined, 10),
  events: (store, random, incidents) => store.incidents.events(incidentId(1 + random.int(incidents))),
  append: (store, random, incidents) =>
    store.incidents.append(incidentId(1 + random.int(incidents)), [
      { kind: 'ticked', at: AT, by: 'U1', step: 'ping-in-vrf' },
    ]),
  open: (store, _, __, turn) =>
    store.incidents.open(
      {
        id: `new ${turn}`,
        team: 'T1',
        channel: 'C1',
        thread: `new ${turn}`,
        openedAt: AT,
        changedAt: AT,
        devices: ['leaf-1'],
        failures: ['f1'],
      },
      [{ kind: 'noted', at: AT, by: 'U1', text: 'it fails' }],
    ),
  'a delivery and its reply': (store, _, __, turn) =>
    store.transaction(async (calls) => {
      await calls.inbox.accept({ id: `new ${turn}`, kind: 'event', body: '{}', receivedAt: AT })
      await calls.inbox.done(`new ${turn}`, AT)
      await calls.claims.take(`new ${turn}`, AT)
      const row = { kind: 'post', team: 'T1', channel: 'C1', thread: '1.1', incident: undefined } as const
      await calls.outbox.enqueue({ key: `new ${turn}`, ...row, body: '{}' }, AT)
    }),
  'claim and send': async (store) => {
    const row = await store.outbox.claim('bench', AT, LATER)
    if (row) await store.outbox.sent(row.id, 'bench', '1.1', AT)
  },
  'reminders that are due': (store) => store.reminders.due(AT, 50),
}

/** What each call costs with a thousand and with a million incidents, on SQLite and on Postgres. */
export async function benchStore(): Promise<void> {
  let failed = false
  const folder = mkdtempSync(join(tmpdir(), 'slp-bench-'))
  failed = !(await compare('SQLite', async (size) => ({ file: join(folder, `${size}.db`) }))) || failed
  rmSync(folder, { recursive: true, force: true })
  if (hasPostgres()) {
    const postgres = await startPostgres()
    failed = !(await compare('Postgres', async () => ({ url: await postgres.freshDatabase() }))) || failed
    await postgres.stop()
  }
  if (failed) process.exitCode = 1
}

async function compare(name: string, placeOf: (size: number) => Promise<StorePlace>): Promise<boolean> {
  const stores: Store[] = []
  for (const size of SIZES) {
    const place = await placeOf(size)
    await (await openStore(place)).close()
    const begun = performance.now()
    await fillStore(place, size)
    console.log(`${name}: ${size} incidents, written in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    stores.push(await openStore(place))
  }
  let good = true
  for (const [what, call] of Object.entries(CALLS)) {
    const [few = 0, many = 0] = await medians(stores, call)
    const ratio = many / few
    if (ratio > AT_MOST) good = false
    const verdict = ratio > AT_MOST ? `  more than ${AT_MOST} times` : ''
    console.log(
      `  ${what.padEnd(26)} ${few.toFixed(3)} ms  ${many.toFixed(3)} ms  x ${ratio.toFixed(2)}${verdict}`,
    )
  }
  for (const store of stores) await store.close()
  return good
}

/** The median of a call on each store; they take turns, so that whatever else the machine does troubles both. */
async function medians(stores: readonly Store[], call: Turn): Promise<number[]> {
  const random = seededRandom(7)
  const times = stores.map((): number[] => [])
  for (let turn = 0; turn < TURNS; turn++)
    for (const [at, store] of stores.entries()) {
      const begun = performance.now()
      await call(store, random, SIZES[at] ?? 0, turn)
      times[at]?.push(performance.now() - begun)
    }
  return times.map((each) => each.toSorted((one, other) => one - other)[TURNS / 2] ?? 0)
}
