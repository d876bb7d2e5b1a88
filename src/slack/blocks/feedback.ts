import type { Button } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { say } from '../../reply/say.ts'
import { answerId } from '../answer-id.ts'
import { button } from '../incident/elements.ts'

/** Whether what a model chose was right: two buttons, below such an answer only. */
export function feedbackButtons(answer: Answer, knowledge: Knowledge): Button[] {
  if (!answer.clarify && !answer.evidence.some(({ chosenBy }) => chosenBy)) return []
  const value = answerId(answer)
  return [
    button('choice_right', say(knowledge, 'model.right'), value),
    button('choice_wrong', say(knowledge, 'model.wrong'), value),
  ]
}
