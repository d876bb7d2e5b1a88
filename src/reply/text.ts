import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { fold } from './fold.ts'
import { hasSeveralDevices, place } from './labels.ts'
import { say } from './say.ts'
import {
  askLines,
  type Block,
  causeLines,
  evidenceBlock,
  footerBlock,
  stepLines,
  type TextOptions,
  verdictBlock,
  warningBlock,
} from './text-blocks.ts'
import { firstBlocks } from './text-first.ts'
import { isUndecided } from './undecided.ts'

/**
 * The answer for a terminal: verdict first, then what it is, the top cause with the line that says so, the steps, and
 * what to paste next. At most 80 columns, but for commands, which are never broken, and 25 lines unless `all`.
 */
export function renderText(answer: Answer, knowledge: Knowledge, options: TextOptions): string {
  const blocks = options.all
    ? wholeBlocks(answer, knowledge, options)
    : firstBlocks(answer, knowledge, options)
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at > 0 ? ['', ...block] : block))
  return `${lines.join('\n')}\n`
}

function wholeBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const { style } = options
  const head = (key: string, block: Block) =>
    block.length > 0 ? [style('bold', say(knowledge, `part.${key}`)), ...block] : []
  const { escalation } = answer
  const several = hasSeveralDevices(answer)
  const paste = head(
    'paste',
    answer.ask.flatMap((each) => askLines(each, knowledge, options)),
  )
  const undecided = isUndecided(answer)
  return [
    verdictBlock(answer, options),
    warningBlock(answer, options),
    ...answer.evidence.map((each) => evidenceBlock(each, knowledge, options, true)),
    undecided ? paste : [],
    head(
      'causes',
      answer.causes.flatMap((cause) => causeLines(cause, knowledge, { all: true, several })),
    ),
    head(
      'do',
      answer.checklist.flatMap((step, at) => stepLines(step, at, knowledge, options, { all: true, several })),
    ),
    undecided ? [] : paste,
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
        ? fold(answer.unrecognized.map(({ lines }) => place(knowledge, lines)).join(', '))
        : [],
    ),
    footerBlock(answer, knowledge, options),
  ]
}
