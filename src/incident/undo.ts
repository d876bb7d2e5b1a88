import type { IncidentEvent } from './event.ts'

/** What somebody may take back: all that people do by a button or a word. A paste is taken back by deleting its message. */
const BY_HAND: readonly IncidentEvent['kind'][] = [
  'chosen',
  'ticked',
  'skipped',
  'reopened',
  'noted',
  'taken',
  'handed',
  'fixed',
  'resolved',
]

/**
 * The events that still hold, in their order: without what was taken back. A step's word that was taken back is followed
 * by the word of before, as a new one: its checkbox has to be drawn anew.
 */
export function standing(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  const gone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.event] : [])))
  if (gone.size === 0) return events
  return events.flatMap((event) => {
    if (gone.has(event.n)) return []
    if (event.kind !== 'undone') return [event]
    const step = stepOf(events.find(({ n }) => n === event.event))
    if (step === undefined) return []
    const { n, at, by } = event
    const before = events.findLast(
      (each) => each.n < event.event && !gone.has(each.n) && stepOf(each) === step,
    )
    return [before ? { ...before, n, at } : { kind: 'reopened' as const, n, at, by, step }]
  })
}

/** What somebody did last by hand and hasn't taken back: one event, or those that one tap brought about; the last first. */
export function lastDoneBy(events: readonly IncidentEvent[], by: string): IncidentEvent[] {
  const gone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.event] : [])))
  const own = events.filter((each) => each.by === by && BY_HAND.includes(each.kind) && !gone.has(each.n))
  const last = own.at(-1)
  return own.filter(({ at }) => at === last?.at).reverse()
}

function stepOf(event: IncidentEvent | undefined): string | undefined {
  const isStep = event?.kind === 'ticked' || event?.kind === 'skipped' || event?.kind === 'reopened'
  return isStep ? event.step : undefined
}
