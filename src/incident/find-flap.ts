import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { say } from '../reply/say.ts'
import { span } from '../reply/when.ts'
import { parseStamp } from '../text/stamp.ts'
import type { Failure } from './find-failures.ts'

/** How often it has to come back to count as a flap. */
const TWICE = 2

/**
 * That a failure which is over has come and gone before, in a sentence: how often, and within what time where the lines
 * say so. Undefined where it came once. `at`: now, for stamps without a year.
 */
export function findFlap(
  failures: readonly Failure[],
  { evidence, ownerOf }: Diagnosis,
  knowledge: Knowledge,
  at: string,
): string | undefined {
  const devices = new Set(failures.map(({ device }) => device))
  for (const device of devices) {
    const own = failures.filter((failure) => failure.device === device)
    const keys = new Set(own.map(({ key }) => key))
    const closers = evidence.filter(
      ({ id, entry, message }) =>
        message &&
        ownerOf.get(id) === device &&
        knowledge.messages.get(entry ?? '')?.closes.some((key) => keys.has(key)),
    )
    const came = own.filter(({ evidence: { kind } }) => kind === 'message').length
    const count = Math.min(closers.length, came)
    if (count < TWICE) continue
    const times = [...own.map((failure) => failure.evidence), ...closers]
      .flatMap(({ message }) => (message?.at && parseStamp(message.at, at)?.iso) || [])
      .sort()
    const [first, last] = [times[0], times.at(-1)]
    return first !== undefined && last !== undefined && first < last
      ? say(knowledge, 'incident.flapped-within', { count, span: span(knowledge, first, last) })
      : say(knowledge, 'incident.flapped', { count })
  }
  return undefined
}
