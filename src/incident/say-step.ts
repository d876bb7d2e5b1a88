import type { Knowledge } from '../knowledge/knowledge.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import { moment } from '../reply/when.ts'
import type { HandOver } from './hand-over.ts'
import type { IncidentStep } from './incident.ts'

/** Characters of somebody's name, which they chose themselves. */
const NAME_AT_MOST = 120

// an app that posts without a user of its own: B024BE7LH
const APP = /^B[A-Z0-9]{2,20}$/

/**
 * How somebody is called: a person by their name; the bot, the terminal and somebody who was forgotten as the bot
 * says it.
 */
export function nameOf({ nameOf: name }: Pick<HandOver, 'nameOf'>, by: string, knowledge: Knowledge): string {
  if (by === 'bot' || by === 'terminal' || by === 'somebody') return say(knowledge, `incident.${by}`)
  return APP.test(by) ? say(knowledge, 'incident.app') : quote(name(by), NAME_AT_MOST)
}

/** What became of a step, in a sentence: who did it and when, why it was skipped, what proves or contradicts it. */
export function sayStep(step: IncidentStep, over: Pick<HandOver, 'nameOf'>, knowledge: Knowledge): string {
  const { state, by, at, ticks, reason, because, notOn, left } = step
  const names = [...new Set((ticks ?? (by ? [{ by }] : [])).map((each) => nameOf(over, each.by, knowledge)))]
  const proof = because?.[0]?.text ?? ''
  return [
    say(knowledge, `incident.step-${state === 'done' && by === 'bot' ? 'proven' : state}`, {
      step: step.text,
      who: names.join(', '),
      when: at && moment(at),
      reason,
    }),
    proof && say(knowledge, state === 'failed' ? 'incident.step-against' : 'incident.step-proof', { proof }),
    notOn && say(knowledge, 'incident.step-not-on', { devices: notOn.join(', ') }),
    left === 'unknown' ? say(knowledge, 'incident.step-unknown') : '',
  ]
    .filter(Boolean)
    .join(' ')
}
