import type { Knowledge } from '../knowledge/knowledge.ts'
import { list, say } from '../reply/say.ts'
import { likelyCauses } from '../reply/undecided.ts'
import { moment, span } from '../reply/when.ts'
import type { HandOver } from './hand-over.ts'
import { headlineOf } from './headline-of.ts'
import { nameOf } from './say-step.ts'

/** How an incident stands, in a few lines: since when, the verdict, who has it, the top cause, the steps, what to paste next. */
export function statusLines(over: HandOver, knowledge: Knowledge): string[] {
  const { number, incident, at } = over
  const { answer, resolved, plan } = incident
  // the steps of the plan alone: all others are of ways that may not be this one
  const planned = incident.steps.filter(({ id }) => plan.includes(id))
  const steps = planned.length > 0 ? planned : incident.steps
  const [cause] = likelyCauses(answer.causes)
  const count = (wanted: string) => steps.filter(({ state }) => state === wanted).length
  const some = (wanted: 'skipped' | 'failed') =>
    count(wanted) > 0 ? say(knowledge, `incident.steps-${wanted}`, { count: count(wanted) }) : ''
  const names = incident.devices.map(({ name }) => name)
  const values = {
    number,
    devices: names.length > 0 ? say(knowledge, 'incident.on', { devices: list(knowledge, names) }) : '',
    since: moment(incident.reopenedAt ?? incident.openedAt),
    span: span(knowledge, incident.reopenedAt ?? incident.openedAt, at),
    who: resolved && nameOf(over, resolved.by, knowledge),
    when: resolved && moment(resolved.at),
  }
  return [
    say(knowledge, `incident.status-${incident.status}`, values),
    headlineOf(incident, knowledge),
    resolved
      ? ''
      : incident.owner
        ? say(knowledge, 'incident.owner', {
            who: nameOf(over, incident.owner.by, knowledge),
            when: moment(incident.owner.at),
          })
        : say(knowledge, 'incident.no-owner'),
    cause && !resolved
      ? say(knowledge, 'incident.likely', { title: cause.title, because: cause.because[0]?.text })
      : '',
    steps.length > 0
      ? say(knowledge, 'incident.steps', {
          count: steps.length,
          done: count('done'),
          skipped: some('skipped'),
          failed: some('failed'),
        })
      : '',
    incident.closing && !resolved ? say(knowledge, 'incident.over', { because: incident.closing[0] }) : '',
    !resolved && answer.ask[0] ? say(knowledge, 'incident.ask', { command: answer.ask[0].command }) : '',
  ].filter(Boolean)
}
