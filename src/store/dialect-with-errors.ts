import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import { storeError } from './store-error.ts'

/**
 * A dialect whose errors are StoreErrors, and that takes NUL out of what is written, which Postgres refuses and no
 * text needs.
 */
export function withStoreErrors(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => wrapDriver(dialect.createDriver()),
  }
}

function wrapDriver(driver: Driver): Driver {
  const wrapped = new Map<DatabaseConnection, DatabaseConnection>()
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>()

  function wrap(connection: DatabaseConnection): DatabaseConnection {
    const outer: DatabaseConnection = {
      executeQuery: <Row>(query: CompiledQuery) => told(connection.executeQuery<Row>(withoutNul(query))),
      streamQuery: <Row>(query: CompiledQuery, size?: number): AsyncIterableIterator<QueryResult<Row>> =>
        connection.streamQuery<Row>(query, size),
    }
    wrapped.set(connection, outer)
    inner.set(outer, connection)
    return outer
  }

  const innerOf = (outer: DatabaseConnection) => inner.get(outer) ?? outer
  return {
    init: () => told(driver.init()),
    async acquireConnection() {
      const connection = await told(driver.acquireConnection())
      return wrapped.get(connection) ?? wrap(connection)
    },
    beginTransaction: (outer, settings) => told(driver.beginTransaction(innerOf(outer), settings)),
    commitTransaction: (outer) => told(driver.commitTransaction(innerOf(outer))),
    rollbackTransaction: (outer) => told(driver.rollbackTransaction(innerOf(outer))),
    releaseConnection: (outer) => driver.releaseConnection(innerOf(outer)),
    destroy: () => driver.destroy(),
  }
}

async function told<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw storeError(error)
  }
}

function withoutNul(query: CompiledQuery): CompiledQuery {
  const parameters = query.parameters.map((each) =>
    typeof each === 'string' ? each.replaceAll('\0', '') : each,
  )
  return { ...query, parameters }
}
