import type { webApi } from '@slack/bolt'
import { say } from '../reply/say.ts'
import { speaks } from '../reply/speaks.ts'
import { smallPrint } from './blocks/rich.ts'
import { renderSlack, type SlackMessage } from './blocks.ts'
import type { Desk } from './desk.ts'
import { helpMessage, isGreeting } from './help.ts'
import { type Intake, readMessage } from './intake.ts'
import { notice } from './notice.ts'
import { type Outcome, type Place, post } from './post.ts'

/** A message that may get a reply. `asked`: somebody spoke to the bot. */
export type Incoming = {
  team: string | undefined
  channel: string
  ts: string
  thread?: string | undefined
  message: unknown
  botUser?: string | undefined
  asked: boolean
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
  const read = readMessage(incoming.message, incoming.botUser)
  const reply =
    (incoming.asked && withoutPaste(read, incoming, desk)) || (await explained(read, incoming, desk))
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

/** What to say where there is nothing to explain. */
function withoutPaste(read: Intake, { thread, ts }: Incoming, desk: Desk): SlackMessage | undefined {
  const { knowledge } = desk.engine
  if (read.empty && read.files) return notice(knowledge, 'files')
  if (read.empty && thread !== undefined && thread !== ts) return notice(knowledge, 'nothing-in-thread')
  if (read.empty || isGreeting(read.paste, knowledge)) return helpMessage(knowledge)
  return undefined
}

async function explained(read: Intake, { asked }: Incoming, desk: Desk): Promise<SlackMessage | undefined> {
  if (read.empty) return undefined
  const { engine, answers } = desk
  const answer = await engine.explain(read.paste, { at: desk.now(), asked })
  if (!asked && !speaks(answer)) return undefined
  answers.keep(answer)
  const message = renderSlack(answer, engine.knowledge)
  if (!asked || !read.files) return message
  return {
    ...message,
    blocks: [...message.blocks, smallPrint(say(engine.knowledge, 'slack.files-too'))],
  }
}
