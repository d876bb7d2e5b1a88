import type { webApi } from '@slack/bolt'
import type { Asking } from '../llm/enquiry.ts'
import { speaks } from '../reply/speaks.ts'
import { line, rich, smallPrint } from './blocks/rich.ts'
import { renderSlack, type SlackMessage } from './blocks.ts'
import type { Desk } from './desk.ts'
import { helpMessage, isGreeting } from './help.ts'
import { record, text } from './intake/loose.ts'
import { asMessage, notice } from './notice.ts'
import { type Outcome, type Place, post } from './post.ts'
import { showThinking } from './thinking.ts'
import { readWholeMessage, type WholeMessage } from './whole-message.ts'

/** A message that may get a reply. `asked`: somebody spoke to the bot. `whole`: where it has been read before. */
export type Incoming = {
  team: string | undefined
  channel: string
  ts: string
  thread?: string | undefined
  message: unknown
  botUser?: string | undefined
  asked: boolean
  whole?: WholeMessage
}

/** What became of a message: answered, or passed over, because it was answered before or says nothing to the bot. */
export type Answered = Outcome | { posted: 'passed'; why: 'claimed' | 'silent' }

/**
 * Answers a message of a channel or of a direct conversation in its thread: once, however often and as whatever
 * events it comes. Unasked, only where the paste is something that the bot knows at least by name.
 */
export async function answerMessage(
  desk: Desk,
  client: webApi.WebClient,
  incoming: Incoming,
): Promise<Answered> {
  const claim = `message ${incoming.team} ${incoming.channel} ${incoming.ts}`
  if (!desk.claims.take(claim)) return { posted: 'passed', why: 'claimed' }
  const whole = incoming.whole ?? (await readWholeMessage(incoming, client, desk))
  const reply =
    (incoming.asked && withoutPaste(whole, incoming, desk)) ||
    (await explained(whole, incoming, client, desk))
  if (!reply) {
    // somebody may still ask about this message
    desk.claims.release(claim)
    return { posted: 'passed', why: 'silent' }
  }
  return post(client, placeOf(incoming), reply, desk.log)
}

/** Replies go in the thread of the message. */
export function placeOf({ channel, ts, thread }: Incoming): Place {
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
  { asked, share = false, asking }: { asked: boolean; share?: boolean; asking: Asking },
  { engine, answers, now }: Desk,
): Promise<SlackMessage | undefined> {
  const answer = await engine.explain(whole.paste, { at: now(), asked }, asking)
  if (!asked && !speaks(answer)) return undefined
  answers.keep(answer)
  const message = renderSlack(answer, engine.knowledge, { share })
  const { counted, refused, unfit } = whole
  const notes = [...(counted ? [counted] : []), ...refused, ...(asked ? unfit : [])]
  return notes.length > 0 ? asMessage([...message.blocks, smallPrint(notes.join('\n'))]) : message
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

async function explained(
  whole: WholeMessage,
  incoming: Incoming,
  client: webApi.WebClient,
  desk: Desk,
): Promise<SlackMessage | undefined> {
  if (whole.empty) return undefined
  const { asked, message, channel, team } = incoming
  const user = text(record(message).user) || undefined
  const begins = () => void showThinking(client, placeOf(incoming), desk)
  return explainWhole(whole, { asked, asking: { user, channel, team, begins } }, desk)
}
