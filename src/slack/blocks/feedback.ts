import type { Button, KnownBlock } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { say } from '../../reply/say.ts'
import { answerId } from '../answer-id.ts'

/** Whether what a model chose was right: two buttons, below such an answer only. */
export function feedbackBlocks(answer: Answer, knowledge: Knowledge): KnownBlock[] {
  if (!answer.clarify && !answer.evidence.some(({ chosenBy }) => chosenBy)) return []
  const value = answerId(answer)
  const button = (action: string, key: string): Button => ({
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: say(knowledge, `model.${key}`), emoji: false },
    value,
  })
  return [{ type: 'actions', elements: [button('choice_right', 'right'), button('choice_wrong', 'wrong')] }]
}
