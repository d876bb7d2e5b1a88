import type { Desk } from '../desk.ts'
import { messageClaim } from '../message-claim.ts'

/**
 * Takes back what a paste has opened whose card Slack refused for good: an incident that nobody can see would count
 * what comes later, and remind nobody. One that has a card stays. Asked again for the same message, the bot
 * tries again. Whether there was one.
 */
export async function withdraw(
  { store }: Desk,
  message: { team: string; channel: string; ts: string },
  key: string,
): Promise<boolean> {
  const said = await store.outbox.byKey(key)
  const row = said?.incident === undefined ? undefined : await store.incidents.byId(said.incident)
  if (!row || row.cardTs !== undefined) return false
  await store.records.forgetIncident(row.id)
  await store.claims.release(messageClaim(message))
  return true
}
