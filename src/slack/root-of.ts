import type { webApi } from '@slack/bolt'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import { list, record, text } from './intake/loose.ts'

/** Words of a sentence that only points at something; a longer one asks for something itself. */
const WORDS_AT_MOST = 12

/** Whether words only point at what stands above: "what is this?"; such words are data, `slack.pointers` and `slack.pointing`. */
export function isPointing(words: string, knowledge: Knowledge): boolean {
  const [pointers, around] = ['pointers', 'pointing'].map((key) => say(knowledge, `slack.${key}`).split(' '))
  const said = words
    .toLowerCase()
    .split(/[\s,.!?:;'’-]+/)
    .filter(Boolean)
  if (said.length > WORDS_AT_MOST || !said.some((word) => pointers?.includes(word))) return false
  return said.every((word) => pointers?.includes(word) || around?.includes(word))
}

/** The message that a thread hangs on; undefined where it is the bot's own, or where the bot may not look. */
export async function rootOf(
  client: Pick<webApi.WebClient, 'conversations'>,
  { channel, thread }: { channel: string; thread: string },
  botUser: string | undefined,
): Promise<Record<string, unknown> | undefined> {
  const { messages } = await client.conversations
    .replies({ channel, ts: thread, limit: 1, inclusive: true })
    .catch(() => ({ messages: [] }))
  const root = record(list(messages)[0])
  if (text(root.ts) !== thread || root.subtype === 'tombstone') return undefined
  return botUser !== undefined && root.user === botUser ? undefined : root
}
