import type { webApi } from '@slack/bolt'
import type { OutboxRow } from '../../store/store.ts'
import { list, record, text } from '../intake/loose.ts'
import { carries } from './marker.ts'
import { verdictOf } from './verdict.ts'

/** Slack's clock may be so far behind ours, in seconds. */
const SKEW = 300

/** Messages a page, and pages. */
const PAGE = 200
const PAGES = 5

/** Where Slack has no such thread: its first message was deleted. A reply would stand in the channel, for everybody. */
export const THREAD_GONE = 'thread_not_found'

/** Errors that say that there is no such thread or channel to look in: posting tells what is wrong. */
const NOWHERE = [THREAD_GONE, 'channel_not_found', 'not_in_channel', 'message_not_found']

/** Whether a message stands in Slack; `blind`: the bot may not look; `wait`: not now, milliseconds. */
export type LookedUp =
  | { is: 'there'; ts: string }
  | { is: 'absent' | 'blind'; why: string }
  | { is: 'wait'; after: number; why: string }

/** Looks for a row's message in its thread, or in its channel, from its first attempt on. */
export async function lookUp(client: webApi.WebClient, row: OutboxRow): Promise<LookedUp> {
  const { channel, thread, key, firstAttemptAt } = row
  const since = firstAttemptAt ? Date.parse(firstAttemptAt) / 1000 - SKEW : 0
  let cursor = ''
  try {
    for (let page = 0; page < PAGES; page++) {
      const common = {
        channel,
        oldest: since.toFixed(6),
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor && { cursor }),
      }
      const answer = thread
        ? await client.conversations.replies({ ...common, ts: thread })
        : await client.conversations.history(common)
      const found = list(answer.messages).find((message) => carries(message, key))
      if (found) return { is: 'there', ts: text(record(found).ts) }
      cursor = answer.response_metadata?.next_cursor ?? ''
      if (!cursor) break
    }
    return { is: 'absent', why: 'looked up' }
  } catch (error) {
    const { is, why, ...verdict } = verdictOf(error)
    if (NOWHERE.includes(why)) return { is: 'absent', why }
    if (is === 'never' || why === 'missing_scope') return { is: 'blind', why }
    const after = 'after' in verdict ? verdict.after : undefined
    return { is: 'wait', after: after ?? 2000, why }
  }
}

/** Whether a thread's first message was deleted; false where the bot may not look, or can't now. */
export async function isThreadGone(
  client: webApi.WebClient,
  { channel, thread }: Pick<OutboxRow, 'channel' | 'thread'>,
): Promise<boolean> {
  if (!thread) return false
  try {
    await client.conversations.replies({ channel, ts: thread, limit: 1 })
    return false
  } catch (error) {
    return verdictOf(error).why === THREAD_GONE
  }
}
