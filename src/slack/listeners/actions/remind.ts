import { randomUUID } from 'node:crypto'
import type { ButtonAction } from '@slack/bolt'
import { nextMorning } from '../../../incident/working-hours.ts'
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

/** "Remind me at 9:00": the next working day's morning of whoever pressed it, in their own zone. */
export async function onRemindAtNine(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  await remindAtNine(args, readRef(action.value)?.id, desk)
}

/** Sets that reminder. */
export async function remindAtNine(args: CardArgs, id: string | undefined, desk: Desk): Promise<void> {
  const by = args.body.user.id
  const hours = await desk.people.hoursOf(by)
  await changeByClick(args, desk, id, ({ row, incident, at }) => {
    const due = nextMorning(at, hours)
    const ask = incident.answer.first.paste[0]
    const reminder = { id: randomUUID(), incident: row.id, due, clock: undefined, by, ask }
    return { also: (calls) => calls.reminders.set(reminder) }
  })
}

/** Takes a reminder back. */
export async function onCancelReminder(args: CardArgs<ButtonAction>, desk: Desk): Promise<void> {
  const { ack, action } = args
  await ack()
  const wanted = readRef(action.value)
  await cancelReminder(args, wanted?.id, wanted?.rest, desk)
}

/** Takes back the reminder of that id, or, without one, those that people have set. */
export async function cancelReminder(
  args: CardArgs,
  id: string | undefined,
  reminder: string | undefined,
  desk: Desk,
): Promise<void> {
  await changeByClick(args, desk, id, ({ row }) => ({
    also: async (calls) => {
      const set = await calls.reminders.of(row.id)
      const meant = set.filter((each) => (reminder === undefined ? each.by !== 'bot' : each.id === reminder))
      for (const each of meant) await calls.reminders.take(each.id)
    },
  }))
}
