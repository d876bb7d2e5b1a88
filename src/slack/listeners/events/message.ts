import type { AllMiddlewareArgs, SlackEventMiddlewareArgs, webApi } from '@slack/bolt'
import { isAlertBot } from '../../alert-bots.ts'
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
  const bot = { team: context.teamId ?? '', botUser: context.botUserId, botId: context.botId }
  await hearMessage(desk, client, event, {
    ...bot,
    inbox,
    isOurs: async () => (await audienceOf(body, event, context.teamId, desk)) === 'ours',
  })
}

/** Who the bot is in a workspace. */
export type Bot = { team: string; botUser: string | undefined; botId: string | undefined }

/** Answers a message where it is for the bot's ears; `isOurs`: whether whoever wrote it may be answered there. */
export async function hearMessage(
  desk: Desk,
  client: webApi.WebClient,
  event: unknown,
  { inbox, isOurs, ...bot }: Bot & { inbox?: string | undefined; isOurs: () => Promise<boolean> },
): Promise<void> {
  const incoming = incomingOf(event, bot.botUser)
  if (!incoming || !(await isHeard(event, incoming, bot, desk)) || !(await isOurs())) return
  await answerMessage(desk, client, { ...incoming, team: bot.team, inbox })
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
  { botId, team }: Bot,
  desk: Desk,
): Promise<boolean> {
  const { bot_id, user } = record(event)
  if (bot_id !== undefined || user === botUser) {
    const own = bot_id === botId || user === botUser
    if (own || !isAlertBot(event, desk)) return false
  }
  if (asked || desk.watched === 'all' || desk.watched.includes(channel)) return true
  return thread !== undefined && !!(await desk.store.incidents.byThread(team, channel, thread))
}
