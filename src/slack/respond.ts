import type { RespondFn } from '@slack/bolt'
import type { SlackMessage } from './blocks.ts'

/** How an answer to a command or a click is shown: to the one who asked, or to the channel; in which thread. */
export type Showing = { to: 'asker' | 'channel'; thread?: string | undefined }

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

/** Shows messages one after the other, in their order. */
export async function respondWith(
  respond: RespondFn,
  messages: readonly SlackMessage[],
  showing: Showing,
): Promise<void> {
  for (const message of messages) await respond(responseOf(message, showing))
}
