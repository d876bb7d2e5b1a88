import type { webApi } from '@slack/bolt'
import { verdictOf } from './delivery/verdict.ts'

/** What a channel's messages need to reach the bot without a mention, but for direct ones, which always do. */
const HISTORY = ['channels:history', 'groups:history', 'mpim:history']

/** Whether a channel's messages reach the bot without a mention. Never rejects. */
export type Hears = (channel: string) => Promise<boolean>

/**
 * By the scopes of the bot's token; where they aren't known, it hears all. An id tells a direct conversation alone
 * (private channels' begin like public ones', https://docs.slack.dev/reference/objects/conversation-object): where some
 * kinds are heard and others not, Slack is asked once a channel, since reading back needs the same scope.
 */
export function createHearing(
  scopes: readonly string[] | undefined,
  client: Pick<webApi.WebClient, 'conversations'>,
): Hears {
  const granted = HISTORY.filter((scope) => scopes?.includes(scope) ?? true)
  const known = new Map<string, boolean>()

  async function ask(channel: string): Promise<boolean> {
    try {
      await client.conversations.history({ channel, limit: 1 })
      known.set(channel, true)
    } catch (error) {
      if (verdictOf(error).why === 'missing_scope') known.set(channel, false)
    }
    return known.get(channel) ?? false
  }

  return async (channel) => {
    if (channel.startsWith('D') || granted.length === HISTORY.length) return true
    return granted.length > 0 && (known.get(channel) ?? ask(channel))
  }
}
