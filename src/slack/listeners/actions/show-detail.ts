import { DETAILS, renderDetail } from '../../blocks/details.ts'
import type { Desk } from '../../desk.ts'
import { notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { respondWith } from '../../respond.ts'
import { type ClickArgs, clickMarks, threadOf } from './click.ts'

/** A button below an answer: shows the one who clicked why, the other causes, all steps, or notes and sources. */
export async function onShowDetail(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, respond } = args
  await ack()
  if (!onceOnly(desk, clickMarks(args))) return
  const { knowledge } = desk.engine
  const detail = DETAILS.find((each) => action.action_id === `show_${each}`)
  const answer = desk.answers.find(action.value ?? '')
  const shown = answer && detail ? renderDetail(answer, knowledge, detail) : [notice(knowledge, 'gone')]
  await respondWith(respond, shown.length > 0 ? shown : [notice(knowledge, 'empty-detail')], {
    to: 'asker',
    thread: threadOf(args),
  })
}
