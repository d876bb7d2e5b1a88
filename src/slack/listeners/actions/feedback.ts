import { say } from '../../../reply/say.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { Desk } from '../../desk.ts'
import { asMessage, notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { responseOf } from '../../respond.ts'
import { type ClickArgs, threadOf } from './click.ts'

/** A button below an answer that a model chose: which entries they were and whether they fitted is logged, and no words. */
export async function onFeedback(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body, respond } = args
  await ack()
  // one vote a person and answer; another click changes nothing
  if (!(await onceOnly(desk, ['feedback', action.value, body.user.id]))) return
  const { knowledge } = desk.engine
  const thread = threadOf(args)
  const answer = desk.answers.find(action.value ?? '')
  if (!answer) {
    await respond(responseOf(notice(knowledge, 'gone'), { to: 'asker', thread }))
    return
  }
  const chosen = answer.evidence.filter(({ chosenBy }) => chosenBy)
  desk.log.info(
    {
      right: action.action_id === 'choice_right',
      entries: chosen.map(({ entry }) => entry),
      clarify: answer.clarify?.id,
      model: (answer.clarify ?? chosen[0])?.chosenBy?.model,
      knowledge: answer.knowledge,
    },
    'feedback on a choice',
  )
  await respond(responseOf(asMessage([rich(line(say(knowledge, 'model.thanks')))]), { to: 'asker', thread }))
}
