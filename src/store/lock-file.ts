import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../errors.ts'
import { storeError } from './store-error.ts'

/** Holds a file for this process alone. */
export type Lock = { release: () => void }

/**
 * Locks a database for one bot: a second SQLite file beside it, in which an exclusive transaction stays open. The
 * operating system lets go of it when the process ends, however it ends.
 * @throws StoreError where another process has it.
 */
export function lockFile(database: string): Lock {
  const holder = open(`${database}.lock`)
  try {
    holder.exec('begin exclusive')
  } catch (error) {
    holder.close()
    const told = storeError(error)
    if (told.why !== 'busy') throw told
    throw new StoreError(
      'locked',
      `another slp-bot runs on ${database}: stop it, or give each its own DATA_DIR; several on one store need DATABASE_URL`,
    )
  }
  return { release: () => holder.close() }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw storeError(error)
  }
}
