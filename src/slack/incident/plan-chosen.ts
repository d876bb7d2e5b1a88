import { choiceOf } from '../../incident/choice-of.ts'
import type { NewEvent } from '../../incident/event.ts'
import type { StoreCalls } from '../../store/store.ts'
import type { Desk } from '../desk.ts'
import { type Pasted, pastedEvent } from './message-plan.ts'
import type { Change } from './record-events.ts'
import { viewWith } from './view-with.ts'

/**
 * What a model chose for a question in the thread of an incident, as events of it: the question, and the choice, which
 * isn't asked for again. Undefined where no model chose, or where the thread is no incident's.
 */
export async function planChosen(desk: Desk, pasted: Pasted, calls: StoreCalls): Promise<Change | undefined> {
  const choice = choiceOf(pasted.answer)
  const row = choice && (await calls.incidents.byThread(pasted.team, pasted.channel, pasted.thread))
  if (!row) return undefined
  const at = desk.now()
  const known = await calls.incidents.events(row.id)
  const before = await desk.incidents.view(row.id, known)
  const events: NewEvent[] = [
    await pastedEvent(desk, pasted, at),
    { kind: 'chosen-by-model', at, by: 'bot', choice },
  ]
  const after = await viewWith(desk, row.id, known, events)
  return { row: { ...row, last: known.length }, events, before, after }
}
