import type { KnownBlock } from '@slack/types'
import type { Incident, IncidentStep } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { becauseBlocks, headBlocks, planBlocks } from '../blocks/first-parts.ts'
import { heightOf } from '../blocks/height.ts'
import { line, type Part, rich, smallPrint, words } from '../blocks/rich.ts'
import { tighten } from '../blocks/tighten.ts'
import type { SlackMessage } from '../blocks.ts'
import { AIM, textBytes } from '../limits.ts'
import { asMessage } from '../notice.ts'
import { cardButtons, resolvedButtons } from './card-buttons.ts'
import { closingBlocks, deviceBlocks, resolvedBlocks } from './card-parts.ts'
import type { CardView } from './card-view.ts'
import { contextLine } from './context-line.ts'
import { footer } from './footer.ts'
import { namingOf } from './naming-of.ts'
import { nextStepBlocks } from './next-input.ts'
import { planOf } from './plan-of.ts'
import { person } from './who.ts'

/** Lines of "because" on a card, one where the plan is long or of several switches; the others are in its checklist. */
const BECAUSE = 2

/** How high a card may be on a telephone, in pixels: a little more than a screen. */
const HIGH = 1080

/** Steps of a long plan. */
const LONG = 4

/**
 * The one card of an incident, posted once and edited in place, to be read at a glance on a phone: verdict and direct
 * answer, the cause with its line, the plan with its commands, one question or one output to paste, and a few buttons.
 * All else opens in the checklist. Whatever was pasted or typed stands where Slack parses nothing. Always within
 * Slack's limits.
 */
export function renderCard(view: CardView, knowledge: Knowledge): SlackMessage {
  const { incident } = view
  if (incident.status === 'resolved') return asMessage(resolvedCard(view, knowledge))
  const { answer } = incident
  const head = [
    ...headBlocks(answer, knowledge, namingOf(incident)),
    contextLine(view, knowledge),
    ...changedBlocks(view, knowledge),
    ...closingBlocks(view, knowledge),
    ...deviceBlocks(incident, knowledge),
    ...(incident.closing
      ? []
      : becauseBlocks(
          answer,
          knowledge,
          incident.devices.length > 1 || incident.plan.length >= LONG ? 1 : BECAUSE,
        )),
  ]
  const input = nextStepBlocks(view, knowledge)
  const tail = [
    ...input,
    ...cardButtons(view, input, knowledge),
    ...(view.hears ? [] : [smallPrint(say(knowledge, 'card.mention'))]),
    footer(view.number, knowledge),
  ]
  const frame = tighten([...head, ...tail])
  const steps = planOf(incident)
  const room = AIM.total - textBytes(frame)
  const plan = planBlocks(answer, steps.map(asAnswerStep), knowledge, {
    room,
    high: HIGH - heightOf(frame),
    became: (_, number) => became(steps[number - 1], number, knowledge),
  })
  return asMessage([...frame.slice(0, head.length), ...plan, ...frame.slice(head.length)])
}

function asAnswerStep({ state, ...step }: IncidentStep): Incident['answer']['checklist'][number] {
  return { ...step, state: state === 'skipped' ? 'done' : state }
}

/** What became of a step: one that needs no more doing in a line, one that a paste contradicts with what it says. */
function became(
  step: IncidentStep | undefined,
  number: number,
  knowledge: Knowledge,
): { instead: Part } | { below: Part[] } | undefined {
  if (step?.state === 'failed') {
    const because = step.because?.[0]?.text
    return { below: [line(words(say(knowledge, 'card.step-failed', { because }), 'bold'))] }
  }
  if (step?.state !== 'done' && step?.state !== 'skipped') return undefined
  return { instead: settledLine(step, number, knowledge) }
}

/** A step that needs no more doing, in one line: what it was, and who did it. */
function settledLine(step: IncidentStep, number: number, knowledge: Knowledge): Part {
  const { state, by, text, notOn = [] } = step
  const skipped = state === 'skipped' ? ` ${say(knowledge, 'card.skipped')}` : ''
  const missing =
    notOn.length > 0 ? ` ${say(knowledge, 'card.step-not-on', { devices: notOn.join(', ') })}` : ''
  return line(
    words(`${state === 'done' ? '✓' : '–'} ${number}. `, 'bold'),
    words(text, 'strike'),
    ...(skipped ? [skipped] : []),
    ...(by ? [' · ', person(by, knowledge)] : []),
    ...(missing ? [missing] : []),
  )
}

/** What is left of a card once it is over: what it was, who closed it, and the way back. */
function resolvedCard(view: CardView, knowledge: Knowledge): KnownBlock[] {
  return [
    ...resolvedBlocks(view, knowledge),
    resolvedButtons(view, knowledge),
    footer(view.number, knowledge),
  ]
}

function changedBlocks({ before }: CardView, knowledge: Knowledge): KnownBlock[] {
  if (before === undefined) return []
  return [rich(line(words(say(knowledge, 'card.changed', { version: knowledge.version, before }), 'italic')))]
}
