import { type Dialect, PostgresDialect } from 'kysely'
import type { Logger } from 'pino'

/** Connections of one process. */
const CONNECTIONS = 10

/** Milliseconds until a connection must stand, so that a database that is away is told of in time. */
const CONNECT_WITHIN = 3000

/** Milliseconds for one query. */
const QUERY_WITHIN = 15_000

/** kysely over a pool of Postgres connections. The driver is loaded here, and only here. */
export async function createPostgresDialect(url: string, log?: Logger): Promise<Dialect> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN,
    query_timeout: QUERY_WITHIN,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    application_name: 'slp-bot',
  })
  // an idle connection that breaks is replaced at the next query, which tells if there is something to tell
  const broke = (error: Error) => log?.warn({ err: error }, 'a connection to the database broke')
  pool.on('error', broke)
  // nor may one that breaks in the middle of a transaction end the process
  pool.on('connect', (client) => client.on('error', broke))
  return new PostgresDialect({ pool })
}
