import type { IncidentEvent } from './event.ts'

/** What somebody pasted, as it is kept. */
export type PastedWords = Pick<Extract<IncidentEvent, { kind: 'pasted' }>, 'text' | 'removed'>

/** A paste with what its message says since, in its old place; blanked where that is nothing. */
export function reworded(event: IncidentEvent, said: PastedWords | undefined): IncidentEvent {
  if (event.kind !== 'pasted' || !said) return withoutText(event)
  const { blanked: _, ...rest } = event
  return { ...rest, ...said }
}

/** An event in which somebody who is forgotten is `somebody`; their own words are gone. */
export function withoutPerson(event: IncidentEvent, user: string, somebody: string): IncidentEvent {
  const own = event.by === user ? { ...withoutText(event), by: somebody } : event
  return own.kind === 'handed' && own.to === user ? { ...own, to: somebody } : own
}

/** An event without the words that somebody gave it. */
export function withoutText(event: IncidentEvent): IncidentEvent {
  switch (event.kind) {
    case 'pasted':
      return { ...event, text: '', removed: [], blanked: true }
    case 'noted':
      return { ...event, text: '' }
    case 'skipped':
      return { ...event, reason: '' }
    case 'fixed': {
      const { words: _, ...fix } = event.fix
      return { ...event, fix }
    }
    default:
      return event
  }
}
