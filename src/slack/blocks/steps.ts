import type { RichTextBlock } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { commandLine } from '../../reply/labels.ts'
import { say } from '../../reply/say.ts'
import { wait } from '../../reply/when.ts'
import { code, line, type Part, rich, words } from './rich.ts'

/** One step of the checklist, under its number: what to do, its commands to copy, how long to wait. */
export function stepBlock(
  step: Answer['checklist'][number],
  number: number,
  knowledge: Knowledge,
  whole: boolean,
): RichTextBlock {
  const done = step.state === 'done'
  const because = step.because?.map(({ text }) => text).join('; ')
  const extra = (key: string, value: string | undefined): Part[] =>
    value ? [line(say(knowledge, `part.${key}`, { [key]: value }))] : []
  const commands = (all: Answer['checklist'][number]['commands']): Part[] =>
    all.length > 0 ? [code(all.map((each) => commandLine(knowledge, each)))] : []
  return rich(
    line(
      words(`${number}. `, 'bold'),
      done ? `${step.text} ${say(knowledge, 'part.done', { because })}` : step.text,
    ),
    ...(step.danger ? [line(words(`⚠ ${say(knowledge, 'part.danger', { danger: step.danger })}`))] : []),
    ...(done && !whole ? [] : commands(step.commands)),
    ...extra('wait', step.wait && wait(knowledge, step.wait)),
    ...(whole ? extra('expect', step.expect) : []),
    ...(whole && step.undo ? [line(say(knowledge, 'part.undo')), ...commands(step.undo)] : []),
  )
}
