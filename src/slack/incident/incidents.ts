import { LRUCache } from 'lru-cache'
import type { Engine } from '../../engine.ts'
import { atWorkOnly } from '../../incident/at-work-only.ts'
import { type IncidentEvent, sizeOfEvents } from '../../incident/event.ts'
import type { Incident } from '../../incident/incident.ts'
import type { WorkingHours } from '../../incident/working-hours.ts'
import type { IncidentRow, Store } from '../../store/store.ts'
import type { Card } from '../delivery/send-row.ts'
import { renderCard } from './card.ts'
import type { CardView } from './card-view.ts'
import { headlineBefore } from './shown.ts'

/** Characters of all kept views, as JSON, and of their pastes together; in memory they take some times as much. */
const SIZE_AT_MOST = 24 * 1024 * 1024

/** Deadlines are told in days and hours: a view may be as old as this, in milliseconds. */
const OLD = 10 * 60 * 1000

/** Incidents as they are shown, recomputed from their events and kept while nothing happens. */
export type Incidents = {
  /** The view of an incident, or what it would be if it had `events`. */
  view: (id: string, events?: readonly IncidentEvent[]) => Promise<Incident>
  /** Takes in what has been reduced already. */
  keep: (id: string, events: readonly IncidentEvent[], view: Incident) => void
  /** What its card and its checklist are rendered from; undefined where it is gone. */
  shown: (id: string) => Promise<CardView | undefined>
  /** Its card as it is to stand in Slack now; undefined where it is gone. */
  card: (id: string) => Promise<Card | undefined>
}

/**
 * What isn't in the events. `hears`: whether a thread's messages reach the bot without a mention; `hoursOf`: when
 * somebody is at work, as far as that is known.
 */
export type Surroundings = {
  hears: (channel: string) => boolean | Promise<boolean>
  hoursOf: (user: string | undefined) => WorkingHours
}

type Kept = { events: readonly IncidentEvent[]; at: string; by: string; view: Incident }

/** The newest view of each incident, as far as there is room; what another replica adds makes it another. */
export function createIncidents(
  store: Store,
  engine: Engine,
  now: () => string,
  { hears, hoursOf }: Surroundings,
): Incidents {
  const kept = new LRUCache<string, Kept>({ maxSize: SIZE_AT_MOST, sizeCalculation: sizeOf })

  async function view(id: string, given?: readonly IncidentEvent[]): Promise<Incident> {
    const events = given ?? (await store.incidents.events(id))
    const at = now()
    const found = kept.get(id)
    const by = engine.knowledge.version
    const isOfNow = found?.by === by && Date.parse(at) - Date.parse(found.at) < OLD
    if (found && isOfNow && isSame(found.events, events)) return found.view
    const reduced = await engine.reduce(events, at, id)
    const row = await store.incidents.byId(id)
    const hours = row && (await store.channels.hours(row.team, row.channel))
    const fresh = atWorkOnly(reduced, hours ?? hoursOf(reduced.owner?.by ?? reduced.people.at(-1)), at)
    kept.set(id, { events, at, by, view: fresh })
    return fresh
  }

  async function shownOf(row: IncidentRow): Promise<CardView> {
    const { id, number, channel } = row
    const [incident, reminders, heard] = await Promise.all([view(id), store.reminders.of(id), hears(channel)])
    const before = headlineBefore(row)
    return {
      id,
      number,
      incident,
      reminders,
      hears: heard,
      ...(before !== undefined && { before }),
    }
  }

  return {
    view,
    keep(id, events, fresh) {
      kept.set(id, { events, at: now(), by: engine.knowledge.version, view: fresh })
    },
    async shown(id) {
      const row = await store.incidents.byId(id)
      return row && shownOf(row)
    },
    async card(id) {
      const row = await store.incidents.byId(id)
      return row && { message: renderCard(await shownOf(row), engine.knowledge), ts: row.cardTs }
    },
  }
}

function sizeOf({ events, view }: Kept): number {
  return sizeOfEvents(events) + JSON.stringify(view).length
}

/** A blanked paste is another event of the same number, and so may be one that was planned and never came. */
function isSame(one: readonly IncidentEvent[], other: readonly IncidentEvent[]): boolean {
  return one.length === other.length && one.every((event, at) => isSameEvent(event, other[at]))
}

function isSameEvent(one: IncidentEvent, other: IncidentEvent | undefined): boolean {
  if (one === other) return true
  if (one.kind === 'pasted' && other?.kind === 'pasted') return one.text === other.text && one.at === other.at
  return JSON.stringify(one) === JSON.stringify(other)
}
