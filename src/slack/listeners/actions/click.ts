import type { AllMiddlewareArgs, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import { escapeMrkdwn } from '../../inert.ts'
import { record, text } from '../../intake/loose.ts'

/** What Bolt gives for a click on a button. */
export type ClickArgs = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs

/** What tells one click from the next. */
export function clickMarks({ body, action }: ClickArgs): (string | undefined)[] {
  return [action.action_id, action.value, action.action_ts, body.trigger_id, body.user.id]
}

/** The thread that the button's message stands in. */
export function threadOf({ body }: ClickArgs): string | undefined {
  return text(record(body.container).thread_ts) || text(record(body.message).thread_ts) || undefined
}

/** Tells the one who clicked. */
export function tellClick(args: ClickArgs, sentence: string): Promise<unknown> {
  const thread = threadOf(args)
  return args.respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: escapeMrkdwn(sentence),
    ...(thread && { thread_ts: thread }),
  })
}
