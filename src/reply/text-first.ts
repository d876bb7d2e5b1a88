import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { COLUMNS, columns, fold } from './fold.ts'
import { isMixed, openSlots, plannedSteps } from './plan.ts'
import { say } from './say.ts'
import { askLines, type Block, COLOURS, planLines, type TextOptions, warningBlock } from './text-blocks.ts'

/** Columns of the word before a reason, with its blank. */
const REASON_LABEL = 9

/** The first view at a terminal: verdict and direct answer, because, the whole plan, what to paste, and where the rest is. */
export function firstBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const { first, verdict } = answer
  const { style } = options
  const [headline = '', ...direct] = first.answer
  const steps = plannedSteps(answer)
  const several = isMixed(steps)
  const label = (key: string) => style('bold', say(knowledge, `part.${key}`))
  const asked = answer.ask.filter(({ command }) => first.paste.includes(command))
  return [
    fold(headline).map((line) => style('bold', style(COLOURS[verdict.act], line))),
    direct.flatMap((sentence) => fold(sentence)),
    (answer.choices ?? []).flatMap(({ title, says = '' }, at) => [
      ...fold(title, `${`${at + 1}.`.padStart(3)} `).map((line) => style('bold', line)),
      ...(says ? fold(says, '    ') : []),
    ]),
    warningBlock(answer, knowledge, options),
    reasonLines(first.because, label('because')),
    steps.length > 0
      ? [
          label('do'),
          ...steps.flatMap((step, at) =>
            planLines(step, at, knowledge, options, { several, sign: first.signs.includes(step.id) }),
          ),
          ...openSlots(steps, knowledge).flatMap((line) => fold(line, '    ')),
        ]
      : [],
    asked.length > 0 ? [label('paste'), ...asked.flatMap((each) => askLines(each, knowledge, options))] : [],
  ]
}

/** Why, a line each; one short reason beside the word. */
function reasonLines(because: Answer['first']['because'], label: string): Block {
  const [only, ...others] = because.map(({ text }) => text)
  if (only === undefined) return []
  const beside = `${label} ${only.charAt(0).toLowerCase()}${only.slice(1)}`
  if (others.length === 0 && columns(only) + REASON_LABEL <= COLUMNS) return [beside]
  return [label, ...because.flatMap(({ text }) => fold(text, ' - '))]
}

/** Whether there is anything that the first view leaves out. */
export function hasMore({ causes, checklist, notes, first }: Answer): boolean {
  return causes.length > 1 || checklist.length > first.plan.length || notes.length > 0
}
