import type { Incident } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { askParts } from '../blocks/answer-parts.ts'
import { line, rich } from '../blocks/rich.ts'
import { stepBlock } from '../blocks/steps.ts'
import type { SlackMessage } from '../blocks.ts'
import { asMessage } from '../notice.ts'
import { footer } from './footer.ts'

/** The next step that is to do, with its commands, and the output to paste. */
export function nextMessage(number: number, incident: Incident, knowledge: Knowledge): SlackMessage {
  const step = incident.steps.find(({ state }) => state === 'todo' || state === 'failed')
  const blocks = [
    ...(step
      ? [stepBlock({ ...step, state: 'todo' }, incident.steps.indexOf(step) + 1, knowledge, true)]
      : []),
    ...nextBlocks(incident, knowledge),
  ]
  const nothing = rich(line(say(knowledge, 'card.nothing-next')))
  return asMessage([...(blocks.length > 0 ? blocks : [nothing]), footer(number, knowledge)])
}

function nextBlocks({ answer }: Incident, knowledge: Knowledge) {
  return answer.ask.slice(0, 1).map((each) => rich(...askParts(each, knowledge)))
}
