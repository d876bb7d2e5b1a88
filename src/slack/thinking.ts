import type { webApi } from '@slack/bolt'
import { say } from '../reply/say.ts'
import type { Desk } from './desk.ts'

/** What stands on a message that is being thought about, where Slack shows no status. */
const EMOJI = 'hourglass_flowing_sand'

/** Shows that an answer takes a moment, and that it is there. Neither throws, and nobody waits for them. */
export type Thinking = { begins: () => void; over: () => void }

/**
 * Shows in the thread of a message that an answer takes a moment; Slack takes that away with the next message there, or
 * after two minutes. Where the app or the workspace has no such status (Slack ties it to the assistant's feature), the
 * message has an hourglass until the answer is there. A courtesy: where Slack takes neither, nothing is lost.
 */
export function createThinking(
  client: Pick<webApi.WebClient, 'assistant' | 'reactions'>,
  { channel, ts, thread = ts }: { channel: string; ts: string; thread?: string | undefined },
  { engine, log }: Desk,
): Thinking {
  const reaction = { channel, timestamp: ts, name: EMOJI }
  let marked: Promise<boolean> | undefined

  async function begin(): Promise<boolean> {
    try {
      const status = say(engine.knowledge, 'model.thinking')
      await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
      return false
    } catch (error) {
      log.debug({ err: error }, 'no status was shown')
    }
    try {
      await client.reactions.add(reaction)
      return true
    } catch (error) {
      log.debug({ err: error }, 'no hourglass was shown')
      return false
    }
  }

  return {
    begins() {
      marked ??= begin()
    },
    over() {
      void marked
        ?.then((is) => (is ? client.reactions.remove(reaction) : undefined))
        .catch((error: unknown) => log.debug({ err: error }, 'an hourglass stays'))
    },
  }
}
