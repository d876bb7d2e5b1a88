import type { Incident } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { pasteBlocks } from '../blocks/first-parts.ts'
import { line, rich } from '../blocks/rich.ts'
import { stepBlock } from '../blocks/steps.ts'
import type { SlackMessage } from '../blocks.ts'
import { asMessage } from '../notice.ts'
import { footer } from './footer.ts'
import { planOf } from './plan-of.ts'

/** The next step that is to do, of the plan first, with its commands, and the output to paste. */
export function nextMessage(number: number, incident: Incident, knowledge: Knowledge): SlackMessage {
  const plan = planOf(incident)
  const planned = new Set(plan.map(({ id }) => id))
  const all = [...plan, ...incident.steps.filter(({ id }) => !planned.has(id))]
  const step = all.find(({ state }) => state === 'todo' || state === 'failed')
  const blocks = [
    ...(step ? [stepBlock({ ...step, state: 'todo' }, all.indexOf(step) + 1, knowledge, true)] : []),
    ...pasteBlocks(incident.answer, knowledge),
  ]
  const nothing = rich(line(say(knowledge, 'card.nothing-next')))
  return asMessage([...(blocks.length > 0 ? blocks : [nothing]), footer(number, knowledge)])
}
