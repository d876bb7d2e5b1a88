import { LRUCache } from 'lru-cache'
import type { IncidentEvent } from '../incident/event.ts'

/** Events of all incidents that are kept together. */
const EVENTS_AT_MOST = 20_000

/**
 * Events of hot incidents, by incident and revision: what another replica adds has another revision, so nothing needs
 * to be told of.
 */
export type EventCache = {
  find: (incident: string, revision: number) => IncidentEvent[] | undefined
  keep: (incident: string, revision: number, events: readonly IncidentEvent[]) => void
}

/** An empty one. What it gives is a copy of the list, not of the events. */
export function createEventCache(): EventCache {
  const kept = new LRUCache<string, { revision: number; events: readonly IncidentEvent[] }>({
    maxSize: EVENTS_AT_MOST,
    sizeCalculation: ({ events }) => events.length + 1,
  })
  return {
    find(incident, revision) {
      const found = kept.get(incident)
      return found?.revision === revision ? [...found.events] : undefined
    },
    keep(incident, revision, events) {
      kept.set(incident, { revision, events: [...events] })
    },
  }
}
