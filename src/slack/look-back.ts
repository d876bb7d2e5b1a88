import { setTimeout as wait } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { isOurs } from './audience.ts'
import type { Desk } from './desk.ts'
import { list, record, text } from './intake/loose.ts'
import { type Bot, hearMessage } from './listeners/events/message.ts'

/** How far back at most, in milliseconds: what is older nobody waits for. */
const BACK_AT_MOST = 24 * 60 * 60_000

/** What Slack has delivered last may have been delivered late. Milliseconds. */
const OVERLAP = 5 * 60_000

/** Incidents whose threads are looked at, the newest first, and messages of one place. */
const INCIDENTS = 50
const MESSAGES = 200

/** What it looks with. `every`: milliseconds between two calls. */
export type LookBack = {
  client: webApi.WebClient
  bot: Bot & { enterprise: string | undefined }
  every: number
  /** When Slack last delivered something, ISO 8601. */
  since: string
}

/**
 * Hears what was said while the bot was down, which Slack delivers again for some minutes only: in the threads of open
 * incidents and in the channels that are watched by their ids, as far as the scopes allow. What it has heard already
 * stays heard. Never rejects.
 */
export async function lookBack(desk: Desk, { client, bot, every, since }: LookBack): Promise<void> {
  const earliest = Math.max(Date.parse(since) - OVERLAP, Date.parse(desk.now()) - BACK_AT_MOST)
  const oldest = (earliest / 1000).toFixed(6)
  try {
    const open = await desk.store.incidents.openIn(bot.team, undefined, INCIDENTS)
    const threads = open.map(({ channel, thread }) => ({ channel, thread }))
    const watched =
      desk.watched === 'all' ? [] : desk.watched.map((channel) => ({ channel, thread: undefined }))
    for (const { channel, thread } of [...watched, ...threads]) {
      const common = { channel, oldest, limit: MESSAGES }
      const { messages } = await (thread
        ? client.conversations.replies({ ...common, ts: thread })
        : client.conversations.history(common)
      ).catch(() => ({ messages: [] }))
      const missed = list(messages)
        .map(record)
        .filter(({ ts }) => text(ts) > oldest && text(ts) !== thread)
        .sort((one, other) => (text(one.ts) < text(other.ts) ? -1 : 1))
      for (const message of missed) await hear({ ...message, channel, ...directIn(channel) })
      await wait(every, undefined, { ref: false })
    }
  } catch (error) {
    desk.log.warn({ err: error }, 'what was said meanwhile was not looked for')
  }

  async function hear(event: Record<string, unknown>): Promise<void> {
    const { enterprise, ...who } = bot
    // whether others read along isn't told here
    const ours = () => isOurs(event, bot.team, enterprise, desk)
    await hearMessage(desk, client, event, { ...who, isOurs: ours })
  }
}

/** Slack tells the kind of a conversation in events alone. */
function directIn(channel: string): { channel_type?: string } {
  return channel.startsWith('D') ? { channel_type: 'im' } : {}
}
