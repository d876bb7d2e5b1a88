import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { fold } from './fold.ts'
import { place } from './labels.ts'
import { say } from './say.ts'
import {
  askLines,
  type Block,
  causeLines,
  evidenceBlock,
  footerBlock,
  moreLines,
  stepLines,
  type TextOptions,
  verdictBlock,
  warningBlock,
} from './text-blocks.ts'

/** Lines of an answer that isn't asked for whole. */
const LINES_AT_MOST = 25

/**
 * The answer for a terminal: verdict first, then what it is, the top cause with the line that says so, the steps, and
 * what to paste next. At most 80 columns, but for commands, which are never broken, and 25 lines unless `all`.
 */
export function renderText(answer: Answer, knowledge: Knowledge, options: TextOptions): string {
  const blocks = options.all
    ? wholeBlocks(answer, knowledge, options)
    : briefBlocks(answer, knowledge, options)
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
  return [
    verdictBlock(answer, options),
    warningBlock(answer, options),
    ...answer.evidence.map((each) => evidenceBlock(each, knowledge, options, true)),
    head(
      'causes',
      answer.causes.flatMap((cause) => causeLines(cause, knowledge, true)),
    ),
    head(
      'do',
      answer.checklist.flatMap((step, at) => stepLines(step, at, knowledge, options, true)),
    ),
    head(
      'paste',
      answer.ask.flatMap((each) => askLines(each, options, true)),
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
        ? fold(answer.unrecognized.map(({ lines }) => place(knowledge, lines)).join(', '))
        : [],
    ),
    footerBlock(answer, knowledge, options),
  ]
}

/** As much as fits: verdict, warnings, cause and the question always; steps one by one; words of explanation last. */
function briefBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const spoken = answer.evidence.filter(({ level, closedBy }) => level !== 'supporting' && !closedBy)
  const about =
    answer.evidence.find(({ id }) => id === answer.verdict.about) ?? spoken[0] ?? answer.evidence[0]
  const rest = spoken.filter((each) => each !== about)
  const shownCauses = briefCauses(answer)
  const verdict = verdictBlock(answer, options)
  const warnings = warningBlock(answer, options).slice(0, 6)
  const causes = shownCauses.flatMap((cause) => causeLines(cause, knowledge, false))
  const ask = answer.ask.slice(0, 1).flatMap((each) => askLines(each, options, false))
  const [question, why] = [ask.slice(0, 1), ask.slice(1)]
  const name = about ? evidenceBlock(about, knowledge, options, false) : []
  const label = (key: string, block: Block) =>
    block.length > 0 ? [options.style('bold', say(knowledge, `part.${key}`)), ...block] : []

  const build = (steps: Block, shown: number, means: Block, reason: Block, others: Block): Block[] => [
    verdict,
    warnings,
    [...name.slice(0, 1), ...means, ...others],
    label(shownCauses[0]?.state === 'supported' ? 'cause' : 'possible', causes),
    label('do', steps),
    label('paste', [...question, ...reason]),
    [
      ...moreLines(
        answer,
        knowledge,
        rest.length - others.length,
        { causes: shownCauses.length, steps: shown },
        options,
      ),
      ...footerBlock(answer, knowledge, options),
    ],
  ]
  const height = (blocks: Block[]) =>
    blocks.filter((block) => block.length > 0).reduce((sum, block) => sum + block.length + 1, -1)

  const means = name.slice(1)
  const others = rest
    .slice(0, 3)
    .flatMap((each) => evidenceBlock(each, knowledge, options, false).slice(0, 1))
  // what gives way first, until at least one step fits
  const choices: [Block, Block, Block][] = [
    [means, why, others],
    [means, [], others],
    [means, [], []],
    [[], [], []],
  ]
  for (const [some, reason, more] of choices) {
    let steps: Block = []
    let shown = 0
    for (const [at, step] of answer.checklist.entries()) {
      const next = [...steps, ...stepLines(step, at, knowledge, options, false)]
      if (height(build(next, shown + 1, some, reason, more)) > LINES_AT_MOST) break
      steps = next
      shown++
    }
    const blocks = build(steps, shown, some, reason, more)
    const last = some.length === 0
    if ((shown > 0 || answer.checklist.length === 0 || last) && (height(blocks) <= LINES_AT_MOST || last))
      return blocks
  }
  return []
}

/** The supported causes, at most two; else the three most likely ones. */
function briefCauses({ causes }: Answer): Answer['causes'] {
  const supported = causes.filter(({ state }) => state === 'supported')
  return supported.length > 0
    ? supported.slice(0, 2)
    : causes.filter(({ state }) => state === 'possible').slice(0, 3)
}
