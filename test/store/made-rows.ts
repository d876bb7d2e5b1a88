import type { NewEvent } from '../../src/incident/event.ts'
import type { NewOutboxRow, Store } from '../../src/store/store.ts'

/** A time so many seconds after the beginning of the story, before it where negative. */
export function at(seconds = 0): string {
  return new Date(Date.UTC(2026, 10, 24, 2, 0, 0) + seconds * 1000).toISOString()
}

/** What somebody pasted. Constructed. */
export function pasted(text: string, ts = '1.1', seconds = 0): NewEvent {
  return { kind: 'pasted', at: at(seconds), by: 'U1', text, removed: [], from: { channel: 'C1', ts } }
}

/** A step that was done. */
export function ticked(step: string, by = 'U1', seconds = 0): NewEvent {
  return { kind: 'ticked', at: at(seconds), by, step }
}

/** A reply that is to go out. */
export function reply(key: string, more: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    key,
    kind: 'post',
    team: 'T1',
    channel: 'C1',
    thread: '1.1',
    incident: undefined,
    body: '{"text":"hello"}',
    ...more,
  }
}

/** Opens an incident with one paste. */
export function openIncident(
  store: Pick<Store, 'incidents'>,
  id: string,
  more: Partial<Parameters<Store['incidents']['open']>[0]> = {},
  events: readonly NewEvent[] = [pasted('a line')],
) {
  return store.incidents.open(
    {
      id,
      team: 'T1',
      channel: 'C1',
      thread: `thread of ${id}`,
      openedAt: at(),
      changedAt: at(),
      devices: [],
      failures: [],
      ...more,
    },
    events,
  )
}
