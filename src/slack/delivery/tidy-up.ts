import type { Logger } from 'pino'
import type { Store } from '../../store/store.ts'

const DAY = 24 * 60 * 60 * 1000

/** Days that rows are kept after they were worked off or sent; Slack delivers again for some minutes only. */
const KEPT = { inbox: 7, outbox: 30, claims: 30 }

/** Deletes what is past its time. `keepDays`: of resolved incidents, for ever where undefined. */
export async function tidyUp(store: Store, keepDays: number | undefined, log: Logger): Promise<void> {
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()
  const deleted = await store.records.prune({
    inbox: ago(KEPT.inbox),
    outbox: ago(KEPT.outbox),
    claims: ago(KEPT.claims),
    incidents: keepDays === undefined ? undefined : ago(keepDays),
  })
  if (Object.values(deleted).some(Boolean)) log.info(deleted, 'old rows are deleted')
}
