import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StoreError } from '../../src/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { ROOT } from '../conventions/sources.ts'
import { fastFolder } from './fast-folder.ts'
import { at, openIncident, pasted, reply } from './made-rows.ts'
import { freePort, hasPostgres, type Postgres, startPostgres } from './start-postgres.ts'

const withPostgres = hasPostgres()

/** Why it can't be opened, or what it refuses. */
async function refusal(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StoreError)) throw new Error(`no StoreError, but ${error}`)
  expect(error.message).not.toContain('\n')
  return error
}

describe('a SQLite file', () => {
  let folder: string
  beforeAll(() => {
    folder = fastFolder()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** A process that opens the file as the bot does, and says so. */
  async function startOwner(file: string) {
    const code = `import { openStore } from ${JSON.stringify(join(ROOT, 'src/store/open-store.ts'))}
      await openStore({ file: ${JSON.stringify(file)}, alone: true })
      console.log('open')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code])
    await once(child.stdout, 'data')
    return child
  }

  test('is made, with its folder, for its owner alone', async () => {
    const file = join(folder, 'deep', 'down', 'a.db')
    const store = await openStore({ file, alone: true })
    expect(existsSync(file)).toBe(true)
    expect(statSync(join(folder, 'deep', 'down')).mode & 0o077).toBe(0)
    await store.close()
  })

  test('keeps everything over a restart', async () => {
    const file = join(folder, 'again.db')
    const first = await openStore({ file, alone: true })
    await openIncident(first, 'a')
    await first.outbox.enqueue(reply('r'), at())
    await first.close()
    const second = await openStore({ file, alone: true })
    expect((await second.incidents.events('a')).length).toBe(1)
    expect(await second.outbox.unsent()).toBe(1)
    await second.close()
  })

  test('has one bot, in this process or another; kill -9 lets go of it', async () => {
    const file = join(folder, 'locked.db')
    const owner = await startOwner(file)
    const error = await refusal(openStore({ file, alone: true }))
    expect(error.why).toBe('locked')
    expect(error.message).toBe(
      `another slp-bot runs on ${file}: stop it, or give each its own DATA_DIR; several on one store need DATABASE_URL`,
    )
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const store = await openStore({ file, alone: true })
    expect((await refusal(openStore({ file, alone: true }))).why).toBe('locked')
    await store.close()
    await (await openStore({ file, alone: true })).close()
  })

  test('what a bot that died had in hand is free at the next start, not at a command of the terminal', async () => {
    const file = join(folder, 'held.db')
    const row = { id: 'event Ev1', kind: 'event', body: '{}', receivedAt: at() }
    const first = await openStore({ file, alone: true })
    await first.inbox.accept(row, at(60))
    await first.close()
    const beside = await openStore({ file })
    expect(await beside.inbox.pending(9, at(1))).toEqual([])
    await beside.close()
    const second = await openStore({ file, alone: true })
    expect(await second.inbox.pending(9, at(1))).toEqual([row])
    await second.close()
  })

  test('what it was sending is looked at five seconds after the start, not when its lease ends', async () => {
    const file = join(folder, 'sending.db')
    const from = Date.now()
    const iso = (seconds: number) => new Date(from + seconds * 1000).toISOString()
    const first = await openStore({ file, alone: true })
    await first.outbox.enqueue(reply('a'), iso(0))
    expect((await first.outbox.claim('dead', iso(0), iso(600)))?.key).toBe('a')
    await first.close()
    const beside = await openStore({ file })
    expect(await beside.outbox.claim('me', iso(60), iso(90))).toBeUndefined()
    await beside.close()
    const second = await openStore({ file, alone: true })
    expect(await second.outbox.claim('me', iso(1), iso(90))).toBeUndefined()
    expect(await second.outbox.claim('me', iso(60), iso(90))).toMatchObject({ key: 'a', attempts: 2 })
    await second.close()
  })

  test('terminal commands read and write beside the bot', async () => {
    const file = join(folder, 'beside.db')
    const owner = await startOwner(file)
    const store = await openStore({ file })
    await openIncident(store, 'a')
    expect((await store.incidents.events('a')).length).toBe(1)
    await store.close()
    owner.kill('SIGKILL')
    await once(owner, 'exit')
  })

  test('opened by several for the first time is made once', async () => {
    const file = join(folder, 'together.db')
    const stores = await Promise.all([openStore({ file }), openStore({ file }), openStore({ file })])
    await Promise.all(stores.map((store, turn) => openIncident(store, `i${turn}`)))
    expect((await stores[0]?.incidents.openIn('T1', 'C1', 9))?.length).toBe(3)
    for (const store of stores) await store.close()
  })

  test('waits while another program writes, and goes on', async () => {
    const file = join(folder, 'busy.db')
    const store = await openStore({ file, alone: true })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    const taking = store.claims.take('a', at())
    let turns = 0
    const counter = setInterval(() => turns++, 10)
    await new Promise((resolve) => setTimeout(resolve, 300))
    other.exec('commit')
    expect(await taking).toBe(true)
    clearInterval(counter)
    expect(turns).toBeGreaterThan(1)
    other.close()
    await store.close()
  })

  test('that may not grow: nothing is half there, and it goes on once there is room', async () => {
    const file = join(folder, 'full.db')
    const before = await openStore({ file })
    await openIncident(before, 'a')
    await before.close()
    const pages = new DatabaseSync(file).prepare('pragma page_count').get()?.page_count
    const store = await openStore({ file, pagesAtMost: Number(pages) + 20 })
    const work = (text: string) =>
      store.transaction(async (calls) => {
        await calls.claims.take('a', at())
        await calls.incidents.append('a', [pasted(text)])
      })
    const error = await refusal(work('x'.repeat(1_000_000)))
    expect([error.why, error.message]).toEqual([
      'full',
      'the disk is full, or the database may not grow: make room',
    ])
    expect((await store.incidents.events('a')).length).toBe(1)
    expect(await store.claims.taken('a')).toBe(false)
    await work('short')
    expect((await store.incidents.events('a')).length).toBe(2)
    await store.close()
  })

  test('of a newer version is left alone', async () => {
    const file = join(folder, 'newer.db')
    await (await openStore({ file })).close()
    const raw = new DatabaseSync(file)
    raw.exec("insert into kysely_migration values ('999-later', '2027-01-01T00:00:00.000Z')")
    raw.close()
    const error = await refusal(openStore({ file, alone: true }))
    expect([error.why, error.message]).toEqual([
      'newer',
      'the database was made by a newer version of slp-bot: use that version',
    ])
  })

  test('that is no database, or that nobody may write, is one clear sentence', async () => {
    const nonsense = join(folder, 'nonsense.db')
    writeFileSync(nonsense, 'this is a letter to grandmother, and no database at all'.repeat(100))
    expect((await refusal(openStore({ file: nonsense }))).message).toBe(
      'the database file is none: another program has written it',
    )
    expect((await refusal(openStore({ file: join(nonsense, 'slp.db'), alone: true }))).message).toBe(
      `${nonsense} can't be made: check DATA_DIR and its rights`,
    )
    expect((await refusal(openStore({ file: folder }))).message).toBe(
      "the database can't be opened: check DATA_DIR, its owner and its rights",
    )
  })

  test.skipIf(process.getuid?.() === 0)('without the right to write is one clear sentence', async () => {
    const file = join(folder, 'readonly.db')
    await (await openStore({ file })).close()
    chmodSync(file, 0o400)
    expect((await refusal(openStore({ file }))).why).toBe('unwritable')
  })
})

describe.skipIf(!withPostgres)('Postgres', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('several that start at once make the tables once', async () => {
    const url = await postgres.freshDatabase()
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url })))
    await Promise.all(stores.map((store, turn) => openIncident(store, `i${turn}`)))
    expect((await stores[0]?.incidents.openIn('T1', 'C1', 9))?.length).toBe(3)
    for (const store of stores) await store.close()
  })

  test('a server that is not there, a database that is not there, a password that is wrong', async () => {
    const away = await refusal(openStore({ url: `postgres://slp@127.0.0.1:${await freePort()}/slp` }))
    expect([away.why, away.message]).toEqual([
      'away',
      "the database can't be reached: check DATABASE_URL and the server",
    ])
    const url = new URL(await postgres.freshDatabase())
    const none = await refusal(openStore({ url: Object.assign(new URL(url), { pathname: '/none' }).href }))
    expect(none.message).toBe('the database that DATABASE_URL names does not exist')
  })

  test('a newer version has been here', async () => {
    const url = await postgres.freshDatabase()
    const store = await openStore({ url })
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query("insert into kysely_migration values ('999-later', '2027-01-01')")
    await client.end()
    await store.close()
    expect((await refusal(openStore({ url }))).why).toBe('newer')
  })

  test('it stops and starts again: what was committed is there, and it goes on by itself', async ({
    skip,
  }) => {
    const { halt, resume } = postgres
    if (!halt || !resume) return skip('DATABASE_URL_TEST is not ours to stop')
    const store: Store = await openStore({ url: await postgres.freshDatabase() })
    await openIncident(store, 'a')
    await halt()
    expect((await refusal(store.claims.take('x', at()))).why).toBe('away')
    expect((await refusal(store.transaction((calls) => calls.claims.take('x', at())))).why).toBe('away')
    await resume()
    expect(await store.claims.take('x', at())).toBe(true)
    expect((await store.incidents.events('a')).length).toBe(1)
    await store.close()
  })
})
