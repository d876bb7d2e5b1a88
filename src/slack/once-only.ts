import { createHash } from 'node:crypto'
import type { Desk } from './desk.ts'

/** Claims what somebody typed or clicked, by everything that tells it from the next time: false where it came before. */
export function onceOnly({ store, now }: Desk, marks: readonly (string | undefined)[]): Promise<boolean> {
  return store.claims.take(claimOf(marks), now())
}

/** The claim of what somebody typed or clicked. */
export function claimOf(marks: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(marks)).digest('base64url')
}
