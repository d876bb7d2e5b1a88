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
import { guessesOf, isUndecided, likelyCauses } from './undecided.ts'

/** Lines of an answer that isn't asked for whole. */
const LINES_AT_MOST = 25

const MESSAGES_AT_MOST = 3

/** Steps that are worth leaving words of explanation out for. */
const STEPS_WANTED = 3

/** What is left out, one after the other, until enough fits. */
const GIVE_WAY = ['why', 'notes', 'others', 'means', 'question', 'name'] as const
type Optional = (typeof GIVE_WAY)[number]

/** The parts of a brief answer, but for the steps. */
type Parts = Record<Optional | 'verdict' | 'warnings' | 'cause', Block>

/** As much of an answer as fits 25 lines: steps one by one, whole ones only, and at the end how much more there is. */
export function briefBlocks(answer: Answer, knowledge: Knowledge, options: TextOptions): Block[] {
  const parts = partsOf(answer, knowledge, options)
  const several = hasSeveralDevices(answer)
  const checklist = isUndecided(answer) ? guessesOf(answer) : answer.checklist
  const steps = checklist.map((step, at) => stepLines(step, at, knowledge, options, { all: false, several }))
  const fill = (left: readonly Optional[]) => {
    const kept: Parts = { ...parts, ...Object.fromEntries(left.map((name) => [name, []])) }
    const build = (count: number) => arrange(kept, steps.slice(0, count), answer, knowledge, options)
    let shown = 0
    while (shown < steps.length && height(build(shown + 1)) <= LINES_AT_MOST) shown++
    const blocks = build(shown)
    return { blocks, shown, fits: height(blocks) <= LINES_AT_MOST }
  }
  const tries = [0, 1, 2, 3, 4, 5, 6].map((count) => fill(GIVE_WAY.slice(0, count)))
  const wanted = Math.min(STEPS_WANTED, steps.length)
  const roomy = tries.slice(0, GIVE_WAY.indexOf('means') + 1).filter(({ fits }) => fits)
  const most = Math.max(0, ...roomy.map(({ shown }) => shown))
  const best =
    roomy.find(({ shown }) => shown >= Math.min(wanted, most) && (most > 0 || steps.length === 0)) ??
    tries.find(({ fits, shown }) => fits && shown > 0) ??
    tries.find(({ fits }) => fits)
  return (best ?? tries[tries.length - 1])?.blocks ?? []
}

function partsOf(answer: Answer, knowledge: Knowledge, options: TextOptions): Parts {
  const { about, rest } = spokenOf(answer)
  const block = about ? evidenceBlock(about, knowledge, options, false) : []
  const asked = answer.ask
    .slice(0, answer.checklist.length > 0 ? 1 : 2)
    .map((each) => askLines(each, knowledge, options))
  return {
    verdict: verdictBlock(answer, options).slice(0, 6),
    warnings: warningBlock(answer, options).slice(0, 4),
    // a question is told in the headline, and a term is answered by the line below it
    name: about?.kind === 'question' ? [] : block.slice(0, 1),
    means: about?.explanation?.means === answer.verdict.impact ? [] : block.slice(1),
    others: rest
      .slice(0, MESSAGES_AT_MOST)
      .flatMap((each) => evidenceBlock(each, knowledge, options, false).slice(0, 1)),
    cause: causeBlock(answer, knowledge, options),
    question: asked.flatMap((block) => block.slice(0, 1)),
    why: asked.length === 1 ? (asked[0]?.slice(1) ?? []) : [],
    notes: ownNotes(answer).flatMap(({ text }) => fold(text).map((line) => options.style('dim', line))),
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
    notes: parts.notes.length > 0 ? ownNotes(answer).length : 0,
  }
  const paste = pasteBlock([...parts.question, ...parts.why], parts.question.length, knowledge, options)
  const undecided = isUndecided(answer)
  return [
    parts.verdict,
    parts.warnings,
    [...parts.name, ...parts.means, ...parts.others],
    undecided ? paste : [],
    parts.cause,
    label(undecided ? 'try' : 'do', steps.flat()),
    undecided ? [] : paste,
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

/** One supported cause on the line of its label; else a list of the supported ones, or of the most likely ones. */
function causeBlock(answer: Answer, knowledge: Knowledge, { style }: TextOptions): Block {
  const causes = topCauses(answer)
  const several = hasSeveralDevices(answer)
  const [only, ...others] = causes
  if (only === undefined) return []
  if (only.state === 'supported' && others.length === 0) {
    const label = `${say(knowledge, 'part.cause')}:`
    const [first = '', ...rest] = causeLines(only, knowledge, { all: false, several, lead: `${label} ` })
    return [`${style('bold', label)}${first.slice(label.length)}`, ...rest].slice(0, 6)
  }
  const label = say(knowledge, only.state === 'supported' ? 'part.causes' : 'part.possible')
  const lines = causes.flatMap((cause) => causeLines(cause, knowledge, { all: false, several }))
  return [style('bold', label), ...lines.slice(0, 6)]
}

/** One output on the line of its label, or a list of them. */
function pasteBlock(
  [first, ...others]: Block,
  count: number,
  knowledge: Knowledge,
  { style }: TextOptions,
): Block {
  if (first === undefined) return []
  const label = style('bold', `${say(knowledge, 'part.paste')}:`)
  return count === 1 ? [`${label} ${first.trimStart()}`, ...others] : [label, first, ...others]
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
  const supported = likelyCauses(causes)
  return supported.length > 0
    ? supported.slice(0, 2)
    : causes.filter(({ state }) => state === 'possible').slice(0, 3)
}

function ownNotes({ notes }: Answer): Answer['notes'] {
  return notes.filter(({ kind, causes }) => kind !== 'erratum' && !causes).slice(0, 2)
}
