import type { IncidentEvent, NewEvent } from '../../incident/event.ts'
import type { Incident } from '../../incident/incident.ts'
import type { IncidentDesk } from '../desk.ts'

/** What an incident is with events that are to come behind the `known` ones. */
export function viewWith(
  { incidents }: Pick<IncidentDesk, 'incidents'>,
  id: string,
  known: readonly IncidentEvent[],
  events: readonly NewEvent[],
): Promise<Incident> {
  const numbered = events.map((each, index) => ({ ...each, n: known.length + 1 + index }) as IncidentEvent)
  return incidents.view(id, [...known, ...numbered])
}
