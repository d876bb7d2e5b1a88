import { renderSlack } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { record, text } from '../../intake/loose.ts'
import { notice } from '../../notice.ts'
import { onceOnly } from '../../once-only.ts'
import { responseOf, showAside } from '../../respond.ts'
import { besideOf, type ClickArgs, threadOf } from './click.ts'

/** The button of an answer that only the asker sees: shows it to the channel, once, and takes the private one away. */
export async function onShareAnswer(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body, respond } = args
  await ack()
  const place = text(record(body.container).message_ts)
  if (!(await onceOnly(desk, ['share', action.value, body.channel?.id, place || body.trigger_id]))) return
  const answer = await desk.answers.find(action.value ?? '')
  const thread = threadOf(args)
  if (!answer) {
    await showAside(args, [notice(desk.engine.knowledge, 'gone')], besideOf(args))
    return
  }
  await respond(responseOf(renderSlack(answer, desk.engine.knowledge), { to: 'channel', thread }))
  await respond({ delete_original: true })
}
