import { randomBytes } from 'node:crypto'
import { EngineError, StoreError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import type { Desk } from './desk.ts'
import { record } from './intake/loose.ts'

/** Tells whoever waits for an answer one sentence, in the place where they wait. */
export type Tell<Args> = (args: Args, sentence: string, desk: Desk) => Promise<unknown>

/**
 * Stands around every listener: what breaks in there is logged under a reference, without pasted text, and the one
 * who waits reads a sentence with the same reference. Where the store is away, an event stays in the inbox and is
 * worked off later. Never throws.
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
      if (error instanceof StoreError && leaveForLater(args)) {
        desk.log.warn({ err: error, listener: name }, 'a listener waits for the store')
        return
      }
      const ref = randomBytes(4).toString('hex')
      desk.log.error({ err: error, listener: name, ref }, 'a listener failed')
      try {
        await tell(args, sentenceOf(error, ref, desk.engine.knowledge), desk)
      } catch (untold) {
        desk.log.warn({ err: untold, listener: name, ref }, 'nobody could be told')
      }
    }
  }
}

/** Nothing broke where a text is too long: whoever sent it is told that. */
function sentenceOf(error: unknown, ref: string, knowledge: Knowledge): string {
  if (error instanceof EngineError && (error.why === 'slow' || error.why === 'many'))
    return say(knowledge, `slack.too-${error.why}`)
  return say(knowledge, 'slack.failed', { id: ref })
}

/** Only events: whoever types a command or clicks has gone by then. */
function leaveForLater(args: unknown): boolean {
  const { event, context } = record(args)
  const { later } = record(context)
  if (event === undefined || typeof later !== 'function') return false
  later()
  return true
}
