import type { Button, KnownBlock } from '@slack/types'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { plannedSteps } from '../reply/plan.ts'
import { say } from '../reply/say.ts'
import { hasMore } from '../reply/text-first.ts'
import { answerId } from './answer-id.ts'
import { choiceBlocks } from './blocks/choices.ts'
import { feedbackButtons } from './blocks/feedback.ts'
import { becauseBlocks, headBlocks, pasteBlocks, planBlocks } from './blocks/first-parts.ts'
import { plainText } from './blocks/plain.ts'
import { smallPrint } from './blocks/rich.ts'
import { tighten } from './blocks/tighten.ts'
import { button } from './incident/elements.ts'
import { AIM, textBytes } from './limits.ts'

/** A message as Slack takes it: blocks, and the same in words for where they can't be shown. */
export type SlackMessage = { text: string; blocks: KnownBlock[] }

/** `share`: with a button that shows the answer to the channel, for answers that only the asker sees. */
export type SlackOptions = { share?: boolean }

/**
 * The answer for Slack, its first view: verdict and direct answer, why, the whole plan with its commands, what to paste
 * only where that would change the answer, and one button for the rest. Whatever was pasted stands in rich_text or
 * plain_text only, where Slack parses nothing, and escaped in `text`. Always within Slack's limits.
 */
export function renderSlack(
  answer: Answer,
  knowledge: Knowledge,
  { share = false }: SlackOptions = {},
): SlackMessage {
  const head = [...headBlocks(answer, knowledge), ...becauseBlocks(answer, knowledge)]
  const tail = [
    ...pasteBlocks(answer, knowledge),
    ...choiceBlocks(answer),
    ...buttonBlocks(answer, knowledge, share),
    smallPrint(say(knowledge, 'reply.footer', { version: answer.knowledge })),
  ]
  const frame = tighten([...head, ...tail])
  const room = AIM.total - textBytes(frame)
  const plan = planBlocks(answer, plannedSteps(answer), knowledge, { room })
  const blocks = [...frame.slice(0, head.length), ...plan, ...frame.slice(head.length)]
  return { text: plainText(blocks), blocks }
}

function buttonBlocks(answer: Answer, knowledge: Knowledge, share: boolean): KnownBlock[] {
  const value = answerId(answer)
  const own = (action: string, key: string, style?: Button['style']) =>
    button(action, say(knowledge, `slack.${key}`), value, style)
  const elements = [
    ...(share ? [own('share_answer', 'share', 'primary')] : []),
    ...feedbackButtons(answer, knowledge),
    ...(hasMore(answer) || answer.sources.length > 0 ? [own('show_more', 'more-button')] : []),
  ]
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}
