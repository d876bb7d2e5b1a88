import type { Knowledge } from '../knowledge/knowledge.ts'
import { list, say } from '../reply/say.ts'
import { likelyCauses } from '../reply/undecided.ts'
import { moment, span } from '../reply/when.ts'
import type { HandOver } from './hand-over.ts'
import { headlineOf } from './headline-of.ts'
import { nameOf } from './say-step.ts'

/** How an incident stands, in up to five lines: since when, the verdict, the top cause, the steps, what to paste next. */
export function statusLines(over: HandOver, knowledge: Knowledge): string[] {
  const { number, incident, at } = over
  const { answer, steps, resolved } = incident
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
