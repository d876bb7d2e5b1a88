import type { ActionsBlock, Checkboxes, KnownBlock, PlainTextOption, RichTextElement } from '@slack/types'
import type { IncidentStep } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { commandLine } from '../../reply/labels.ts'
import { list, say } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import { clip } from '../blocks/clip.ts'
import { code, line, type Part, rich, words } from '../blocks/rich.ts'
import { textLength } from '../limits.ts'
import { LIMITS } from '../slack-limits.ts'
import { optionText, plain } from './elements.ts'
import { stepBlockId } from './refs.ts'
import { moment, person } from './who.ts'

/** Steps that a card shows at most; the others are behind "All steps". */
const ROWS = 10

/** Steps that are done or skipped and still shown, the last ones. */
const SETTLED = 4

/**
 * The checklist of a card: to each step a row of its own with a checkbox and a menu, so that two who tick at once both
 * count, and below it the commands, or who ticked it and what shows it. As many as there is room for, in order; where
 * there are too many, the first ones that are done give way. `room`: characters, `blocks`: blocks that are left.
 */
export function stepRows(
  steps: readonly IncidentStep[],
  card: { id: string; room: number; blocks: number },
  knowledge: Knowledge,
): KnownBlock[] {
  if (steps.length === 0) return []
  const numbered = steps.map((step, at) => ({ step, number: at + 1 }))
  const settled = numbered.filter(({ step }) => step.state === 'done' || step.state === 'skipped')
  const dropped = new Set(
    settled.slice(0, Math.max(0, Math.min(steps.length - ROWS, settled.length - SETTLED))),
  )
  const label = rich(line(words(say(knowledge, 'part.do'), 'bold')))
  const shown: KnownBlock[] = []
  let left = card.room - textLength(label) - 200
  let rows = 0
  for (const each of numbered) {
    if (dropped.has(each)) continue
    const blocks = stepRow(each.step, each.number, card, knowledge)
    left -= textLength(blocks)
    if (left < 0 || rows === ROWS || shown.length + blocks.length > card.blocks - 3) break
    shown.push(...blocks)
    rows++
  }
  const more = steps.length - dropped.size - rows
  const notes = [
    ...(dropped.size > 0
      ? [say(knowledge, dropped.size === 1 ? 'card.step-done' : 'card.steps-done', { count: dropped.size })]
      : []),
    ...(more > 0 ? [say(knowledge, 'slack.more-steps', { count: more })] : []),
  ]
  return [label, ...shown, ...notes.map((text) => rich(line(words(text, 'italic'))))]
}

function stepRow(
  step: IncidentStep,
  number: number,
  { id }: { id: string },
  knowledge: Knowledge,
): KnownBlock[] {
  const row: ActionsBlock = {
    type: 'actions',
    block_id: stepBlockId(id, step, number),
    elements: [
      checkbox(step, number, knowledge),
      {
        type: 'overflow',
        action_id: 'step_menu',
        options: menuOf(step).map((word) => ({
          text: plain(say(knowledge, `card.${MENU[word]}`), LIMITS.optionText),
          value: `${word} ${step.id}`,
        })),
      },
    ],
  }
  const parts = below(step, knowledge)
  return parts.length > 0 ? [row, rich(...parts)] : [row]
}

/** What the menu of a step offers, and the sentence for it. */
const MENU = { skip: 'skip', reopen: 'reopen-step', why: 'why-step' } as const

function menuOf({ state }: IncidentStep): (keyof typeof MENU)[] {
  if (state === 'todo') return ['skip', 'why']
  if (state === 'failed') return ['reopen', 'skip', 'why']
  return ['reopen', 'why']
}

function checkbox(step: IncidentStep, number: number, knowledge: Knowledge): Checkboxes {
  const option: PlainTextOption = { ...optionText(`${number}. ${step.text}`), value: step.id }
  const { danger } = step
  return {
    type: 'checkboxes',
    action_id: 'tick_step',
    options: [option],
    ...(step.state === 'done' && { initial_options: [option] }),
    ...(danger &&
      step.state !== 'done' && {
        confirm: {
          title: plain(say(knowledge, 'card.confirm'), LIMITS.confirmTitle),
          text: plain(danger, LIMITS.confirmText),
          confirm: plain(say(knowledge, 'card.confirm-yes'), LIMITS.confirmButton),
          deny: plain(say(knowledge, 'card.confirm-no'), LIMITS.confirmButton),
          style: 'danger',
        },
      }),
  }
}

/** What stands below a step: its commands and what to mind, or what became of it. */
function below(step: IncidentStep, knowledge: Knowledge): Part[] {
  const { state, by, danger, reason, notOn = [] } = step
  const because = clip(step.because?.map(({ text }) => text).join('; ') ?? '', 400)
  const who = by && by !== 'bot' ? whoWhen(step, knowledge) : []
  if (state === 'done') {
    if (by === 'bot') return because ? [line(say(knowledge, 'card.step-by-bot', { because }))] : []
    const missing =
      notOn.length > 0 ? say(knowledge, 'card.step-not-on', { devices: list(knowledge, notOn) }) : ''
    return [
      ...(who.length > 0 ? [line(say(knowledge, 'card.step-ticked'), ...who)] : []),
      ...(missing ? [line(words(missing, 'bold'))] : []),
    ]
  }
  if (state === 'skipped')
    return [
      line(
        say(knowledge, 'card.step-skipped'),
        ...who,
        ...(reason ? [say(knowledge, 'card.step-because', { reason })] : []),
      ),
    ]
  return [
    ...(state === 'failed' ? [line(words(say(knowledge, 'card.step-failed', { because }), 'bold'))] : []),
    ...(danger ? [line(words(`⚠ ${say(knowledge, 'part.danger', { danger })}`))] : []),
    ...(step.commands.length > 0 ? [code(step.commands.map((each) => commandLine(knowledge, each)))] : []),
    ...(step.wait ? [line(say(knowledge, 'part.wait', { wait: wait(knowledge, step.wait) }))] : []),
  ]
}

/** Everybody who ticked it, the first first. */
function whoWhen({ by = '', at, ticks }: IncidentStep, knowledge: Knowledge): RichTextElement[] {
  const marks = ticks && ticks.length > 0 ? ticks.slice(0, 4) : [{ by, at }]
  return marks.flatMap((mark, index) => [
    ...(index > 0 ? [words('; ')] : []),
    person(mark.by, knowledge),
    ...(mark.at ? [words(', '), moment(mark.at)] : []),
  ])
}
