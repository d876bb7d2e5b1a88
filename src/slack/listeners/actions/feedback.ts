import { say } from '../../../reply/say.ts'
import { line, rich } from '../../blocks/rich.ts'
import type { Desk } from '../../desk.ts'
import { asMessage, notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { showAside } from '../../respond.ts'
import { besideOf, type ClickArgs } from './click.ts'

/** A button below an answer that a model chose: which entries they were and whether they fitted is logged, and no words. */
export async function onFeedback(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body } = args
  await ack()
  // one vote a person and answer; another click changes nothing
  if (!(await onceOnly(desk, ['feedback', action.value, body.user.id]))) return
  const { knowledge } = desk.engine
  const answer = await desk.answers.find(action.value ?? '')
  if (!answer) {
    await showAside(args, [notice(knowledge, 'gone')], besideOf(args))
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
  const thanks = asMessage([rich(line(say(knowledge, 'model.thanks')))])
  await showAside(args, [thanks], besideOf(args))
}
