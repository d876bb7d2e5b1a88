import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { LRUCache } from 'lru-cache'

/** SQLite's word for "somebody else writes". */
const SQLITE_BUSY = 5

/** Milliseconds that SQLite itself waits for another process, which keeps everything else here waiting. */
const BUSY_TIMEOUT = 20

/** Milliseconds that we wait, with pauses in which the rest goes on. */
const BUSY_AT_MOST = 5000

/** Statements that are kept prepared. */
const PREPARED_AT_MOST = 200

/** `file`: a path or `:memory:`. `pagesAtMost`: SQLite's `max_page_count`, which plays a full disk. */
export type SqliteFile = { file: string; pagesAtMost?: number | undefined }

/** SQLite rolls back changes of tables too; kysely's own adapter doesn't rely on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** kysely over Node's own SQLite: one connection, whose transactions take the write lock at their beginning. */
export function createSqliteDialect(options: SqliteFile): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(options),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function createDriver({ file, pagesAtMost }: SqliteFile): Driver {
  const turns = createTurns()
  let database: DatabaseSync | undefined
  let connection: DatabaseConnection | undefined
  return {
    async init() {
      database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT })
      connection = createConnection(database)
      if (file !== ':memory:') await run(connection, 'pragma journal_mode = wal')
      await run(connection, 'pragma synchronous = full')
      // what is deleted is overwritten, not only let go of
      await run(connection, 'pragma secure_delete = on')
      if (pagesAtMost) await run(connection, `pragma max_page_count = ${pagesAtMost}`)
    },
    async acquireConnection() {
      await turns.take()
      if (!connection) throw new Error('the database is not open')
      return connection
    },
    async releaseConnection() {
      turns.pass()
    },
    beginTransaction: (own) => run(own, 'begin immediate'),
    commitTransaction: (own) => run(own, 'commit'),
    async rollbackTransaction(own) {
      // a full disk has rolled back already
      if (database?.isTransaction) await run(own, 'rollback')
    },
    async destroy() {
      database?.close()
      database = undefined
    },
  }
}

async function run(connection: DatabaseConnection, sql: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(sql))
}

/** Whoever comes first is first; the one connection is one's own until it is passed on. */
function createTurns(): { take: () => Promise<void>; pass: () => void } {
  const waiting: (() => void)[] = []
  let taken = false
  return {
    async take() {
      if (taken) await new Promise<void>((resolve) => waiting.push(resolve))
      taken = true
    },
    pass() {
      const next = waiting.shift()
      if (next) next()
      else taken = false
    },
  }
}

function createConnection(database: DatabaseSync): DatabaseConnection {
  const prepared = new LRUCache<string, StatementSync>({ max: PREPARED_AT_MOST })

  function statementOf(sql: string): StatementSync {
    const known = prepared.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }

  function execute<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const statement = statementOf(sql)
    const values = parameters.map(sqliteValue)
    if (statement.columns().length > 0) {
      const rows = statement.all(...values) as Row[]
      return { rows, numAffectedRows: BigInt(rows.length) }
    }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
  }

  return {
    async executeQuery<Row>(query: CompiledQuery) {
      const until = Date.now() + BUSY_AT_MOST
      for (;;) {
        try {
          return execute<Row>(query)
        } catch (error) {
          const busy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
          if (!busy || database.isTransaction || Date.now() > until) throw error
          await wait(5 + Math.random() * 20)
        }
      }
    },
    async *streamQuery() {
      yield* []
      throw new Error('nothing here reads in streams')
    },
  }
}

function sqliteValue(value: unknown): string | number | bigint | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  if (value === null || value === undefined) return null
  throw new TypeError('the tables hold text and numbers')
}
