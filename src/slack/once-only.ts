import { createHash } from 'node:crypto'
import type { Desk } from './desk.ts'

/** Claims what somebody typed or clicked, by everything that tells it from the next time: false where it came before. */
export function onceOnly(desk: Desk, marks: readonly (string | undefined)[]): boolean {
  const digest = createHash('sha256').update(JSON.stringify(marks)).digest('base64url')
  return desk.claims.take(digest)
}
