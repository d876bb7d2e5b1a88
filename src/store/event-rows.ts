import type { Kysely } from 'kysely'
import { StoreError } from '../errors.ts'
import { IncidentEvent, type NewEvent } from '../incident/event.ts'
import type { Tables } from './tables.ts'

/** Writes events behind the first `before` ones of an incident; gives them with their numbers. */
export async function writeEvents(
  db: Kysely<Tables>,
  id: string,
  events: readonly NewEvent[],
  before: number,
): Promise<IncidentEvent[]> {
  const numbered = events.map((event, at) => ({ ...event, n: before + at + 1 }) as IncidentEvent)
  const rows = numbered.map((event) => {
    const { n, ...body } = event
    const from = event.kind === 'pasted' ? event.from : undefined
    return {
      incident: id,
      n,
      body: JSON.stringify(body),
      by_whom: event.by,
      from_channel: from?.channel ?? null,
      from_ts: from?.ts ?? null,
    }
  })
  if (rows.length > 0) await db.insertInto('incident_event').values(rows).execute()
  return numbered
}

/** Writes an event anew in its place, which is a change of the incident. */
export async function rewriteEvent(
  db: Kysely<Tables>,
  incident: string,
  { n, ...body }: IncidentEvent,
): Promise<void> {
  await db
    .updateTable('incident_event')
    .set({ body: JSON.stringify(body), by_whom: body.by })
    .where('incident', '=', incident)
    .where('n', '=', n)
    .execute()
  await db
    .updateTable('incident')
    .set((column) => ({ revision: column('revision', '+', 1), shown: null }))
    .where('id', '=', incident)
    .execute()
}

/**
 * An event as it was written.
 * @throws StoreError where this version doesn't know its like.
 */
export function eventOf(incident: string, n: number, body: string): IncidentEvent {
  const read = IncidentEvent.safeParse({ ...JSON.parse(body), n })
  if (read.success) return read.data
  throw new StoreError('newer', `event ${n} of incident ${incident} is none that this version knows`)
}

/** For `like`: what stands in the event by which an incident was handed to that user; no id has a sign that `like` reads. */
export function handedTo(user: string): string {
  return `%"to":"${user}"%`
}
