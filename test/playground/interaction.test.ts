import { expect, test } from 'vitest'
import { actionOf, stateOf } from '../../src/playground/server/interaction.ts'

const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value })
const BLOCKS = [
  { type: 'section', text: {}, accessory: { type: 'overflow', action_id: 'more', options: [option('tac')] } },
  {
    type: 'actions',
    block_id: 'steps',
    elements: [
      { type: 'button', action_id: 'why', value: 'x' },
      {
        type: 'checkboxes',
        action_id: 'tick',
        options: [option('a'), option('b')],
        initial_options: [option('a')],
      },
      { type: 'static_select', action_id: 'pick', option_groups: [{ options: [option('smart')] }] },
    ],
  },
  { type: 'input', block_id: 'note', element: { type: 'plain_text_input', action_id: 'text' } },
]

test('what a person does with an element, in the words of Slack', () => {
  const act = (choice: object) => actionOf(BLOCKS, { block: 'steps', action: '', ...choice }, '1.2')
  expect(act({ action: 'why' })).toMatchObject({
    type: 'button',
    value: 'x',
    block_id: 'steps',
    action_ts: '1.2',
  })
  expect(act({ action: 'tick', options: ['b', 'a'] })).toMatchObject({
    type: 'checkboxes',
    selected_options: [option('b'), option('a')],
  })
  expect(act({ action: 'tick', options: [] })).toMatchObject({ selected_options: [] })
  expect(act({ action: 'pick', options: ['smart'] })).toMatchObject({ selected_option: option('smart') })
  expect(act({ block: 'b0', action: 'more', options: ['tac'] })).toMatchObject({
    type: 'overflow',
    selected_option: option('tac'),
  })
})

test('an element or an option that is not there is nothing', () => {
  expect(actionOf(BLOCKS, { block: 'b1', action: 'why' }, '1')).toBeUndefined()
  expect(actionOf(BLOCKS, { block: 'steps', action: 'tick', options: ['c'] }, '1')).toBeUndefined()
  expect(actionOf(undefined, { block: 'b0', action: 'x' }, '1')).toBeUndefined()
})

test('the state holds what was chosen, else what the app set', () => {
  expect(stateOf(BLOCKS, [{ block: 'note', action: 'text', text: 'done by hand' }])).toEqual({
    steps: {
      tick: { type: 'checkboxes', selected_options: [option('a')] },
      pick: { type: 'static_select', selected_option: null },
    },
    note: { text: { type: 'plain_text_input', value: 'done by hand' } },
  })
})
