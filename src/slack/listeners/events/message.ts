import type { AllMiddlewareArgs, Context, SlackEventMiddlewareArgs } from '@slack/bolt'
import { answerMessage, type Incoming, placeOf } from '../../answer-message.ts'
import { audienceOf } from '../../audience.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { changedMessage, takeBack } from '../../incident/take-back.ts'
import { record, text } from '../../intake/loose.ts'
import { mentions } from '../../intake/mrkdwn.ts'

/** What Bolt gives for a message. */
export type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs

/** Messages that somebody wrote; the other subtypes are edits, joins and the like. */
const WRITTEN = ['', 'file_share', 'thread_broadcast', 'bot_message']

/**
 * A message in a direct conversation or in a channel: in the former it is for the bot, in the latter where it
 * mentions the bot (which comes as an app_mention too), else only where the channel is watched or the thread is an
 * incident's. The bot's own messages and other bots that aren't allowed are passed over. What was deleted or edited
 * is taken back.
 */
export async function onMessage({ event, body, client, context }: MessageArgs, desk: Desk): Promise<void> {
  const inbox = inboxOf(context)
  const change = changedMessage(event, context.botUserId)
  if (change) {
    const { teamId: team = '', botUserId: botUser } = context
    await takeBack(desk, client, { ...change, team, botUser, inbox })
    return
  }
  const incoming = incomingOf(event, context.botUserId)
  if (!incoming || !(await isHeard(event, incoming, context, desk))) return
  if (audienceOf(body, event, context.teamId, desk) !== 'ours') return
  await answerMessage(desk, client, { ...incoming, team: context.teamId, inbox })
}

/** Tells in the thread, where somebody asked; nobody waits for what the bot does unasked. */
export async function tellMessage({ event, client, context }: MessageArgs, sentence: string): Promise<void> {
  const incoming = incomingOf(event, context.botUserId)
  if (!incoming?.asked) return
  const { channel, thread } = placeOf(incoming)
  await client.chat.postMessage({ channel, ...(thread && { thread_ts: thread }), text: sentence })
}

function incomingOf(event: unknown, botUser: string | undefined): Incoming | undefined {
  const message = record(event)
  const [channel, ts, thread] = [message.channel, message.ts, message.thread_ts].map(text)
  if (!channel || !ts || message.hidden === true || !WRITTEN.includes(text(message.subtype))) return undefined
  const asked =
    message.channel_type === 'im' || (botUser !== undefined && mentions(text(message.text), botUser))
  return { team: undefined, channel, ts, thread: thread || undefined, message, botUser, asked }
}

/** Whether a message is for the bot's ears: it was asked, the channel is watched, or the thread is an incident's. */
async function isHeard(
  event: unknown,
  { asked, channel, thread, botUser }: Incoming,
  { botId, teamId = '' }: Context,
  desk: Desk,
): Promise<boolean> {
  const { bot_id, app_id, user } = record(event)
  if (bot_id !== undefined || user === botUser) {
    const own = bot_id === botId || user === botUser
    const allowed = [bot_id, app_id].some((id) => desk.alertBots.includes(text(id)))
    if (own || !allowed) return false
  }
  if (asked || desk.watched === 'all' || desk.watched.includes(channel)) return true
  return thread !== undefined && !!(await desk.store.incidents.byThread(teamId, channel, thread))
}
