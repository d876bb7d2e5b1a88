import type { Button, KnownBlock, Overflow, PlainTextOption } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { list, say } from '../../reply/say.ts'
import { askParts, verdictBlocks, warningBlocks } from '../blocks/answer-parts.ts'
import { DETAILS, hasDetail } from '../blocks/details.ts'
import { line, rich, smallPrint, words } from '../blocks/rich.ts'
import { tighten } from '../blocks/tighten.ts'
import { causeBlocks, evidenceBlocks, type SlackMessage } from '../blocks.ts'
import { AIM, textLength } from '../limits.ts'
import { asMessage } from '../notice.ts'
import { LIMITS } from '../slack-limits.ts'
import {
  clockBlocks,
  closingBlocks,
  deviceBlocks,
  narrowingBlocks,
  resolvedBlocks,
  ruledOutBlocks,
} from './card-parts.ts'
import type { CardView } from './card-view.ts'
import { button, plain } from './elements.ts'
import { footer } from './footer.ts'
import { namingOf } from './naming-of.ts'
import { ref } from './refs.ts'
import { stepRows } from './step-rows.ts'

/** What the menu of a card offers. */
const MENU = ['catchup', 'timeline', 'tac', 'note'] as const

/**
 * The one card of an incident, posted once and edited in place: verdict, top cause with its evidence, checklist, what
 * to paste next, what to choose, reminders. Whatever was pasted or typed stands where Slack parses nothing. Always
 * within Slack's limits.
 */
export function renderCard(view: CardView, knowledge: Knowledge): SlackMessage {
  const { incident, id } = view
  if (incident.status === 'resolved') return asMessage(resolvedCard(view, knowledge))
  const { answer } = incident
  const head = [
    ...verdictBlocks(answer),
    numberLine(view, knowledge),
    ...changedBlocks(view, knowledge),
    ...warningBlocks(answer, knowledge),
    ...closingBlocks(view, knowledge),
    ...evidenceBlocks(answer, knowledge, namingOf(incident)),
    ...deviceBlocks(incident, knowledge),
    ...causeBlocks(answer, knowledge),
    ...ruledOutBlocks(incident, knowledge),
  ]
  const resolve = button('resolve_incident', say(knowledge, 'card.resolve'), ref(id))
  const tail = [
    ...answer.ask.slice(0, 1).map((each) => rich(...askParts(each, knowledge))),
    ...narrowingBlocks(view, knowledge),
    ...clockBlocks(view, knowledge),
    buttons(view, knowledge, incident.closing ? [] : [resolve]),
    ...(view.hears ? [] : [smallPrint(say(knowledge, 'card.mention'))]),
    footer(view.number, knowledge),
  ]
  const frame = tighten([...head, ...tail])
  const room = { room: AIM.total - textLength(frame), blocks: AIM.blocks - frame.length }
  const steps = stepRows(incident.steps, { id, ...room }, knowledge)
  return asMessage([...frame.slice(0, head.length), ...steps, ...frame.slice(head.length)])
}

/** What is left of a card once it is over: what it was, who closed it, and the way back. */
function resolvedCard(view: CardView, knowledge: Knowledge): KnownBlock[] {
  return [
    ...resolvedBlocks(view, knowledge),
    buttons(view, knowledge, [button('reopen_incident', say(knowledge, 'card.reopen'), ref(view.id))]),
    footer(view.number, knowledge),
  ]
}

/** `#42 · open · leaf-12`. */
function numberLine({ number, incident }: CardView, knowledge: Knowledge): KnownBlock {
  const names = list(
    knowledge,
    incident.devices.map(({ name }) => name),
  )
  return smallPrint(
    say(knowledge, 'card.line', {
      number,
      state: say(knowledge, `card.${incident.status}`),
      devices: names && ` · ${names}`,
    }),
  )
}

function changedBlocks({ before }: CardView, knowledge: Knowledge): KnownBlock[] {
  if (before === undefined) return []
  return [rich(line(words(say(knowledge, 'card.changed', { version: knowledge.version, before }), 'italic')))]
}

function buttons({ id, incident }: CardView, knowledge: Knowledge, first: Button[]): KnownBlock {
  const details = DETAILS.filter((detail) => hasDetail(incident.answer, detail)).map((detail) =>
    button(`show_${detail}`, say(knowledge, `slack.${detail}`), ref(id)),
  )
  return { type: 'actions', block_id: 'card', elements: [...first, ...details, menu(id, knowledge)] }
}

function menu(id: string, knowledge: Knowledge): Overflow {
  const options = MENU.map(
    (word): PlainTextOption => ({
      text: plain(say(knowledge, `card.menu-${word}`), LIMITS.optionText),
      value: ref(id, word),
    }),
  )
  return { type: 'overflow', action_id: 'card_menu', options }
}
