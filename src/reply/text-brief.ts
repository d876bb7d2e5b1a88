import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from './answer.ts'
import { fold } from './fold.ts'
import { hasSeveralDevices } from './labels.ts'
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

const MESSAGES_AT_MOST = 3

/** What is left out, one after the other, until all fits, and at least one step as long as only words must go for it. */
const GIVE_WAY = ['why', 'notes', 'others', 'means', 'question', 'name'] as const
type Optional = (typeof GIVE_WAY)[number]

/** The parts of a brief answer, but for the steps. */
type Parts = Record<Optional | 'verdict' | 'warnings' | 'cause', Block>

/** As much of an answer as fits 25 lines: steps one by one, whole ones only, and at the end how much more there is. */
export function briefBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const parts = partsOf(answer, knowledge, options)
  const steps = answer.checklist.map((step, at) => stepLines(step, at, knowledge, options, false))
  let left: Optional[] = []
  for (const next of [undefined, ...GIVE_WAY]) {
    if (next) left = [...left, next]
    const kept: Parts = { ...parts, ...Object.fromEntries(left.map((name) => [name, []])) }
    let shown = 0
    const build = (count: number) => arrange(kept, steps.slice(0, count), answer, knowledge, options)
    while (shown < steps.length && height(build(shown + 1)) <= LINES_AT_MOST) shown++
    const enough = shown > 0 || steps.length === 0
    if ((enough && height(build(shown)) <= LINES_AT_MOST) || left.length === GIVE_WAY.length)
      return build(shown)
  }
  return []
}

function partsOf(answer: Answer, knowledge: Knowledge, options: TextOptions): Parts {
  const { about, rest } = spokenOf(answer)
  const block = about ? evidenceBlock(about, knowledge, options, false) : []
  const several = hasSeveralDevices(answer)
  const [first] = answer.ask
  const ask = first ? askLines(first, options, false) : []
  return {
    verdict: verdictBlock(answer, options).slice(0, 6),
    warnings: warningBlock(answer, options).slice(0, 4),
    name: block.slice(0, 1),
    means: block.slice(1),
    others: rest
      .slice(0, MESSAGES_AT_MOST)
      .flatMap((each) => evidenceBlock(each, knowledge, options, false).slice(0, 1)),
    cause: topCauses(answer)
      .flatMap((cause) => causeLines(cause, knowledge, { all: false, several }))
      .slice(0, 6),
    question: ask.slice(0, 1),
    why: ask.slice(1),
    notes: platformNotes(answer).flatMap(({ text }) => fold(text).map((line) => options.style('dim', line))),
  }
}

function arrange(
  parts: Parts,
  steps: readonly Block[],
  answer: Answer,
  knowledge: Knowledge,
  options: TextOptions,
): Block[] {
  const label = (key: string, block: Block) =>
    block.length > 0 ? [options.style('bold', say(knowledge, `part.${key}`)), ...block] : []
  const causes = topCauses(answer)
  const shown = {
    messages: parts.others.length,
    causes: causes.length,
    steps: steps.length,
    notes: parts.notes.length > 0 ? platformNotes(answer).length : 0,
  }
  return [
    parts.verdict,
    parts.warnings,
    [...parts.name, ...parts.means, ...parts.others],
    label(causes[0]?.state === 'supported' ? 'cause' : 'possible', parts.cause),
    label('do', steps.flat()),
    label('paste', [...parts.question, ...parts.why]),
    parts.notes,
    [
      ...moreLines(
        {
          message: spokenOf(answer).rest.length - shown.messages,
          cause: answer.causes.length - shown.causes,
          step: answer.checklist.length - shown.steps,
          note: answer.notes.length - shown.notes,
        },
        knowledge,
        options,
      ),
      ...footerBlock(answer, knowledge, options),
    ],
  ]
}

function height(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.length > 0).reduce((sum, block) => sum + block.length + 1, -1)
}

/** What the verdict is about, and what else was spoken of. What has mended itself is shown where that is the news. */
function spokenOf({ evidence, verdict }: Answer) {
  const closers = new Set(evidence.flatMap(({ closedBy }) => closedBy ?? []))
  const about = evidence.find(({ id }) => id === verdict.about)
  const news = about !== undefined && closers.has(about.id)
  const rest = evidence.filter(
    (each) => each !== about && each.level !== 'supporting' && (news || !each.closedBy),
  )
  return { about, rest }
}

/** The supported causes, at most two; else the three most likely ones. */
function topCauses({ causes }: Answer): Answer['causes'] {
  const supported = causes.filter(({ state }) => state === 'supported')
  return supported.length > 0
    ? supported.slice(0, 2)
    : causes.filter(({ state }) => state === 'possible').slice(0, 3)
}

function platformNotes({ notes }: Answer): Answer['notes'] {
  return notes.filter(({ kind }) => kind === 'platform').slice(0, 2)
}
