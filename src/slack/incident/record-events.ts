import { randomUUID } from 'node:crypto'
import type { NewEvent } from '../../incident/event.ts'
import type { Incident } from '../../incident/incident.ts'
import type { IncidentRow, StoreCalls } from '../../store/store.ts'
import type { SlackMessage } from '../blocks.ts'
import type { EphemeralBody, PostBody, SignalBody } from '../delivery/outbox-bodies.ts'
import { namesOf } from './find-incident.ts'
import { Overtaken } from './settle.ts'
import { shownNow } from './shown.ts'
import { type Signal, signalOf } from './signal.ts'

/**
 * What is to be recorded of an incident: its events, and what it is without and with them. None where what it holds
 * already says something else since.
 */
export type Change = { row: IncidentRow; events: readonly NewEvent[]; before: Incident; after: Incident }

/**
 * Records events of an incident in a transaction: the events, its head, the reminders that they bring or make needless,
 * and the card, which is edited in place; gives its key in the outbox.
 * @throws Overtaken where the incident has got further since the change was planned.
 */
export async function recordEvents(
  calls: StoreCalls,
  { row, events, before, after }: Change,
  at: string,
): Promise<string> {
  const now = await calls.incidents.byId(row.id)
  if (now?.last !== row.last) throw new Overtaken()
  if (events.length > 0) await calls.incidents.append(row.id, events)
  await calls.incidents.update(row.id, {
    status: after.status,
    ...(events.length > 0 && { changedAt: at }),
    ...namesOf(after),
    shown: shownNow(now, before, after),
  })
  await keepReminders(calls, row.id, after, at)
  await queueSignal(calls, row, signalOf(before), signalOf(after), at)
  return queueCard(calls, { ...row, last: row.last + events.length }, at)
}

/** Queues the card: posted where there is none, else edited. Gives the key that it has in the outbox, if it is new. */
export async function queueCard(calls: StoreCalls, row: IncidentRow, at: string): Promise<string> {
  const { id, team, channel, thread } = row
  const key = `card ${id} ${randomUUID()}`
  await calls.outbox.enqueue({ key, kind: 'card', team, channel, thread, incident: id, body: '' }, at)
  return key
}

/** Queues the reaction that shows how an incident stands, where another one showed it before. */
export async function queueSignal(
  calls: StoreCalls,
  { id, team, channel, thread }: IncidentRow,
  before: Signal | undefined,
  after: Signal,
  at: string,
): Promise<void> {
  if (before === after) return
  const key = `signal ${id} ${randomUUID()}`
  const body = JSON.stringify({ add: after, ...(before && { remove: before }) } satisfies SignalBody)
  await calls.outbox.enqueue({ key, kind: 'signal', team, channel, thread, incident: id, body }, at)
}

/** Where a reply goes, and the key that it is queued under once. */
type Place = { key: string; team: string; channel: string; thread: string | undefined; incident?: string }

/** Queues a reply in a thread. */
export async function queuePost(
  calls: StoreCalls,
  { incident, ...where }: Place,
  message: PostBody,
  at: string,
): Promise<void> {
  await calls.outbox.enqueue({ ...where, kind: 'post', incident, body: JSON.stringify(message) }, at)
}

/** Queues a reply in a thread that one person sees. */
export async function queueAside(
  calls: StoreCalls,
  { incident, ...where }: Place,
  user: string,
  message: SlackMessage,
  at: string,
): Promise<void> {
  const body = JSON.stringify({ user, message } satisfies EphemeralBody)
  await calls.outbox.enqueue({ ...where, kind: 'ephemeral', incident, body }, at)
}

/**
 * The reminders that nobody asked for: set where a clock runs from a known time, cancelled, with those that people
 * set for that clock, where the evidence has stopped it.
 */
export async function keepReminders(
  calls: StoreCalls,
  incident: string,
  after: Incident,
  at: string,
): Promise<void> {
  if (after.status === 'resolved') {
    await calls.reminders.cancel(incident)
    return
  }
  const set = await calls.reminders.of(incident)
  const running = after.clocks.map(({ id }) => id)
  const needless = new Set(set.flatMap(({ clock }) => (clock && !running.includes(clock) ? clock : [])))
  for (const clock of needless) await calls.reminders.cancel(incident, clock)
  for (const { id: clock, due, ask } of after.clocks) {
    const own = set.filter((each) => each.clock === clock)
    const outdated = own.filter((each) => each.by === 'bot' && each.due !== due)
    for (const { id } of outdated) await calls.reminders.take(id)
    if (!due || due <= at || own.length > outdated.length) continue
    await calls.reminders.set({ id: `${incident} ${clock} ${due}`, incident, due, clock, by: 'bot', ask })
  }
}
