import type { ActionsBlock, KnownBlock } from '@slack/types'
import type { Narrowing } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { pasteBlocks } from '../blocks/first-parts.ts'
import { line, rich, words } from '../blocks/rich.ts'
import type { CardView } from './card-view.ts'
import { button } from './elements.ts'
import { choiceSelect } from './narrowing-select.ts'
import { ref } from './refs.ts'

/** Devices that one answer is likely to hold for. */
const FEW = 2

/** Answers that are buttons; more of them are a menu. */
const BUTTONS = 4

/**
 * The one thing that a card asks for: a question whose answers lead to different plans, the one that prunes most, as
 * buttons; it is gone once it is answered. Else the output to paste. Nothing where it looks over.
 */
export function nextStepBlocks(view: CardView, knowledge: Knowledge): KnownBlock[] {
  const { incident } = view
  if (incident.closing) return []
  // of several switches each may have another answer: the checklist asks, for all of them
  const several = incident.devices.length > FEW
  const question = several
    ? undefined
    : incident.narrowings.find(({ prunes, chosen }) => prunes && chosen === undefined)
  if (!question) return pasteBlocks(incident.answer, knowledge)
  const [command] = incident.answer.first.paste
  return [
    rich(
      line(words(question.text, 'bold')),
      ...(command ? [line(`${say(knowledge, 'card.or-paste')} `, words(command, 'code'))] : []),
    ),
    answers(view, question, knowledge),
  ]
}

function answers({ id, incident }: CardView, question: Narrowing, knowledge: Knowledge): ActionsBlock {
  const { what, options } = question
  return {
    type: 'actions',
    block_id: `ask ${id} ${incident.chosen[what]?.n ?? 0} ${what}`,
    elements:
      options.length > BUTTONS
        ? [choiceSelect(question, knowledge)]
        : options.map(({ value, label }, at) =>
            button(`answer_${at + 1}`, shortLabel(label), ref(id, `${what} ${value}`)),
          ),
  }
}

/** `smart: straight to Cisco` is `smart` on a button. */
function shortLabel(label: string): string {
  return label.split(': ', 1)[0] ?? label
}
