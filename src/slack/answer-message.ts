import type { webApi } from '@slack/bolt'
import type { Asking } from '../llm/enquiry.ts'
import type { Answer } from '../reply/answer.ts'
import { speaks } from '../reply/speaks.ts'
import type { IncidentRow, StoreCalls } from '../store/store.ts'
import { line, rich, smallPrint } from './blocks/rich.ts'
import { renderSlack, type SlackMessage } from './blocks.ts'
import type { Desk } from './desk.ts'
import { helpMessage, isGreeting } from './help.ts'
import { aboutIncident } from './incident/about-incident.ts'
import { doInThread } from './incident/do-in-thread.ts'
import { type Pasted, type PastePlan, planPaste } from './incident/message-plan.ts'
import { notUnderstood } from './incident/not-understood.ts'
import { openIncident } from './incident/open-incident.ts'
import { planChosen } from './incident/plan-chosen.ts'
import { type Change, queuePost, recordEvents } from './incident/record-events.ts'
import { settle } from './incident/settle.ts'
import { readSaid, readWord, type Spoken } from './incident/words.ts'
import { record, text } from './intake/loose.ts'
import { messageClaim } from './message-claim.ts'
import { asMessage, notice } from './notice.ts'
import { isPointing, rootOf } from './root-of.ts'
import { createThinking } from './thinking.ts'
import { readWholeMessage, type WholeMessage } from './whole-message.ts'

/**
 * A message that may get a reply. `asked`: somebody spoke to the bot. `inbox`: its row there. `whole`: where it has
 * been read before.
 */
export type Incoming = {
  team: string | undefined
  channel: string
  ts: string
  thread?: string | undefined
  message: unknown
  botUser?: string | undefined
  asked: boolean
  inbox?: string | undefined
  whole?: WholeMessage
}

/** Where a reply goes. */
export type Place = { channel: string; thread: string }

type Plan =
  | { message: SlackMessage; change?: Change | undefined }
  | { paste: PastePlan; aside: SlackMessage | undefined }

/**
 * Answers a message of a channel or of a direct conversation in its thread: once, however often and as whatever
 * events it comes. A failure opens an incident or goes into one; what is none gets a reply. Unasked, only where the
 * paste is something that the bot knows at least by name. Gives the key of what it has queued in the outbox.
 */
export function answerMessage(
  desk: Desk,
  client: webApi.WebClient,
  incoming: Incoming,
): Promise<string | undefined> {
  const { team = '', channel, ts } = incoming
  const claim = messageClaim({ team, channel, ts })
  // a mention comes as two events at once
  return desk.turns(claim, () => answerOnce(desk, client, incoming, claim))
}

async function answerOnce(
  desk: Desk,
  client: webApi.WebClient,
  incoming: Incoming,
  claim: string,
): Promise<string | undefined> {
  const { team = '', channel, inbox } = incoming
  if (await desk.store.claims.taken(claim)) {
    if (inbox !== undefined) await desk.store.inbox.done(inbox, desk.now())
    return undefined
  }
  const whole =
    incoming.whole ??
    (await readWholeMessage(incoming, (files) => desk.readFiles(client, files), desk.engine.knowledge))
  const spoken = incoming.asked ? await spokenIn(desk, incoming, whole) : undefined
  if (spoken) return doInThread(desk, incoming, { inbox, claim }, spoken)
  const above = incoming.asked ? await pointedAt(desk, client, incoming, whole) : undefined
  if (above) {
    const key = await answerMessage(desk, client, above)
    await desk.store.claims.take(claim, desk.now())
    return key
  }
  const nothing = incoming.asked ? withoutPaste(whole, incoming, desk) : undefined
  const answer = nothing || whole.empty ? undefined : await answerTo(whole, incoming, client, desk)
  const pasted = answer && pastedOf(incoming, whole, answer)
  return settle(
    desk,
    { team, channel },
    { inbox, claim },
    async (): Promise<Plan | undefined> => {
      if (nothing) return { message: nothing }
      const paste = pasted && (await planPaste(desk, pasted, desk.store))
      if (paste) return { paste, aside: asideOf(whole, incoming.asked) }
      const followed = pasted && ((await aboutIncident(desk, pasted)) ?? (await notUnderstood(desk, pasted)))
      const message = followed ?? (answer && (await answerOf(answer, whole, incoming, desk)))
      if (!message) return undefined
      return { message, change: pasted && (await planChosen(desk, pasted, desk.store)) }
    },
    (calls, plan) => carryOut(calls, plan, incoming, desk),
  )
}

/** A word about the incident whose thread it is said in. */
async function spokenIn(
  { store, engine }: Desk,
  { team = '', channel, thread }: Incoming,
  { words, empty, paste, refused, unfit }: WholeMessage,
): Promise<{ row: IncidentRow; spoken: Spoken } | undefined> {
  const alone = (empty || paste === words) && refused.length + unfit.length === 0
  const spoken = alone ? readSaid(words, engine.knowledge) : readWord(words)
  const row = spoken && thread ? await store.incidents.byThread(team, channel, thread) : undefined
  return spoken && row && { row, spoken }
}

/** The first message of the thread, where somebody says "what is this?" below it, or nothing at all, and it wasn't answered yet. */
async function pointedAt(
  { store, engine }: Desk,
  client: webApi.WebClient,
  { team = '', channel, thread, ts, botUser, inbox }: Incoming,
  { paste, words, empty, refused, unfit }: WholeMessage,
): Promise<Incoming | undefined> {
  const points = empty || (paste === words && isPointing(words, engine.knowledge))
  if (!thread || thread === ts || !points || refused.length + unfit.length > 0) return undefined
  if (await store.claims.taken(messageClaim({ team, channel, ts: thread }))) return undefined
  const message = await rootOf(client, { channel, thread }, botUser)
  return message && { team, channel, ts: thread, thread, message, botUser, asked: true, inbox }
}

/** Replies go in the thread of the message. */
export function placeOf({ channel, ts, thread }: Pick<Incoming, 'channel' | 'ts' | 'thread'>): Place {
  return { channel, thread: thread ?? ts }
}

/** What a message's files keep from being read, as a reply of its own; undefined where there is nothing to say. */
export function refusalMessage({ refused, unfit }: WholeMessage): SlackMessage | undefined {
  const sentences = [...refused, ...unfit]
  return sentences.length > 0 ? asMessage([rich(...sentences.map((each) => line(each)))]) : undefined
}

/** The answer to a message that has been read, with what is to be said about its files. */
export async function explainWhole(
  whole: WholeMessage,
  { asking, ...how }: { from: Incoming; share?: boolean; asking: Asking },
  desk: Desk,
): Promise<SlackMessage | undefined> {
  const { from, share = false } = how
  const answer = await desk.engine.explain(whole.paste, { at: desk.now(), asked: from.asked }, asking)
  return answerOf(answer, whole, from, desk, share)
}

async function answerOf(
  answer: Answer,
  whole: WholeMessage,
  { asked, team = '', channel, ts, message: said }: Incoming,
  { engine, answers }: Desk,
  share = false,
): Promise<SlackMessage | undefined> {
  if (!asked && !speaks(answer)) return undefined
  await answers.keep(answer, { team, channel, ts, by: authorOf(said) })
  const message = renderSlack(answer, engine.knowledge, { share })
  const notes = fileNotes(whole, asked)
  return notes.length > 0 ? asMessage([...message.blocks, smallPrint(notes.join('\n'))]) : message
}

function authorOf(message: unknown): string {
  const { user, bot_id } = record(message)
  return text(user) || text(bot_id) || 'bot'
}

/** What is to be said of a message's files beside a card. */
function asideOf(whole: WholeMessage, asked: boolean): SlackMessage | undefined {
  const notes = fileNotes(whole, asked)
  return notes.length > 0 ? asMessage([smallPrint(notes.join('\n'))]) : undefined
}

function fileNotes({ counted, refused, unfit }: WholeMessage, asked: boolean): string[] {
  return [...(counted ? [counted] : []), ...refused, ...(asked ? unfit : [])]
}

/** What to say where there is nothing to explain. */
function withoutPaste(whole: WholeMessage, { thread, ts }: Incoming, desk: Desk): SlackMessage | undefined {
  const { knowledge } = desk.engine
  const onlyGreets = whole.paste === whole.words && isGreeting(whole.words, knowledge)
  if (!whole.empty && !onlyGreets) return undefined
  const refusal = refusalMessage(whole)
  if (refusal) return refusal
  if (whole.empty && thread !== undefined && thread !== ts) return notice(knowledge, 'nothing-in-thread')
  return helpMessage(knowledge)
}

function answerTo(
  { paste }: WholeMessage,
  incoming: Incoming,
  client: webApi.WebClient,
  desk: Desk,
): Promise<Answer> {
  const { message, channel, team, asked } = incoming
  const { begins, over } = createThinking(client, incoming, desk)
  const user = text(record(message).user) || undefined
  return desk.engine.explain(paste, { at: desk.now(), asked }, { user, channel, team, begins }).finally(over)
}

function pastedOf(incoming: Incoming, { paste }: WholeMessage, answer: Answer): Pasted {
  const { team = '', ts, asked, message } = incoming
  return { team, ts, ...placeOf(incoming), by: authorOf(message), text: paste, asked, answer }
}

/** Does what was planned, in the transaction of the delivery; gives the key of what it queued. */
async function carryOut(calls: StoreCalls, plan: Plan, incoming: Incoming, desk: Desk): Promise<string> {
  const at = desk.now()
  const { team = '', ts } = incoming
  const place = { team, ...placeOf(incoming) }
  const key = `reply ${team} ${place.channel} ${ts}`
  if ('message' in plan) {
    if (plan.change) await recordEvents(calls, plan.change, at)
    await queuePost(calls, { key, ...place }, plan.message, at)
    return key
  }
  const { paste, aside } = plan
  const { id, key: said } =
    paste.does === 'open'
      ? await openIncident(calls, paste, place, at)
      : { id: paste.row.id, key: await recordEvents(calls, paste, at) }
  // learnt for the next time: nobody waits for it
  void desk.people.hoursOf(text(record(incoming.message).user) || undefined)
  if (paste.does === 'open') desk.incidents.keep(id, [{ ...paste.event, n: 1 }], paste.after)
  const blocks = [paste.does === 'join' ? paste.note : undefined, aside].flatMap((each) => each?.blocks ?? [])
  if (blocks.length === 0) return said
  await queuePost(calls, { key, ...place, incident: id }, asMessage(blocks), at)
  return key
}
