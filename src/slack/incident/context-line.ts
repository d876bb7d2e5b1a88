import type { RichTextBlock, RichTextElement } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { list, say } from '../../reply/say.ts'
import { line, rich, words } from '../blocks/rich.ts'
import type { CardView } from './card-view.ts'
import { planOf } from './plan-of.ts'
import { day, moment, person } from './who.ts'

/** `#42 · leaf-12 · open since today 02:12 · @olga is on it · due 6 Dec · 1 of 3 steps done`. */
export function contextLine({ number, incident, reminders }: CardView, knowledge: Knowledge): RichTextBlock {
  const { devices, owner, answer, status } = incident
  const told = (key: string, values = {}) => words(say(knowledge, `card.${key}`, values), 'italic')
  const names = list(
    knowledge,
    devices.map(({ name }) => name),
  )
  const steps = planOf(incident)
  const settled = steps.filter(({ state }) => state === 'done' || state === 'skipped').length
  const [next] = reminders.map(({ due }) => due).sort()
  const parts: RichTextElement[][] = [
    [words(`#${number} · ${say(knowledge, `card.${status}`)}${names && ` · ${names}`}`, 'italic')],
    [told('since'), moment(incident.reopenedAt ?? incident.openedAt)],
    ...(owner ? [[person(owner.by, knowledge), told('on-it')]] : []),
    ...(answer.verdict.by ? [[told('due'), day(answer.verdict.by)]] : []),
    ...(steps.length > 0 && settled > 0 ? [[told('progress-line', { settled, count: steps.length })]] : []),
    ...(next ? [[told('reminder-line'), moment(next)]] : []),
  ]
  return rich(line(...parts.flatMap((part, at) => (at > 0 ? [words(' · ', 'italic'), ...part] : part))))
}
