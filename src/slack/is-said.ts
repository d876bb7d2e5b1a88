import { setTimeout as wait } from 'node:timers/promises'
import type { Desk } from './desk.ts'

/** How long somebody who asked waits for what is queued, in milliseconds. */
const WAIT_AT_MOST = 4000

const LOOK_EVERY = 100

/** A channel where the bot may not post now, by its settings: it tries on, and whoever asked waits for nothing. */
const RESTRICTED = 'restricted_action'

/**
 * Whether what was queued under a key is said, or will be: false where Slack has refused it for good, in a channel
 * that the bot isn't in, say.
 */
export async function isSaid({ store }: Desk, key: string): Promise<boolean> {
  for (let waited = 0; waited < WAIT_AT_MOST; waited += LOOK_EVERY) {
    const row = await store.outbox.byKey(key)
    // what isn't there goes out with what waited before it
    if (!row || row.status === 'sent') return true
    if (row.status === 'dead' || row.lastError?.startsWith(RESTRICTED)) return false
    await wait(LOOK_EVERY)
  }
  return true
}
