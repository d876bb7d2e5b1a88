import type { RespondFn, webApi } from '@slack/bolt'
import type { SlackMessage } from './blocks.ts'

/** How an answer to a command or a click is shown: to the one who asked, or to the channel; in which thread. */
export type Showing = { to: 'asker' | 'channel'; thread?: string | undefined }

/** Whom something is shown that nobody else sees, and where they look. */
export type Beside = { user: string; channel: string | undefined; thread: string | undefined }

/** What it is shown with. */
export type Means = { client: Pick<webApi.WebClient, 'chat'>; respond: RespondFn }

/** A message as the answer to a command or a click. Nothing in it is unfurled. */
export function responseOf(message: SlackMessage, { to, thread }: Showing) {
  return {
    ...message,
    response_type: to === 'asker' ? ('ephemeral' as const) : ('in_channel' as const),
    replace_original: false,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread && { thread_ts: thread }),
  }
}

/**
 * Shows messages to one person, one after the other: in the thread where they are. An address for responses brings
 * only what everybody sees into a thread (https://docs.slack.dev/interactivity/handling-user-interaction); it serves
 * where there is no thread, and where the bot isn't in the channel: then what is shown stands at the channel's end.
 */
export async function showAside(
  { client, respond }: Means,
  messages: readonly SlackMessage[],
  { user, channel, thread }: Beside,
): Promise<void> {
  for (const { text, blocks } of messages) {
    const shown =
      channel !== undefined &&
      thread !== undefined &&
      (await client.chat
        .postEphemeral({ channel, user, thread_ts: thread, text, blocks, parse: 'none', link_names: false })
        .catch(() => undefined))
    if (!shown) await respond(responseOf({ text, blocks }, { to: 'asker' }))
  }
}
