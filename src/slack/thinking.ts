import type { webApi } from '@slack/bolt'
import { say } from '../reply/say.ts'
import type { Place } from './answer-message.ts'
import type { Desk } from './desk.ts'

/**
 * Shows in a thread that an answer takes a moment; Slack takes it away with the next message there, or after two
 * minutes. A courtesy: where Slack doesn't take it, nothing is lost, so this never rejects and nobody waits for it.
 */
export async function showThinking(
  client: webApi.WebClient,
  { channel, thread }: Place,
  { engine, log }: Desk,
): Promise<void> {
  if (!thread) return
  try {
    const status = say(engine.knowledge, 'model.thinking')
    await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
  } catch (error) {
    log.debug({ err: error }, 'no status was shown')
  }
}
