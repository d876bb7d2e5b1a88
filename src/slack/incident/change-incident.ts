import type { IncidentEvent, NewEvent } from '../../incident/event.ts'
import type { Incident } from '../../incident/incident.ts'
import type { IncidentRow, StoreCalls } from '../../store/store.ts'
import type { IncidentDesk } from '../desk.ts'
import { queueCard, recordEvents } from './record-events.ts'
import { type Delivery, type Lane, Overtaken, settle } from './settle.ts'
import { viewWith } from './view-with.ts'

/** An incident as somebody finds it who wants to change it. */
export type Found = { row: IncidentRow; incident: Incident; events: readonly IncidentEvent[]; at: string }

/** What is to be done: events to record, and what else belongs into the same transaction. `quiet`: the card stays. */
export type Decision = {
  events?: readonly NewEvent[]
  quiet?: boolean
  also?: (calls: StoreCalls, at: string) => Promise<void>
}

/**
 * Changes an incident for one delivery: what `decide` says of it as it stands, in one transaction, with its card.
 * `decide` may be asked again where somebody else was faster; undefined: nothing is to be done.
 */
export async function changeIncident(
  desk: IncidentDesk,
  delivery: Delivery,
  place: Lane & { id: string },
  decide: (found: Found) => Decision | undefined,
): Promise<void> {
  const { id } = place
  await settle(
    desk,
    place,
    delivery,
    async () => {
      const [row, known] = await Promise.all([desk.store.incidents.byId(id), desk.store.incidents.events(id)])
      if (!row) return undefined
      const at = desk.now()
      const incident = await desk.incidents.view(id, known)
      const decision = decide({ row, incident, events: known, at })
      if (!decision) return undefined
      const { events = [], quiet = false, also } = decision
      const after = events.length > 0 ? await viewWith(desk, id, known, events) : incident
      return { row: { ...row, last: known.length }, events, before: incident, after, quiet, also }
    },
    async (calls, { row, events, before, after, quiet, also }) => {
      const at = desk.now()
      if (events.length > 0) await recordEvents(calls, { row, events, before, after }, at)
      else if (!quiet) {
        const now = await calls.incidents.byId(row.id)
        if (now?.last !== row.last) throw new Overtaken()
        await queueCard(calls, now, at)
      }
      await also?.(calls, at)
    },
  )
}
