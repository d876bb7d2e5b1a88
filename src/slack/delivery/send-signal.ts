import { webApi } from '@slack/bolt'
import type { OutboxRow } from '../../store/store.ts'
import type { SignalBody } from './outbox-bodies.ts'
import type { Ending } from './send-row.ts'
import { verdictOf } from './verdict.ts'

/** Milliseconds until the next try where Slack names no time. */
const AGAIN = 5000

/**
 * Puts the emoji of an incident's state on the first message of its thread, and takes the last one away. May be done
 * twice: it says the same both times. What Slack refuses (no scope `reactions:write`, the message is gone) is let be:
 * the card says the same.
 */
export async function sendSignal(
  { channel, thread, body }: OutboxRow,
  { reactions }: Pick<webApi.WebClient, 'reactions'>,
): Promise<Ending> {
  const { add, remove } = JSON.parse(body) as SignalBody
  const at = { channel, timestamp: thread ?? '' }
  const steps = [
    () => reactions.add({ ...at, name: add }),
    ...(remove === undefined ? [] : [() => reactions.remove({ ...at, name: remove })]),
  ]
  for (const step of steps) {
    const ending = await attempt(step)
    if (ending) return ending
  }
  return { is: 'sent', ts: undefined }
}

async function attempt(step: () => Promise<unknown>): Promise<Ending | undefined> {
  try {
    await step()
    return undefined
  } catch (error) {
    const verdict = verdictOf(error)
    const refused = error instanceof webApi.WebAPIPlatformError && !('crowded' in verdict && verdict.crowded)
    if (refused || verdict.is === 'never') return undefined
    const after = verdict.is === 'wait' ? (verdict.after ?? AGAIN) : AGAIN
    return { is: 'back', after, sure: true, crowded: false, why: verdict.why }
  }
}
