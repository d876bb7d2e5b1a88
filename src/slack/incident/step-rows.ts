import type { ActionsBlock, Checkboxes, KnownBlock, PlainTextOption, RichTextElement } from '@slack/types'
import type { IncidentStep } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { commandLine } from '../../reply/labels.ts'
import { list, say } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import { clip } from '../blocks/clip.ts'
import { code, line, type Part, rich, words } from '../blocks/rich.ts'
import { LIMITS } from '../slack-limits.ts'
import { plain } from './elements.ts'
import { stepBlockId } from './refs.ts'
import { moment, person } from './who.ts'

/** A step under the number that it has on the card. */
export type NumberedStep = { step: IncidentStep; number: number }

/**
 * The checklist one can work in: to each step what to do, its commands or what became of it, and a row of its own with
 * a checkbox and a menu, so that two who tick at once both count. `blocks`: as many as there is room for.
 */
export function stepRows(
  steps: readonly NumberedStep[],
  { id, blocks }: { id: string; blocks: number },
  knowledge: Knowledge,
): KnownBlock[] {
  const room = Math.floor((blocks - 1) / 2)
  const shown = steps.slice(0, room).flatMap((each) => stepRow(each.step, each.number, { id }, knowledge))
  const more = steps.length - room
  return more > 0
    ? [...shown, rich(line(words(say(knowledge, 'slack.more', { count: more }), 'italic')))]
    : shown
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
  const settled = step.state === 'done' || step.state === 'skipped'
  const text = settled ? words(step.text, 'strike') : words(step.text)
  return [rich(line(words(`${number}. `, 'bold'), text), ...below(step, knowledge)), row]
}

/** What the menu of a step offers, and the sentence for it. */
const MENU = { skip: 'skip', reopen: 'reopen-step', why: 'why-step' } as const

function menuOf({ state }: IncidentStep): (keyof typeof MENU)[] {
  if (state === 'todo') return ['skip', 'why']
  if (state === 'failed') return ['reopen', 'skip', 'why']
  return ['reopen', 'why']
}

function checkbox(step: IncidentStep, number: number, knowledge: Knowledge): Checkboxes {
  const label = say(knowledge, 'card.step-tick', { number })
  const option: PlainTextOption = { text: plain(label, LIMITS.optionText), value: step.id }
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

/** What stands below the words of a step: its commands and what to mind, or what became of it. */
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
    ...(step.expect ? [line(words(say(knowledge, 'part.expect', { expect: step.expect }), 'italic'))] : []),
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
