import type { IncidentEvent } from './event.ts'
import type { Incident } from './incident.ts'
import { isUserId } from './user-id.ts'

/** What the events say of the incident itself: when it opened, whether it is over, who took part, what was noted. */
export function findStatus(
  events: readonly IncidentEvent[],
  at: string,
): Pick<
  Incident,
  | 'status'
  | 'last'
  | 'openedAt'
  | 'changedAt'
  | 'reopenedAt'
  | 'resolved'
  | 'owner'
  | 'fixed'
  | 'notes'
  | 'escalated'
  | 'people'
  | 'removed'
> {
  const resolved = events.findLast(({ kind }) => kind === 'resolved')
  const reopened = events.findLast((event) => event.kind === 'reopened' && event.step === undefined)
  const escalated = events.findLast(({ kind }) => kind === 'escalated')
  const over = resolved?.kind === 'resolved' && !(reopened && reopened.n > resolved.n) ? resolved : undefined
  const owner = ownerOf(events)
  const fixed = events.findLast((event) => event.kind === 'fixed' && !(reopened && reopened.n > event.n))
  const people = events.map(({ by }) => by).filter(isUserId)
  return {
    status: over ? 'resolved' : 'open',
    last: events.at(-1)?.n ?? 0,
    openedAt: events[0]?.at ?? at,
    changedAt: events.at(-1)?.at ?? at,
    ...(reopened && { reopenedAt: reopened.at }),
    ...(over && { resolved: { by: over.by, at: over.at, how: over.how } }),
    ...(owner && { owner }),
    ...(fixed?.kind === 'fixed' && { fixed: { by: fixed.by, at: fixed.at, fix: fixed.fix } }),
    notes: events.flatMap((event) =>
      event.kind === 'noted' ? [{ by: event.by, at: event.at, text: event.text }] : [],
    ),
    ...(escalated && { escalated: { by: escalated.by, at: escalated.at } }),
    people: [...new Set(people)],
    removed: events.flatMap((event) => (event.kind === 'pasted' ? event.removed : [])),
  }
}

/** Who has it: the last who took it, or whom it was handed to. */
function ownerOf(events: readonly IncidentEvent[]): Incident['owner'] {
  const last = events.findLast(({ kind }) => kind === 'taken' || kind === 'handed')
  const by = last?.kind === 'handed' ? last.to : last?.by
  return last && by !== undefined ? { by, at: last.at } : undefined
}
