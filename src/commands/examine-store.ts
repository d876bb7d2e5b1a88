import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { StoreError } from '../errors.ts'
import { openStore } from '../store/open-store.ts'
import type { OutboxRow, Store } from '../store/store.ts'
import { storePlace } from '../store/store-place.ts'
import type { Finding } from './finding.ts'

/** Dead letters that are told one by one. */
const TOLD = 10

/** Whether the store can be used, what waits in it, and what could not be said in Slack. */
export async function examineStore(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Finding[]> {
  const place = storePlace(config)
  if ('file' in place && !existsSync(place.file))
    return [{ state: 'missing', text: `store: ${place.file} is made at the first start` }]
  let store: Store | undefined
  try {
    store = await openStore(place)
    const [waiting, unsaid, dead] = [
      await store.inbox.pending(1000),
      await store.outbox.unsent(),
      await store.outbox.deadLetters(1000),
    ]
    const where = 'file' in place ? place.file : 'Postgres'
    return [
      { state: 'ok', text: `store: ${where}; ${waiting.length} deliveries and ${unsaid} replies wait` },
      ...deadLetters(dead),
    ]
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return [{ state: 'wrong', text: `store: ${error.message}` }]
  } finally {
    await store?.close()
  }
}

function deadLetters(dead: readonly OutboxRow[]): Finding[] {
  if (dead.length === 0) return []
  const many = dead.length >= 1000 ? '1000 or more' : `${dead.length}`
  return [
    { state: 'note', text: `${many} replies could not be posted; the last ones:` },
    ...dead.slice(0, TOLD).map(
      ({ kind, channel, due, lastError }): Finding => ({
        state: 'note',
        text: `  ${due.slice(0, 16).replace('T', ' ')} ${kind} in ${channel}: ${lastError ?? 'unknown'}`,
      }),
    ),
  ]
}
