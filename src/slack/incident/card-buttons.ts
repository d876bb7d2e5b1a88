import type { ActionsBlock, Button, KnownBlock, Overflow, PlainTextOption } from '@slack/types'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { LIMITS } from '../slack-limits.ts'
import type { CardView } from './card-view.ts'
import { button, plain } from './elements.ts'
import { ref } from './refs.ts'

/** Things on a card that somebody can use, its menu among them: more of them are no glance any more. */
const USABLE = 7

/** The checklist and the menu, which stand on every card. */
const ALWAYS = 2

/** What the menu of a card offers beside the buttons that found no room. */
const MENU = ['catchup', 'tac', 'note', 'handover', 'undo'] as const

/** What the menu of a resolved one offers. */
const RESOLVED_MENU = ['catchup', 'timeline', 'tac', 'note', 'undo'] as const

/** A button of a card, and the word for it in the menu. */
type Offer = { button: Button; word: string }

/**
 * What people do with an incident: take it, be reminded, close it, work through the checklist. Where a question needs
 * the room, the last of them stand in the menu. `input`: what the card asks for, above.
 */
export function cardButtons(
  view: CardView,
  input: readonly KnownBlock[],
  knowledge: Knowledge,
): ActionsBlock[] {
  const { id, incident, reminders } = view
  const taken = input.reduce((sum, block) => sum + (block.type === 'actions' ? block.elements.length : 0), 0)
  const own = reminders.find(({ by }) => by !== 'bot')
  const label = (key: string) => say(knowledge, `card.${key}`)
  const closing = incident.closing !== undefined
  const resolve: Offer = {
    word: 'resolve',
    button: closing
      ? button('close_incident', label('resolve'), ref(id), 'primary')
      : button('resolve_incident', label('resolve'), ref(id)),
  }
  const take: Offer = {
    word: 'take',
    button: button('take_incident', label(incident.owner ? 'take-over' : 'take'), ref(id)),
  }
  const remind: Offer = {
    word: own ? 'cancel' : 'nine',
    button: own
      ? button('cancel_reminder', label('remind-cancel'), ref(id, own.id))
      : button('remind_at_nine', label('remind-nine'), ref(id)),
  }
  const offers = closing ? [resolve, take, remind] : [take, remind, resolve]
  const room = Math.max(0, USABLE - ALWAYS - taken)
  const shown = offers.slice(0, room)
  const words = [...offers.slice(room).map(({ word }) => word), ...MENU]
  return [
    {
      type: 'actions',
      block_id: 'card',
      elements: [
        ...shown.map((offer) => offer.button),
        button('open_checklist', label('checklist'), ref(id)),
        menu(id, words, knowledge),
      ],
    },
  ]
}

/** What can still be done with a resolved incident. */
export function resolvedButtons({ id, incident }: CardView, knowledge: Knowledge): ActionsBlock {
  const label = (key: string) => say(knowledge, `card.${key}`)
  return {
    type: 'actions',
    block_id: 'card',
    elements: [
      ...(incident.fixed ? [] : [button('resolve_incident', label('what-fixed'), ref(id))]),
      button('reopen_incident', label('reopen'), ref(id)),
      button('open_checklist', label('checklist'), ref(id)),
      menu(id, RESOLVED_MENU, knowledge),
    ],
  }
}

/** The same and the rest as buttons, for the checklist, where there is room for all of them. */
export function allButtons({ id, incident }: CardView, knowledge: Knowledge): ActionsBlock {
  const words = incident.status === 'open' ? [...MENU, 'timeline'] : RESOLVED_MENU
  return {
    type: 'actions',
    block_id: 'words',
    elements: words.map((word) => button(`word_${word}`, say(knowledge, `card.menu-${word}`), ref(id, word))),
  }
}

function menu(id: string, words: readonly string[], knowledge: Knowledge): Overflow {
  const options = words.slice(0, LIMITS.overflow).map(
    (word): PlainTextOption => ({
      text: plain(say(knowledge, `card.menu-${word}`), LIMITS.optionText),
      value: ref(id, word),
    }),
  )
  return { type: 'overflow', action_id: 'card_menu', options }
}
