import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFile } from '../store/lock-file.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/**
 * An empty store in a folder of its own below DATA_DIR: the conversations of a playground end with it, and what the
 * bot kept of them would speak of messages that are gone. The file stays to be looked at until the next start.
 * @throws StoreError where another playground works on it.
 */
export function openFreshStore(dataDir: string): Promise<Store> {
  const folder = join(dataDir, 'playground')
  const file = join(folder, 'slp-bot.db')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFile(file)
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  lock.release()
  return openStore({ file, alone: true })
}
