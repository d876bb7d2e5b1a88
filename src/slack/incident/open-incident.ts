import { randomUUID } from 'node:crypto'
import type { StoreCalls } from '../../store/store.ts'
import { findIncident, namesOf } from './find-incident.ts'
import type { PastePlan } from './message-plan.ts'
import { keepReminders, queueCard, queueSignal } from './record-events.ts'
import { Overtaken } from './settle.ts'
import { shownNow } from './shown.ts'
import { signalOf } from './signal.ts'

/**
 * Opens an incident in a thread, with its card; gives its id, and the card's key in the outbox.
 * @throws Overtaken where meanwhile one was opened that the paste belongs to.
 */
export async function openIncident(
  calls: StoreCalls,
  { event, after }: PastePlan & { does: 'open' },
  place: { team: string; channel: string; thread: string },
  at: string,
): Promise<{ id: string; key: string }> {
  const { team, channel, thread } = place
  // of two that open one in a channel at once, the second finds what the first has opened
  await calls.incidents.lock(team, channel)
  if (await calls.incidents.byThread(team, channel, thread)) throw new Overtaken()
  if (await findIncident(calls, place, after, at)) throw new Overtaken()
  const head = { id: randomUUID(), ...place, openedAt: at, changedAt: at, ...namesOf(after) }
  const row = await calls.incidents.open(head, [event])
  await calls.incidents.update(row.id, { shown: shownNow(row, after, after) })
  await keepReminders(calls, row.id, after, at)
  await queueSignal(calls, row, undefined, signalOf(after), at)
  return { id: row.id, key: await queueCard(calls, row, at) }
}
