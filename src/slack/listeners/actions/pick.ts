import { renderSlack } from '../../blocks.ts'
import type { Desk } from '../../desk.ts'
import { record } from '../../intake/loose.ts'
import { onceOnly } from '../../once-only.ts'
import { responseOf } from '../../respond.ts'
import { type ClickArgs, clickMarks, threadOf } from './click.ts'

/** One of the entries that may have been meant: its answer takes the place of the question. */
export async function onPick(args: ClickArgs, desk: Desk): Promise<void> {
  const { ack, action, body, context, respond } = args
  await ack()
  if (!action.value || !(await onceOnly(desk, clickMarks(args)))) return
  const { engine, answers, now } = desk
  const answer = await engine.explain(action.value, { at: now(), asked: true })
  await answers.keep(answer, {
    team: context.teamId ?? '',
    channel: body.channel?.id ?? '',
    ts: undefined,
    by: body.user.id,
  })
  const alone = record(body.container).is_ephemeral === true
  const shown = renderSlack(answer, engine.knowledge, { share: alone })
  const where = { to: alone ? ('asker' as const) : ('channel' as const), thread: threadOf(args) }
  await respond({ ...responseOf(shown, where), replace_original: true })
}
