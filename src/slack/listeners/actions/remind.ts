import { randomUUID } from 'node:crypto'
import type { ButtonAction } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { later } from '../../incident/duration.ts'
import { readRef } from '../../incident/refs.ts'
import { type CardArgs, changeByClick } from './incident-click.ts'

/** "Remind me": sets a reminder for when a clock of the card is over. */
export async function onRemind(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  const wanted = readRef(action.value)
  await changeByClick(args, desk, wanted?.id, ({ row, incident, at }) => {
    const clock = incident.clocks.find(({ id }) => id === wanted?.rest)
    const due = clock?.wait && later(at, clock.wait)
    if (!clock || !due) return 'no-longer'
    const reminder = {
      id: randomUUID(),
      incident: row.id,
      due,
      clock: clock.id,
      by: body.user.id,
      ask: clock.ask,
    }
    return { also: (calls) => calls.reminders.set(reminder) }
  })
}

/** Takes a reminder back. */
export async function onCancelReminder(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  const wanted = readRef(action.value)
  await changeByClick(args, desk, wanted?.id, ({ row }) => ({
    also: async (calls) => {
      const set = await calls.reminders.of(row.id)
      if (set.some(({ id }) => id === wanted?.rest)) await calls.reminders.take(wanted?.rest ?? '')
    },
  }))
}
