import type { Payload } from './transport.ts'

/**
 * What a person does with one element: presses it (nothing more), chooses `options` by their values, or fills in
 * `text`: words, a date, a time, or a person's or channel's id.
 */
export type Choice = { block: string; action: string; options?: string[]; text?: string }

type Fields = Record<string, unknown>

/** Where an element keeps what was filled in, by its type. */
const FILLED: Record<string, string> = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
}

/** The id of a block; Slack makes one up where the app gave none. */
export function blockId(block: unknown, at: number): string {
  const { block_id } = asFields(block)
  return typeof block_id === 'string' && block_id !== '' ? block_id : `b${at}`
}

/** The `actions` entry of a `block_actions` for a choice; undefined where there is no such element or option. */
export function actionOf(blocks: unknown, choice: Choice, ts: string): Payload | undefined {
  const found = elementsOf(blocks).find(
    ({ block, element }) => block === choice.block && element.action_id === choice.action,
  )
  if (!found) return undefined
  const { element, block } = found
  if (element.type === 'button') return { ...element, block_id: block, action_ts: ts }
  const chosen = chosenOf(element, choice)
  return (
    chosen && { type: element.type, action_id: element.action_id, block_id: block, ...chosen, action_ts: ts }
  )
}

/** `state.values`: what every element that holds something holds, by the person's choices, else as the app set it. */
export function stateOf(blocks: unknown, choices: readonly Choice[]): Record<string, Fields> {
  const values: Record<string, Fields> = {}
  for (const { block, element } of elementsOf(blocks)) {
    const choice = choices.findLast((each) => each.block === block && each.action === element.action_id)
    const held = choice ? chosenOf(element, choice) : initialOf(element)
    if (!held || element.type === 'button' || element.type === 'overflow') continue
    values[block] = { ...values[block], [`${element.action_id}`]: { type: element.type, ...held } }
  }
  return values
}

/** The elements that a person can use, each with the block that it stands in. */
function elementsOf(blocks: unknown): { block: string; element: Fields }[] {
  return asList(blocks).flatMap((each, at) => {
    const { elements, accessory, element, type } = asFields(each)
    const inside = [...(type === 'actions' ? asList(elements) : []), accessory, element].map(asFields)
    return inside
      .filter(({ action_id }) => typeof action_id === 'string')
      .map((found) => ({ block: blockId(each, at), element: found }))
  })
}

function chosenOf(element: Fields, { options = [], text }: Choice): Fields | undefined {
  const type = `${element.type}`
  if (type === 'datetimepicker') return { selected_date_time: text ? Number(text) : null }
  const field = FILLED[type]
  if (field) return { [field]: text || null }
  if (!takesOptions(type)) return undefined
  const offered = offeredBy(element)
  const selected = options.map((value) => offered.find((option) => option.value === value))
  if (selected.includes(undefined)) return undefined
  return takesMany(type) ? { selected_options: selected } : { selected_option: selected[0] ?? null }
}

function initialOf(element: Fields): Fields | undefined {
  const type = `${element.type}`
  if (type === 'datetimepicker') return { selected_date_time: element.initial_date_time ?? null }
  const field = FILLED[type]
  if (field)
    return { [field]: element[field.replace('selected', 'initial')] ?? element.initial_value ?? null }
  if (!takesOptions(type)) return undefined
  if (takesMany(type)) return { selected_options: element.initial_options ?? [] }
  return { selected_option: element.initial_option ?? null }
}

function takesOptions(type: string): boolean {
  return takesMany(type) || ['static_select', 'radio_buttons', 'overflow'].includes(type)
}

function takesMany(type: string): boolean {
  return type === 'checkboxes' || type === 'multi_static_select'
}

function offeredBy({ options, option_groups }: Fields): Fields[] {
  return [
    ...asList(options),
    ...asList(option_groups).flatMap((group) => asList(asFields(group).options)),
  ].map(asFields)
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
