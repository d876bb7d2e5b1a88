import { moreView } from '../../blocks/more-view.ts'
import type { Desk } from '../../desk.ts'
import { notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { responseOf } from '../../respond.ts'
import { type ClickArgs, clickMarks, threadOf } from './click.ts'

/** The button of an answer that opens the rest of it: every step, why, the other causes, notes, sources. */
export async function onShowMore(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body, client, respond } = args
  await ack()
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const { knowledge } = desk.engine
  const answer = desk.answers.find(action.value ?? '')
  if (answer) await client.views.open({ trigger_id: body.trigger_id, view: moreView(answer, knowledge) })
  else await respond(responseOf(notice(knowledge, 'gone'), { to: 'asker', thread: threadOf(args) }))
}
