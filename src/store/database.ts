import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** What stands behind the store. */
export type Engine = 'sqlite' | 'postgres'

/** A way to the tables, inside a transaction or not. */
export type Database = { engine: Engine; db: Kysely<Tables> }

/** Runs `work` in a transaction, or in the one that is under way. */
export function atomically<Result>(
  { db }: Database,
  work: (db: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work)
}

/** A time as the tables have it, so that texts sort as times do. */
export function timeText(at: string): string {
  return new Date(at).toISOString()
}
