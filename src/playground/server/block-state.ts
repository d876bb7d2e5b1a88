import { list, record, text } from '../../slack/intake/loose.ts'
import type { Workspace } from './workspace.ts'

type Fields = Record<string, unknown>

/** An element that a person can act on, and the block that it stands in. */
export type Place = { element: Fields; block: string }

/** What a person chose, by block and action: the fields that Slack tells of it. */
export type Choices = Map<string, Fields>

/** The fields in which an element's value is told; a button and an overflow menu have none. */
const VALUE_FIELDS: Record<string, string> = {
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  radio_buttons: 'selected_option',
  static_select: 'selected_option',
  external_select: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
}

/** Gives every block and element without an id one, as Slack does: a new one at each change. */
export function withIds(workspace: Workspace, blocks: readonly unknown[]): unknown[] {
  const named = (element: unknown): unknown =>
    isActive(element) ? { action_id: workspace.nextId('a'), ...record(element) } : element
  return blocks.map((each) => {
    const block = record(each)
    return {
      block_id: workspace.nextId('b'),
      ...block,
      ...(block.type === 'actions' && { elements: list(block.elements).map(named) }),
      ...(block.accessory !== undefined && { accessory: named(block.accessory) }),
      ...(block.type === 'input' && { element: named(block.element) }),
    }
  })
}

/** Every element of a message or view that a person can act on. */
export function placesOf(blocks: readonly unknown[] | undefined): Place[] {
  return (blocks ?? []).flatMap((each) => {
    const block = record(each)
    const inside = [...list(block.elements), block.accessory, block.element].filter(isActive)
    const deeper = placesOf(list(block.child_blocks))
    return [
      ...inside.map((element) => ({ element: record(element), block: text(block.block_id) })),
      ...deeper,
    ]
  })
}

/** The element with that action id, in that block where one is named. */
export function placeOf(
  blocks: readonly unknown[] | undefined,
  action: string,
  block?: string,
): Place | undefined {
  return placesOf(blocks).find(
    (place) => place.element.action_id === action && (!block || place.block === block),
  )
}

/** What Slack tells of an element after somebody chose these values; undefined where it offers none such. */
export function chosen({ element }: Place, values: readonly string[]): Fields | undefined {
  const type = text(element.type)
  if (type === 'button') return element.value === undefined ? {} : { value: element.value }
  const field = type === 'overflow' ? 'selected_option' : VALUE_FIELDS[type]
  if (!field) return undefined
  const many = field.endsWith('s')
  if (!field.startsWith('selected_option')) {
    const plain = type === 'datetimepicker' ? values.map(Number) : values
    return { [field]: many ? plain : (plain[0] ?? null) }
  }
  const options = values.map((value) => optionsOf(element).find((option) => option.value === value))
  if (options.includes(undefined)) return undefined
  return { [field]: many ? options : (options[0] ?? null) }
}

/** The values of every element with a value, `state.values` of a payload: chosen by the person, else at first. */
export function stateOf(
  blocks: readonly unknown[] | undefined,
  choices: Choices,
): Record<string, Record<string, Fields>> {
  const values: Record<string, Record<string, Fields>> = {}
  for (const place of placesOf(blocks)) {
    const type = text(place.element.type)
    if (!VALUE_FIELDS[type]) continue
    const action = text(place.element.action_id)
    const told = choices.get(choiceKey(place)) ?? atFirst(place.element)
    values[place.block] = { ...values[place.block], [action]: { type, ...told } }
  }
  return values
}

/** Where a choice is kept; an element in another block is another one. */
export function choiceKey({ element, block }: Place): string {
  return `${block}/${text(element.action_id)}`
}

/** The values of the options that are chosen in an element, by the person or at first. */
export function chosenValues(place: Place, choices: Choices): string[] {
  const told = choices.get(choiceKey(place)) ?? atFirst(place.element)
  const one = told.selected_option
  return [...list(told.selected_options), ...(one ? [one] : [])].map((option) => text(record(option).value))
}

function isActive(element: unknown): boolean {
  const type = text(record(element).type)
  return type === 'button' || type === 'overflow' || type in VALUE_FIELDS
}

function atFirst(element: Fields): Fields {
  const field = VALUE_FIELDS[text(element.type)] ?? 'value'
  const initial = element[field === 'value' ? 'initial_value' : field.replace('selected', 'initial')]
  return { [field]: initial ?? (field.endsWith('s') ? [] : null) }
}

function optionsOf(element: Fields): Fields[] {
  const grouped = list(element.option_groups).flatMap((group) => list(record(group).options))
  return [...list(element.options), ...grouped].map(record)
}
