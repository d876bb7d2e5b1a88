import { moreView } from '../../blocks/more-view.ts'
import type { Desk } from '../../desk.ts'
import { notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { showAside } from '../../respond.ts'
import { besideOf, type ClickArgs, clickMarks } from './click.ts'

/** The button of an answer that opens the rest of it: every step, why, the other causes, notes, sources. */
export async function onShowMore(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body, client } = args
  await ack()
  if (!(await onceOnly(desk, clickMarks(args)))) return
  const { knowledge } = desk.engine
  const answer = await desk.answers.find(action.value ?? '')
  if (answer) await client.views.open({ trigger_id: body.trigger_id, view: moreView(answer, knowledge) })
  else await showAside(args, [notice(knowledge, 'gone')], besideOf(args))
}
