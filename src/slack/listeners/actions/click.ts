import type { AllMiddlewareArgs, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import { line, rich } from '../../blocks/rich.ts'
import { record, text } from '../../intake/loose.ts'
import { asMessage } from '../../notice.ts'
import { type Beside, showAside } from '../../respond.ts'

/** What Bolt gives for a click on a button. */
export type ClickArgs = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs

/** What tells one click from the next. */
export function clickMarks({ body, action }: ClickArgs): (string | undefined)[] {
  return [action.action_id, action.value, action.action_ts, body.trigger_id, body.user.id]
}

/** The thread that the button's message stands in. */
export function threadOf({ body }: Pick<ClickArgs, 'body'>): string | undefined {
  return text(record(body.container).thread_ts) || text(record(body.message).thread_ts) || undefined
}

/** Who clicked, and where they look. */
export function besideOf(args: Pick<ClickArgs, 'body'>): Beside {
  const { user, channel } = args.body
  return { user: user.id, channel: channel?.id, thread: threadOf(args) }
}

/** Tells the one who clicked. */
export function tellClick(args: ClickArgs, sentence: string): Promise<unknown> {
  return showAside(args, [asMessage([rich(line(sentence))])], besideOf(args))
}
