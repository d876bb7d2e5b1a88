import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types'
import type { Act } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { commandLine } from '../../reply/labels.ts'
import { isMixed, openSlots } from '../../reply/plan.ts'
import { type Naming, where } from '../../reply/proof-text.ts'
import { canSay, list, say } from '../../reply/say.ts'
import { textBytes } from '../limits.ts'
import { heightOf } from './height.ts'
import { code, line, type Part, rich, words } from './rich.ts'

type AnswerStep = Answer['checklist'][number]

const MARKS: Record<Act, string> = { escalate: '🚨', fix: '🔧', unknown: '❓', watch: '👀', nothing: '✅' }

/** The mark of an answer to a question: nothing is said to be well or ill. */
const ANSWER = '💬'

/** Secrets that are named one by one. */
const SECRETS = 2

/**
 * What is read first: the verdict and the direct answer. Where something secret was pasted, that is the headline: which
 * message to delete, how to revoke what it held, and where.
 */
export function headBlocks(answer: Answer, knowledge: Knowledge, naming?: Naming): KnownBlock[] {
  const { first, verdict, evidence, warnings } = answer
  const [headline = '', ...direct] = first.answer
  const asked = evidence.length > 0 && evidence.every(({ kind }) => kind === 'question')
  const mark = warnings.length > 0 ? '' : `${asked ? ANSWER : MARKS[verdict.act]} `
  const said = rich(line(words(`${mark}${headline}`, 'bold')), ...direct.map((text) => line(text)))
  return warnings.length > 0 ? [secretBlock(answer, knowledge, naming), said] : [said]
}

function secretBlock(
  { warnings, left }: Answer,
  knowledge: Knowledge,
  naming: Naming | undefined,
): RichTextBlock {
  const kinds = [...new Set(warnings.map(({ what }) => what))]
  const named = warnings.slice(0, SECRETS).map(({ what, lines }) =>
    say(knowledge, 'slack.secret-named', {
      what: say(knowledge, [`secret.${what}`, 'secret.other']),
      where: where(knowledge, lines, naming).toLowerCase(),
    }),
  )
  const more = warnings.length + (left?.warnings ?? 0) - named.length
  const page = say(knowledge, 'slack.cssm-page')
  return rich(
    line(
      words(
        `⚠️ ${say(knowledge, 'slack.secret-headline', {
          what: named.join(', '),
          more: more > 0 ? ` ${say(knowledge, 'slack.secret-more', { count: more })}` : '',
        })}`,
        'bold',
      ),
    ),
    line(say(knowledge, 'slack.secret-delete')),
    ...kinds.map((what) =>
      canSay(knowledge, `slack.secret-${what}`)
        ? line(`${say(knowledge, `slack.secret-${what}`)} `, link(page))
        : line(say(knowledge, [`revoke.${what}`, 'revoke.other'])),
    ),
  )
}

/** A page of Cisco's that the knowledge base names; nothing that was pasted becomes a link. */
function link(url: string): RichTextElement {
  return { type: 'link', url, text: url.replace(/^https:\/\//, '') }
}

/** Why: the cause's line, and what the paste shows beside it. */
export function becauseBlocks(
  { first }: Pick<Answer, 'first'>,
  knowledge: Knowledge,
  atMost = 3,
): KnownBlock[] {
  const shown = first.because.slice(0, atMost)
  if (shown.length === 0) return []
  const label = words(say(knowledge, 'part.because'), 'bold')
  const [only] = shown
  // one reason needs no line for its label
  if (only && shown.length === 1) return [rich(line(label, `: ${only.text}`))]
  return [rich(line(label), ...shown.map(({ text }) => line(`• ${text}`)))]
}

/**
 * How the plan is shown. `room`: characters; `high`: pixels on a telephone, where it is to be read at a glance; `became`:
 * what became of a step, where something did: a line in its place, or lines below it.
 */
export type PlanLook = {
  room: number
  high?: number
  became?: (step: AnswerStep, number: number) => { instead: Part } | { below: Part[] } | undefined
}

/**
 * The whole plan under its label: to each step what to do, its commands to copy, and the sign of success. As many steps
 * as there is room for, none of them cut. Where it is to be read at a glance, only the last sign of success, then what
 * slots stand for goes, and at last a single command is a line instead of a box.
 */
export function planBlocks(
  answer: Answer,
  steps: readonly AnswerStep[],
  knowledge: Knowledge,
  look: PlanLook,
): KnownBlock[] {
  if (steps.length === 0) return []
  const { high } = look
  if (high === undefined) return planAs('whole', answer, steps, knowledge, look)
  const tries = (['brief', 'briefer', 'lines'] as const).map((how) =>
    planAs(how, answer, steps, knowledge, look),
  )
  return tries.find((each) => heightOf(each) <= high) ?? tries.at(-1) ?? []
}

/** How much of the plan is shown, from all of it to the least. */
type Brevity = 'whole' | 'brief' | 'briefer' | 'lines'

function planAs(
  how: Brevity,
  answer: Answer,
  steps: readonly AnswerStep[],
  knowledge: Knowledge,
  { room, became }: PlanLook,
): KnownBlock[] {
  const several = isMixed(steps)
  const parts: Part[] = [line(words(say(knowledge, 'part.do'), 'bold'))]
  const open: AnswerStep[] = []
  let left = room - 200
  for (const [at, step] of steps.entries()) {
    const state = became?.(step, at + 1)
    const settled = state && 'instead' in state ? state.instead : undefined
    const last = at === steps.length - 1
    const expect = answer.first.signs.includes(step.id) && (how === 'whole' || (how === 'brief' && last))
    const show = { several, expect, boxes: how !== 'lines' }
    const own = settled ? [settled] : stepParts(step, at + 1, knowledge, show)
    if (state && 'below' in state) own.push(...state.below)
    left -= textBytes(own)
    if (left < 0) {
      parts.push(line(words(say(knowledge, 'slack.more-steps', { count: steps.length - at }), 'italic')))
      break
    }
    parts.push(...own)
    if (!settled) open.push(step)
  }
  const known = how === 'whole' || how === 'brief' ? openSlots(open, knowledge) : []
  const slots = known.map((text) => line(words(text, 'italic')))
  return [rich(...parts, ...slots)]
}

function stepParts(
  { text, commands, danger, expect, devices }: AnswerStep,
  number: number,
  knowledge: Knowledge,
  show: { several: boolean; expect: boolean; boxes: boolean },
): Part[] {
  const whose = show.several && devices ? ` (${list(knowledge, devices)})` : ''
  return [
    line(words(`${number}. `, 'bold'), `${text}${whose}`),
    ...(danger ? [line(`⚠ ${say(knowledge, 'part.danger', { danger })}`)] : []),
    ...commandParts(commands, knowledge, show.boxes),
    ...(show.expect && expect ? [line(words(say(knowledge, 'part.expect', { expect }), 'italic'))] : []),
  ]
}

/** What to type as code to copy; what is clicked in a web page as a line: nobody types it. */
function commandParts(commands: AnswerStep['commands'], knowledge: Knowledge, boxes: boolean): Part[] {
  const parts: Part[] = []
  let typed: string[] = []
  const close = () => {
    const [only] = typed
    if (only && typed.length === 1 && !boxes) parts.push(line(words(only, 'code')))
    else if (typed.length > 0) parts.push(code(typed))
    typed = []
  }
  for (const each of commands) {
    if (each.mode === 'web') {
      close()
      parts.push(line(`→ ${commandLine(knowledge, each)}`))
    } else typed.push(commandLine(knowledge, each))
  }
  close()
  return parts
}

/** What to paste next, where that would change the answer. */
export function pasteBlocks(
  { first, ask }: Pick<Answer, 'first' | 'ask'>,
  knowledge: Knowledge,
): KnownBlock[] {
  const wanted = ask.filter(({ command }) => first.paste.includes(command))
  if (wanted.length === 0) return []
  const [only] = wanted
  const why = wanted.length === 1 && only?.why ? ` (${only.why})` : ''
  return [
    rich(line(words(say(knowledge, 'part.paste'), 'bold'), why), code(wanted.map(({ command }) => command))),
  ]
}
