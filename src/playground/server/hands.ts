import { type Choices, choiceKey, chosen, chosenValues, placeOf, placesOf, stateOf } from './block-state.ts'
import { interactionHead, type Office, type Refused } from './interaction.ts'
import type { Delivered } from './transport.ts'
import type { View } from './views.ts'
import type { Channel, Ephemeral, Message, User } from './workspace.ts'

/** A message in a channel, or a view, with which a person does something. */
export type Surface = { channel: Channel; message: Message | Ephemeral } | { view: View }

/** What a person does with buttons, checkboxes and menus. */
export type Hands = {
  /**
   * Presses or chooses: the element with that action id (in that block, where one is named), to these values: none for
   * a button, all that are ticked for checkboxes, the text of an input.
   */
  act: (surface: Surface, action: string, values?: string[], block?: string) => Promise<Delivered | Refused>
  /** Ticks the checkbox of that value, or takes the tick back, the others left as they are. */
  toggle: (surface: Surface, value: string) => Promise<Delivered | Refused>
  /** Fills an input of a view in, which the app isn't told of before it is submitted. */
  fill: (view: View, action: string, values: string[]) => Refused | undefined
  /** What stands in the view's inputs. */
  stateOf: (view: View) => View['state']['values']
}

const NONE: Refused = { refused: 'there is no such element' }

/** Hands that remember what they chose, as a Slack client does: by message and block until the block gets another id. */
export function createHands(office: Office, user: User): Hands {
  const { workspace, deliver } = office
  const memory = new Map<string, Choices>()

  function choicesIn(surface: Surface): Choices {
    const key = 'view' in surface ? surface.view.id : `${surface.channel.id}/${surface.message.ts}`
    const choices = memory.get(key) ?? new Map()
    memory.set(key, choices)
    return choices
  }

  async function act(surface: Surface, action: string, values: string[] = [], block?: string) {
    const blocks = blocksOf(surface)
    const place = placeOf(blocks, action, block)
    const told = place && chosen(place, values)
    if (!place || !told) return NONE
    const choices = choicesIn(surface)
    choices.set(choiceKey(place), told)
    const { type, text, style } = place.element
    return deliver('interactive', {
      type: 'block_actions',
      ...headOf(office, user, surface),
      ...contextOf(surface, stateOf(blocks, choices)),
      actions: [
        {
          type,
          action_id: action,
          block_id: place.block,
          ...(type === 'button' && { text, ...(style !== undefined && { style }) }),
          ...told,
          action_ts: workspace.nextTs(),
        },
      ],
    })
  }

  return {
    act,
    async toggle(surface, value) {
      const choices = choicesIn(surface)
      for (const place of placesOf(blocksOf(surface))) {
        if (place.element.type !== 'checkboxes' || !chosen(place, [value])) continue
        const ticked = chosenValues(place, choices)
        const now = ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value]
        return act(surface, `${place.element.action_id}`, now, place.block)
      }
      return NONE
    },
    fill(view, action, values) {
      const place = placeOf(view.blocks, action)
      const told = place && chosen(place, values)
      if (!place || !told) return NONE
      choicesIn({ view }).set(choiceKey(place), told)
      return undefined
    },
    stateOf: (view) => stateOf(view.blocks, choicesIn({ view })),
  }
}

function blocksOf(surface: Surface): unknown[] | undefined {
  return 'view' in surface ? surface.view.blocks : surface.message.blocks
}

function headOf(office: Office, user: User, surface: Surface) {
  if ('view' in surface) return interactionHead(office, user)
  return interactionHead(office, user, { channel: surface.channel, user, origin: surface.message })
}

function contextOf(surface: Surface, values: View['state']['values']) {
  if ('view' in surface) {
    const { view } = surface
    return { container: { type: 'view', view_id: view.id }, view: { ...view, state: { values } } }
  }
  const { channel, message } = surface
  const ephemeral = 'to' in message
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts && { thread_ts: message.thread_ts }),
    },
    ...(!ephemeral && { message: structuredClone(message) }),
    state: { values },
  }
}
