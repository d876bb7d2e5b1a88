import type { Logger } from 'pino'
import type { Store } from '../../store/store.ts'

const DAY = 24 * 60 * 60 * 1000

/** Days that rows are kept after they were worked off or sent; Slack delivers again for some minutes only. */
const KEPT = { inbox: 7, outbox: 30, claims: 30, answers: 1 }

/** Deletes what is past its time. `keepDays`: of resolved incidents, for ever where undefined. */
export async function tidyUp(
  { store, now, log }: { store: Store; now: () => string; log: Logger },
  keepDays: number | undefined,
): Promise<void> {
  const ago = (days: number) => new Date(Date.parse(now()) - days * DAY).toISOString()
  await store.answers.prune(ago(KEPT.answers))
  const deleted = await store.records.prune({
    inbox: ago(KEPT.inbox),
    outbox: ago(KEPT.outbox),
    claims: ago(KEPT.claims),
    incidents: keepDays === undefined ? undefined : ago(keepDays),
  })
  await store.shred()
  if (Object.values(deleted).some(Boolean)) log.info(deleted, 'old rows are deleted')
}
