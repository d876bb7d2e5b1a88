import { LRUCache } from 'lru-cache'
import { type IncidentEvent, sizeOfEvents } from '../incident/event.ts'

/** Characters of the events of all incidents that are kept together. */
const SIZE_AT_MOST = 32 * 1024 * 1024

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
    maxSize: SIZE_AT_MOST,
    sizeCalculation: ({ events }) => sizeOfEvents(events),
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
