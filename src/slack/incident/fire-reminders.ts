import { STATUS } from '../../diagnosis/collect.ts'
import { isUrgent } from '../../incident/at-work-only.ts'
import type { Incident } from '../../incident/incident.ts'
import { atWork } from '../../incident/working-hours.ts'
import { say } from '../../reply/say.ts'
import type { IncidentRow, ReminderRow } from '../../store/store.ts'
import { code, line, rich } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { IncidentDesk } from '../desk.ts'
import { asMessage } from '../notice.ts'
import { footer } from './footer.ts'
import { queueCard, queuePost } from './record-events.ts'
import { person } from './who.ts'

/** Reminders that are taken up at once. */
const AT_ONCE = 50

/** A reminder that is so late was held up by something; it says so. Milliseconds. */
const LATE = 5 * 60 * 1000

/** Posts every reminder that is due, each once, whoever else does the same; gives how many it posted. */
export async function fireReminders(desk: IncidentDesk): Promise<number> {
  const { store, now } = desk
  let fired = 0
  for (;;) {
    const due = await store.reminders.due(now(), AT_ONCE)
    for (const reminder of due) if (await fire(desk, reminder)) fired++
    if (due.length < AT_ONCE) return fired
  }
}

async function fire(desk: IncidentDesk, reminder: ReminderRow): Promise<boolean> {
  const { store, now } = desk
  const row = await store.incidents.byId(reminder.incident)
  const incident = row && (await desk.incidents.view(row.id))
  const at = now()
  const later = incident && (await laterThan(at, reminder, { row, incident }, desk))
  return store.transaction(async (calls) => {
    if (!(await calls.reminders.take(reminder.id))) return false
    if (!row || incident?.status !== 'open') return false
    if (later) {
      await calls.reminders.set({ ...reminder, due: later })
      return false
    }
    const { id, clock, by } = reminder
    await calls.incidents.append(row.id, [
      { kind: 'reminded', at, by, reminder: id, ...(clock && { clock }) },
    ])
    const { team, channel, thread } = row
    const place = { key: `reminder ${id}`, team, channel, thread, incident: row.id }
    await queuePost(calls, place, reminderMessage(desk, reminder, row, incident, at), at)
    const fresh = await calls.incidents.byId(row.id)
    if (fresh) await queueCard(calls, fresh, at)
    return true
  })
}

/** When a reminder that nobody asked for is better sent, where nobody is at work now and it isn't urgent. */
async function laterThan(
  at: string,
  { by }: ReminderRow,
  { row, incident }: { row: IncidentRow; incident: Incident },
  { people, store }: IncidentDesk,
): Promise<string | undefined> {
  if (by !== 'bot' || isUrgent(incident, at)) return undefined
  const hours =
    (await store.channels.hours(row.team, row.channel)) ??
    (await people.hoursOf(incident.owner?.by ?? incident.people.at(-1)))
  const morning = atWork(at, hours)
  return morning > at ? morning : undefined
}

/** Asks for exactly one output. Who set the reminder is named, which is all the pinging that it does. */
function reminderMessage(
  { engine: { knowledge } }: IncidentDesk,
  { clock, by, due, ask }: ReminderRow,
  { number }: IncidentRow,
  { clocks, answer }: Incident,
  at: string,
): SlackMessage {
  const text = clocks.find(({ id }) => id === clock)?.text
  const command = ask ?? answer.ask[0]?.command ?? knowledge.outputs.get(STATUS)?.command
  const key = !command ? 'reminder-plain' : text ? 'reminder-clock' : 'reminder'
  const late = Date.parse(at) - Date.parse(due) > LATE
  return asMessage([
    rich(
      line(
        ...(by === 'bot' || by === 'terminal' ? [] : [person(by, knowledge), ' ']),
        say(knowledge, `card.${key}`, { number }),
        ...(late ? [` ${say(knowledge, 'card.reminder-late')}`] : []),
      ),
      ...(command ? [code([command])] : []),
      ...(text ? [line(`⏱ ${text}`)] : []),
    ),
    footer(number, knowledge),
  ])
}
