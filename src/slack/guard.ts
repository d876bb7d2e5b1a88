import { randomBytes } from 'node:crypto'
import { say } from '../reply/say.ts'
import type { Desk } from './desk.ts'

/** Tells whoever waits for an answer one sentence, in the place where they wait. */
export type Tell<Args> = (args: Args, sentence: string, desk: Desk) => Promise<unknown>

/**
 * Stands around every listener: what breaks in there is logged under a reference, without pasted text, and the one
 * who waits reads a sentence with the same reference. Never throws.
 */
export function guard<Args>(
  desk: Desk,
  name: string,
  listener: (args: Args, desk: Desk) => Promise<void>,
  tell: Tell<Args>,
): (args: Args) => Promise<void> {
  return async (args) => {
    try {
      await listener(args, desk)
    } catch (error) {
      const ref = randomBytes(4).toString('hex')
      desk.log.error({ err: error, listener: name, ref }, 'a listener failed')
      try {
        await tell(args, say(desk.engine.knowledge, 'slack.failed', { id: ref }), desk)
      } catch (untold) {
        desk.log.warn({ err: untold, listener: name, ref }, 'nobody could be told')
      }
    }
  }
}
