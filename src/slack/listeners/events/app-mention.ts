import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { isAlertBot } from '../../alert-bots.ts'
import { answerMessage, placeOf } from '../../answer-message.ts'
import { audienceOf } from '../../audience.ts'
import type { Desk } from '../../desk.ts'
import { inboxOf } from '../../inbox-of.ts'
import { notice } from '../../notice.ts'

/** What Bolt gives for a mention. */
export type MentionArgs = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs

/** Somebody mentions the bot in a channel: the message is explained in its thread. Other bots must be allowed. */
export async function onAppMention({ event, body, client, context }: MentionArgs, desk: Desk): Promise<void> {
  if (event.bot_id && !isAlertBot(event, desk)) return
  const audience = await audienceOf(body, event, context.teamId, desk)
  if (audience !== 'ours') {
    const { text } = notice(desk.engine.knowledge, audience)
    if (event.user)
      await client.chat
        .postEphemeral({ channel: event.channel, user: event.user, text })
        // the guard would tell the whole thread, and others read along there
        .catch((error: unknown) =>
          desk.log.warn({ err: error }, 'somebody was not told why there is no answer'),
        )
    return
  }
  await answerMessage(desk, client, {
    ...incomingOf(event),
    team: context.teamId,
    botUser: context.botUserId,
    inbox: inboxOf(context),
  })
}

/** Tells in the thread of the mention. */
export function tellMention({ event, client }: MentionArgs, sentence: string): Promise<unknown> {
  const { channel, thread } = placeOf(incomingOf(event))
  return client.chat.postMessage({ channel, ...(thread && { thread_ts: thread }), text: sentence })
}

function incomingOf(event: MentionArgs['event']) {
  const { channel, ts, thread_ts: thread } = event
  return { team: undefined, channel, ts, thread, message: event, asked: true }
}
