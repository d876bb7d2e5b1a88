import type { Incident, IncidentStep } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { causeParts } from '../blocks/answer-parts.ts'
import { rich, smallPrint } from '../blocks/rich.ts'
import { stepBlock } from '../blocks/steps.ts'
import type { SlackMessage } from '../blocks.ts'
import { asMessage } from '../notice.ts'

/** Causes that are named as reasons. */
const CAUSES = 4

/** Why a step is on the checklist, what to expect of it and how to undo it. */
export function stepReason(
  step: IncidentStep,
  { answer, steps }: Incident,
  knowledge: Knowledge,
): SlackMessage {
  const number = steps.indexOf(step) + 1
  const shown = { ...step, state: step.state === 'done' ? ('done' as const) : ('todo' as const) }
  const causes = answer.causes.filter(({ id }) => step.causes.includes(id)).slice(0, CAUSES)
  return asMessage([
    stepBlock(shown, number, knowledge, true),
    ...causes.map((cause) => rich(...causeParts(cause, knowledge, true))),
    smallPrint(say(knowledge, 'reply.footer', { version: knowledge.version })),
  ])
}
