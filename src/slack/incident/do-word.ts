import { randomUUID } from 'node:crypto'
import type { NewEvent } from '../../incident/event.ts'
import { lastDoneBy } from '../../incident/undo.ts'
import { isUserId } from '../../incident/user-id.ts'
import { OFFICE_HOURS, type WorkingHours } from '../../incident/working-hours.ts'
import { say, type Values } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import type { IncidentRow, StoreCalls } from '../../store/store.ts'
import { withoutSecrets } from '../../text/secrets.ts'
import { line, rich } from '../blocks/rich.ts'
import type { SlackMessage } from '../blocks.ts'
import type { UploadBody } from '../delivery/outbox-bodies.ts'
import type { IncidentDesk } from '../desk.ts'
import { asMessage } from '../notice.ts'
import { changeIncident, type Decision, type Found } from './change-incident.ts'
import { catchUpMessages, filesOf, handedMessage, statusMessage, undoneMessage } from './hand-over.ts'
import { nextMessage } from './next-message.ts'
import { readWhen } from './read-when.ts'
import { queuePost } from './record-events.ts'
import type { Delivery } from './settle.ts'
import { moment } from './who.ts'
import type { Spoken } from './words.ts'

// to @U024BE7LH: what is said with it
const HAND_OVER =
  /^(?:to\s+)?(?:@?(?<to>[UW][A-Z0-9]{2,20}|nobody|anybody|anyone))\b[\s:,.]*(?<note>[\s\S]*)$/

/** Somebody's word about an incident. `files`: where a file that they asked for goes. */
export type Asked = {
  row: IncidentRow
  spoken: Spoken
  by: string
  delivery: Delivery
  files: { channel: string; thread: string | undefined }
  /** Says something in the same transaction; absent where only the asker is to see it. */
  post?: (calls: StoreCalls, message: SlackMessage, at: string) => Promise<void>
}

/** What is said, to whoever asked or in the thread. */
type Said = { messages: SlackMessage[]; decision?: Decision }

/**
 * Does what somebody said about an incident, once a delivery. Gives what is to be shown to them, where it isn't
 * posted; nothing where the delivery was done before.
 */
export async function doWord(desk: IncidentDesk, asked: Asked): Promise<SlackMessage[]> {
  const { row, delivery, post, spoken } = asked
  // a file is read outside Slack
  const asFile = spoken.word === 'tac' || spoken.word === 'timeline'
  const nameOf = await desk.people.namesOf(asFile ? await peopleOf(desk, row.id) : [])
  const hours = spoken.word === 'remind' ? await desk.people.hoursOf(asked.by) : OFFICE_HOURS
  let shown: SlackMessage[] = []
  let done = false
  await changeIncident(desk, delivery, row, (found) => {
    const { messages, decision = {} } = answerTo(desk, asked, found, { nameOf, hours })
    shown = post ? [] : messages
    return {
      quiet: !decision.events && !decision.also,
      ...decision,
      async also(calls, at) {
        done = true
        await decision.also?.(calls, at)
        for (const message of messages) await post?.(calls, message, at)
      },
    }
  })
  return done ? shown : []
}

async function peopleOf({ store }: IncidentDesk, id: string): Promise<string[]> {
  return (await store.incidents.events(id)).map(({ by }) => by)
}

/** What Slack tells of people: how they are called, and when the asker is at work. */
type OfPeople = { nameOf: (id: string) => string; hours: WorkingHours }

function answerTo(desk: IncidentDesk, asked: Asked, found: Found, { nameOf, hours }: OfPeople): Said {
  const { knowledge } = desk.engine
  const { row, incident, at } = found
  const { spoken, by } = asked
  const { number } = row
  const sentence = (key: string, values: Values = {}): SlackMessage[] => [
    asMessage([rich(line(say(knowledge, `card.${key}`, { number, ...values })))]),
  ]
  switch (spoken.word) {
    case 'status':
      return { messages: [statusMessage(found, knowledge)] }
    case 'next':
      return { messages: [nextMessage(number, incident, knowledge)] }
    case 'catchup':
      return { messages: catchUpMessages(found, knowledge) }
    case 'tac':
      return {
        messages: sentence('in-thread'),
        decision: { events: [{ kind: 'escalated', at, by }], also: files('tac', desk, asked, found, nameOf) },
      }
    case 'timeline':
      return {
        messages: sentence('in-thread'),
        decision: { quiet: true, also: files('timeline', desk, asked, found, nameOf) },
      }
    case 'resolve': {
      if (incident.status === 'resolved') return { messages: sentence('resolved-already') }
      const how = incident.closing ? 'evidence' : 'hand'
      return { messages: sentence('resolved-now'), decision: { events: [{ kind: 'resolved', at, by, how }] } }
    }
    case 'reopen':
      if (incident.status === 'open') return { messages: sentence('open-still') }
      return { messages: sentence('reopened-now'), decision: { events: [{ kind: 'reopened', at, by }] } }
    case 'note': {
      const { text } = withoutSecrets(spoken.rest)
      if (!text) return { messages: sentence('note-what') }
      return { messages: sentence('noted'), decision: { events: [{ kind: 'noted', at, by, text }] } }
    }
    case 'remind':
      return remind(desk, asked, found, hours)
    case 'handover':
      return handOver(asked, found, sentence, knowledge)
    case 'undo': {
      const last = lastDoneBy(found.events, by)
      if (last.length === 0) return { messages: sentence('nothing-to-undo') }
      const events = last.map(({ n }) => ({ kind: 'undone' as const, at, by, event: n }))
      return { messages: [undoneMessage(found, last, knowledge)], decision: { events } }
    }
  }
}

/** `to @bert: the proxy team looks into it`, as it is typed behind the word; `nobody` lets it go. */
function handOver(
  { spoken, by, post, delivery }: Asked,
  found: Found,
  sentence: (key: string) => SlackMessage[],
  knowledge: IncidentDesk['engine']['knowledge'],
): Said {
  const { to, note } = HAND_OVER.exec(spoken.rest)?.groups ?? {}
  if (to === undefined) return { messages: sentence('hand-over-who') }
  const words = withoutSecrets(note ?? '').text.trim()
  const change = { by, ...(isUserId(to) && { to }), ...(words && { note: words }) }
  const message = handedMessage(found, change, knowledge)
  const decision: Decision = { events: handedEvents(change, found.at) }
  if (post) return { messages: [message], decision }
  // whoever it is handed to reads it in the thread
  return { messages: sentence('handed-now'), decision: { ...decision, also: tell(found, message, delivery) } }
}

/** A hand-over: to whom, if to somebody, and what is said with it. */
export type HandedOver = { by: string; to?: string; note?: string }

/** The events of a hand-over. */
export function handedEvents({ by, to, note }: HandedOver, at: string): NewEvent[] {
  return [
    { kind: 'handed', at, by, ...(to !== undefined && { to }) },
    ...(note ? [{ kind: 'noted' as const, at, by, text: note }] : []),
  ]
}

/** Says something in the thread of an incident, once a delivery. */
export function tell(
  { row: { id: incident, team, channel, thread } }: Pick<Found, 'row'>,
  message: SlackMessage,
  { claim }: Pick<Delivery, 'claim'>,
): NonNullable<Decision['also']> {
  return (calls, at) =>
    queuePost(calls, { key: `told ${claim}`, team, channel, thread, incident }, message, at)
}

/** Queues the files, to the thread or to where they were asked for. */
function files(
  what: 'tac' | 'timeline',
  { engine }: IncidentDesk,
  { files: { channel, thread }, delivery, by }: Asked,
  found: Found,
  nameOf: (id: string) => string,
): NonNullable<Decision['also']> {
  const { row } = found
  const made = filesOf(what, found, nameOf, engine.knowledge)
  return async (calls, at) => {
    for (const body of made) {
      const key = `file ${body.name} ${delivery.claim}`
      const place = { key, team: row.team, channel, thread, incident: row.id }
      const asked = { ...body, ...(isUserId(by) && { by }) } satisfies UploadBody
      await calls.outbox.enqueue({ ...place, kind: 'upload', body: JSON.stringify(asked) }, at)
    }
  }
}

function remind(
  { engine: { knowledge } }: IncidentDesk,
  { spoken, by }: Asked,
  { row, incident, at }: Found,
  hours: WorkingHours,
): Said {
  const when = readWhen(spoken.rest, at, hours)
  if (!when) return { messages: [asMessage([rich(line(say(knowledge, 'card.remind-what')))])] }
  const { due, duration } = when
  const ask = incident.answer.first.paste[0]
  const reminder = { id: randomUUID(), incident: row.id, due, clock: undefined, by, ask }
  const { number } = row
  const said = duration
    ? line(say(knowledge, 'card.reminded-later', { number, wait: wait(knowledge, duration) }))
    : line(say(knowledge, 'card.reminded-at', { number }), moment(due))
  return {
    messages: [asMessage([rich(said)])],
    decision: { also: (calls) => calls.reminders.set(reminder) },
  }
}
