import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { fold } from './fold.ts'
import { commandLine, hasSeveralDevices, leftOf, place } from './labels.ts'
import { plannedSteps } from './plan.ts'
import { say } from './say.ts'
import {
  type Block,
  causeLines,
  evidenceBlock,
  footerBlock,
  stepLines,
  type TextOptions,
} from './text-blocks.ts'
import { firstBlocks, hasMore } from './text-first.ts'

/**
 * The answer for a terminal: the first view; with `all` everything else below it. At most 80 columns, but for commands,
 * which are never broken.
 */
export function renderText(answer: Answer, knowledge: Knowledge, options: TextOptions): string {
  const blocks = [
    ...firstBlocks(answer, knowledge, options),
    ...(options.all ? restBlocks(answer, knowledge, options) : []),
    footerBlock(answer, knowledge, options, hasMore(answer) && !options.all),
  ]
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at > 0 ? ['', ...block] : block))
  return `${lines.join('\n')}\n`
}

/** What the first view leaves out. */
function restBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const { style } = options
  const head = (key: string, block: Block) =>
    block.length > 0 ? [style('bold', say(knowledge, `part.${key}`)), ...block] : []
  const { escalation } = answer
  const several = hasSeveralDevices(answer)
  const planned = new Set(answer.first.plan)
  const others = answer.checklist.filter(({ id }) => !planned.has(id))
  return [
    ...answer.evidence.map((each) => evidenceBlock(each, knowledge, options)),
    leftOf(answer, 'evidence', knowledge),
    head(
      'causes',
      answer.causes.flatMap((cause) => causeLines(cause, knowledge, several)),
    ),
    head(
      'other-steps',
      others.flatMap((step, at) => stepLines(step, at, knowledge, options, several)),
    ),
    head(
      'undo',
      plannedSteps(answer).flatMap(({ undo = [], text }) =>
        undo.length > 0
          ? [...fold(text, '- '), ...undo.map((each) => `    ${commandLine(knowledge, each)}`)]
          : [],
      ),
    ),
    head(
      'clocks',
      answer.clocks.flatMap(({ text }) => fold(text, '- ')),
    ),
    head(
      'notes',
      answer.notes.flatMap(({ text }) => fold(text, '- ')),
    ),
    head(
      'escalation',
      escalation ? [...fold(escalation.when), ...escalation.collect.map((command) => `  # ${command}`)] : [],
    ),
    head(
      'sources',
      answer.sources.flatMap(({ title, section, lines }) =>
        fold(`${title}: ${section}${lines ? `, ${place(knowledge, lines)}` : ''}`, '- '),
      ),
    ),
    head(
      'unread',
      answer.unrecognized.length > 0
        ? [
            ...fold(answer.unrecognized.map(({ lines }) => place(knowledge, lines)).join(', ')),
            ...leftOf(answer, 'unrecognized', knowledge),
          ]
        : [],
    ),
  ]
}
