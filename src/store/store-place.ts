import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { StorePlace } from './open-store.ts'

/** The file in `DATA_DIR`. */
const FILE = 'slp-bot.db'

/** Where the settings say that the store is. */
export function storePlace({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): StorePlace {
  return databaseUrl ? { url: databaseUrl } : { file: join(dataDir, FILE) }
}
