import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Dialect, Kysely, type MigrationProvider, Migrator, sql } from 'kysely'
import type { Logger } from 'pino'
import { StoreError } from '../errors.ts'
import { createCalls } from './calls.ts'
import { type Database, type Engine, timeText } from './database.ts'
import { withStoreErrors } from './dialect-with-errors.ts'
import { createEventCache } from './event-cache.ts'
import { type Lock, lockFile } from './lock-file.ts'
import { migrationsFor } from './migrations.ts'
import { createPostgresDialect } from './postgres-dialect.ts'
import { createRecordCalls } from './record-calls.ts'
import { createSqliteDialect, type SqliteFile } from './sqlite-dialect.ts'
import type { Store, StoreCalls } from './store.ts'
import { storeError } from './store-error.ts'
import type { Tables } from './tables.ts'

/** Milliseconds in which Slack may still take what a bot that died had sent; after that it can be looked for there. */
const SETTLES_WITHIN = 5000

/** Attempts at a transaction that crossed another one. */
const TRIES = 5

/**
 * `file`: SQLite, a path or `:memory:`; `alone`: for the bot, which is the only one on its file, where terminal
 * commands read and write beside it. `url`: Postgres, for any number of bots.
 */
export type StorePlace = (SqliteFile & { alone?: boolean }) | { url: string }

/**
 * Opens the store and brings its tables up to date.
 * @throws StoreError that says in one line what keeps it from being used.
 */
export async function openStore(place: StorePlace, log?: Logger): Promise<Store> {
  const lock = 'file' in place ? prepareFile(place) : undefined
  const engine: Engine = 'url' in place ? 'postgres' : 'sqlite'
  let db: Kysely<Tables> | undefined
  try {
    db = new Kysely<Tables>({ dialect: withStoreErrors(await dialectOf(place, log)) })
    await migrate({ engine, db })
    if (lock) await takeOver(db)
    return storeOver({ engine, db }, lock)
  } catch (error) {
    await db?.destroy().catch(() => {})
    lock?.release()
    throw storeError(error)
  }
}

/** Whoever had something in hand is gone, since only one may be on a file: what it had is free. */
async function takeOver(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('inbox').set({ held_until: null }).where('done_at', 'is', null).execute()
  const settled = timeText(new Date(Date.now() + SETTLES_WITHIN).toISOString())
  await db
    .updateTable('outbox')
    .set({ lease_until: settled })
    .where('status', '=', 'sending')
    .where('lease_until', '>', settled)
    .execute()
}

function prepareFile({ file, alone }: SqliteFile & { alone?: boolean }): Lock | undefined {
  if (file === ':memory:') return undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StoreError('unwritable', `${dirname(file)} can't be made: check DATA_DIR and its rights`, {
      cause: error,
    })
  }
  const lock = `${file}.lock`
  for (const each of [file, `${file}-wal`, `${file}-shm`, lock]) {
    hideFile(each, each === file || (alone === true && each === lock))
  }
  return alone ? lockFile(file) : undefined
}

/** Lets the file's owner alone read it, in whatever folder it is; SQLite gives its journals the same rights. */
function hideFile(file: string, make: boolean): void {
  try {
    if (make) closeSync(openSync(file, 'a', 0o600))
    if (statSync(file).isFile()) chmodSync(file, 0o600)
  } catch {
    // it isn't there, or isn't ours: whoever opens it says so
  }
}

function dialectOf(place: StorePlace, log: Logger | undefined): Promise<Dialect> | Dialect {
  return 'url' in place ? createPostgresDialect(place.url, log) : createSqliteDialect(place)
}

async function migrate({ engine, db }: Database): Promise<void> {
  const migrations = migrationsFor(engine)
  const provider: MigrationProvider = { getMigrations: async () => migrations }
  const migrator = new Migrator({ db, provider })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && error.message.startsWith('corrupted migrations'))
    throw new StoreError('newer', 'the database was made by a newer version of slp-bot: use that version', {
      cause: error,
    })
  throw error
}

function storeOver(database: Database, lock: Lock | undefined): Store {
  const { engine, db } = database
  const listeners: (() => void)[] = []
  const cache = createEventCache()
  const told = () => {
    for (const listener of listeners) listener()
  }
  return {
    ...createCalls(database, cache, told),
    records: createRecordCalls(database),
    async transaction<Result>(work: (calls: StoreCalls) => Promise<Result>) {
      for (let tries = 1; ; tries++) {
        let queued = false
        const note = () => {
          queued = true
        }
        try {
          const result = await db
            .transaction()
            .execute((own) => work(createCalls({ engine, db: own }, cache, note)))
          if (queued) told()
          return result
        } catch (error) {
          const crossed = error instanceof StoreError && error.why === 'busy' && engine === 'postgres'
          if (!crossed || tries === TRIES) throw error
        }
      }
    },
    async shred() {
      if (engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db)
    },
    onQueued(listener) {
      listeners.push(listener)
    },
    async close() {
      await db.destroy()
      lock?.release()
    },
  }
}
