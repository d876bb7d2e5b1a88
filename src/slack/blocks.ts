import type { Button, KnownBlock } from '@slack/types'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import type { Naming } from '../reply/proof-text.ts'
import { say } from '../reply/say.ts'
import { guessesOf, isUndecided, likelyCauses } from '../reply/undecided.ts'
import { answerId } from './answer-id.ts'
import {
  answerParts,
  askParts,
  causeParts,
  evidenceParts,
  verdictBlocks,
  warningBlocks,
} from './blocks/answer-parts.ts'
import { DETAILS, hasDetail } from './blocks/details.ts'
import { feedbackBlocks } from './blocks/feedback.ts'
import { plainText } from './blocks/plain.ts'
import { line, rich, smallPrint, words } from './blocks/rich.ts'
import { stepBlock } from './blocks/steps.ts'
import { tighten } from './blocks/tighten.ts'
import { AIM, textLength } from './limits.ts'

/** Steps that an answer shows; the others are behind a button. */
const STEPS = 6

/** Steps of merely possible causes that an answer shows, below what to paste next. */
const GUESSES = 3

/** A message as Slack takes it: blocks, and the same in words for where they can't be shown. */
export type SlackMessage = { text: string; blocks: KnownBlock[] }

/** `share`: with a button that shows the answer to the channel, for answers that only the asker sees. */
export type SlackOptions = { share?: boolean }

/**
 * The answer for Slack: verdict first, then what it is, the top cause with the line that says so, the first steps with
 * their commands, what to paste next (first, where no cause is supported), and the rest behind buttons. Whatever was pasted stands in rich_text or
 * plain_text only, where Slack parses nothing, and escaped in `text`. Always within Slack's limits.
 */
export function renderSlack(
  answer: Answer,
  knowledge: Knowledge,
  { share = false }: SlackOptions = {},
): SlackMessage {
  const undecided = isUndecided(answer)
  const paste = answer.ask.slice(0, 1).map((each) => rich(...askParts(each, knowledge)))
  const head = [
    ...verdictBlocks(answer),
    ...warningBlocks(answer, knowledge),
    ...evidenceBlocks(answer, knowledge),
    ...(undecided ? paste : []),
    ...causeBlocks(answer, knowledge),
  ]
  const tail = [
    ...(undecided ? [] : paste),
    ...feedbackBlocks(answer, knowledge),
    ...buttonBlocks(answer, knowledge, share),
    smallPrint(say(knowledge, 'reply.footer', { version: answer.knowledge })),
  ]
  const frame = tighten([...head, ...tail])
  const steps = stepBlocks(answer, knowledge, AIM.total - textLength(frame))
  const blocks = [...frame.slice(0, head.length), ...steps, ...frame.slice(head.length)]
  return { text: plainText(blocks), blocks }
}

/** What the verdict is about, and how many other pieces there are. */
export function evidenceBlocks(answer: Answer, knowledge: Knowledge, naming?: Naming): KnownBlock[] {
  const spoken = answer.evidence.filter(({ level, closedBy }) => level !== 'supporting' && !closedBy)
  const about =
    answer.evidence.find(({ id }) => id === answer.verdict.about) ?? spoken[0] ?? answer.evidence[0]
  if (!about) return []
  const others = spoken.filter((each) => each !== about).length
  const parts = [
    ...(about.kind === 'question'
      ? answerParts(answer, about)
      : evidenceParts(about, knowledge, false, naming)),
    ...(others > 0 ? [line(words(say(knowledge, 'slack.more', { count: others }), 'italic'))] : []),
  ]
  return parts.length > 0 ? [rich(...parts)] : []
}

/** The supported cause, else the three most likely ones by their titles. */
export function causeBlocks({ causes }: Answer, knowledge: Knowledge): KnownBlock[] {
  const [top] = likelyCauses(causes)
  if (top)
    return [rich(line(words(say(knowledge, 'part.cause'), 'bold')), ...causeParts(top, knowledge, false))]
  const possible = causes.filter(({ state }) => state === 'possible').slice(0, 3)
  if (possible.length === 0) return []
  return [
    rich(
      line(words(say(knowledge, 'part.possible'), 'bold')),
      ...possible.map(({ title }) => line(`• ${title}`)),
    ),
  ]
}

/** As many steps as there is room for, in order, none of them cut. */
function stepBlocks(answer: Answer, knowledge: Knowledge, room: number): KnownBlock[] {
  const { checklist } = answer
  if (checklist.length === 0) return []
  const undecided = isUndecided(answer)
  const label = rich(line(words(say(knowledge, undecided ? 'part.try' : 'part.do'), 'bold')))
  const shown: KnownBlock[] = []
  let left = room - textLength(label) - 200
  const first = undecided ? guessesOf(answer).slice(0, GUESSES) : checklist.slice(0, STEPS)
  for (const [at, step] of first.entries()) {
    const block = stepBlock(step, at + 1, knowledge, false)
    left -= textLength(block)
    if (left < 0) break
    shown.push(block)
  }
  const more = checklist.length - shown.length
  const rest = rich(line(words(say(knowledge, 'slack.more-steps', { count: more }), 'italic')))
  return [label, ...shown, ...(more > 0 ? [rest] : [])]
}

function buttonBlocks(answer: Answer, knowledge: Knowledge, share: boolean): KnownBlock[] {
  const value = answerId(answer)
  const button = (action: string, key: string, style?: 'primary'): Button => ({
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: say(knowledge, `slack.${key}`), emoji: false },
    value,
    ...(style && { style }),
  })
  const elements = [
    ...(share ? [button('share_answer', 'share', 'primary')] : []),
    ...DETAILS.filter((detail) => hasDetail(answer, detail)).map((detail) =>
      button(`show_${detail}`, detail),
    ),
  ]
  return elements.length > 0 ? [{ type: 'actions', elements }] : []
}
