import type { KnownBlock, StaticSelect } from '@slack/types'
import type { Narrowing } from '../../incident/incident.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { say } from '../../reply/say.ts'
import { line, rich, words } from '../blocks/rich.ts'
import { LIMITS } from '../slack-limits.ts'
import type { CardView } from './card-view.ts'
import { plain } from './elements.ts'

/** A select for each thing by which the answer differs, what was chosen in it. */
export function narrowingBlocks({ id, incident }: CardView, knowledge: Knowledge): KnownBlock[] {
  return incident.narrowings.flatMap((narrowing): KnownBlock[] => [
    rich(line(words(narrowing.text, 'bold'))),
    {
      type: 'actions',
      block_id: `choose ${id} ${incident.chosen[narrowing.what]?.n ?? 0} ${narrowing.what}`,
      elements: [choiceSelect(narrowing, knowledge)],
    },
  ])
}

/** The answers to a question of the bot's as a menu. */
export function choiceSelect({ what, options, chosen }: Narrowing, knowledge: Knowledge): StaticSelect {
  const offered = options.slice(0, LIMITS.select).map(({ value, label }) => ({
    text: plain(label, LIMITS.optionText),
    value,
  }))
  const now = offered.find(({ value }) => value === chosen)
  return {
    type: 'static_select',
    action_id: `choose_${what}`,
    placeholder: plain(say(knowledge, 'card.choose'), LIMITS.placeholder),
    options: offered,
    ...(now && { initial_option: now }),
  }
}
