import { expect, test } from 'vitest'
import { blockProblems, LIMITS, textLength } from '../../src/slack/limits.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('b'), ...more })
const divider = { type: 'divider' }

test.each([
  ['50 blocks', Array.from({ length: 50 }, () => divider)],
  ['a header of 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
  ['a section of 3000', [{ type: 'section', text: mrkdwn('x'.repeat(3000)) }]],
  ['ten fields', [{ type: 'section', fields: Array.from({ length: 10 }, () => mrkdwn('x')) }]],
  ['ten pieces of context', [{ type: 'context', elements: Array.from({ length: 10 }, () => mrkdwn('x')) }]],
  ['25 buttons', [{ type: 'actions', elements: Array.from({ length: 25 }, () => button()) }]],
  ['a value of 2000', [{ type: 'actions', elements: [button({ value: 'x'.repeat(2000) })] }]],
  [
    'code',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x' }] }],
      },
    ],
  ],
])('%s passes', (_, blocks) => {
  expect(blockProblems(blocks)).toEqual([])
})

test.each([
  ['no list', {}, '/blocks'],
  ['51 blocks', Array.from({ length: 51 }, () => divider), '/blocks'],
  ['an unknown type', [{ type: 'nope' }], '/blocks/0/type'],
  ['nothing', [null], '/blocks/0/type'],
  ['a header of 151', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text'],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text/type'],
  ['a section of 3001', [{ type: 'section', text: mrkdwn('x'.repeat(3001)) }], '/blocks/0/text/text'],
  ['an empty section', [{ type: 'section', text: mrkdwn('') }], '/blocks/0/text'],
  ['a section of nothing', [{ type: 'section' }], '/blocks/0'],
  [
    'eleven fields',
    [{ type: 'section', fields: Array.from({ length: 11 }, () => mrkdwn('x')) }],
    '/blocks/0',
  ],
  ['a field of 2001', [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }], '/blocks/0/fields/0/text'],
  ['an empty context', [{ type: 'context', elements: [] }], '/blocks/0'],
  ['26 buttons', [{ type: 'actions', elements: Array.from({ length: 26 }, () => button()) }], '/blocks/0'],
  [
    'a button of 76',
    [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'a value of 2001',
    [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }],
    '/blocks/0/elements/0/value',
  ],
  [
    'an action_id of 256',
    [{ type: 'actions', elements: [button({ action_id: 'x'.repeat(256) })] }],
    '/blocks/0/elements/0/action_id',
  ],
  [
    'the same block_id twice',
    [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'a' },
    ],
    '/blocks/1',
  ],
  ['an empty rich_text', [{ type: 'rich_text', elements: [] }], '/blocks/0'],
  [
    'an empty text',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
      },
    ],
    '/blocks/0/elements/0/elements/0',
  ],
  [
    'a mention in code',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
    ],
    '/blocks/0/elements/0/elements/0',
  ],
  [
    'an unknown part',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_scroll', elements: [] }] }],
    '/blocks/0/elements/0/type',
  ],
  [
    'eleven checkboxes',
    [
      {
        type: 'actions',
        elements: [
          {
            type: 'checkboxes',
            options: Array.from({ length: 11 }, () => ({ text: plain('x'), value: 'x' })),
          },
        ],
      },
    ],
    '/blocks/0/elements/0',
  ],
  [
    'an option of 76',
    [
      {
        type: 'actions',
        elements: [{ type: 'checkboxes', options: [{ text: plain('x'.repeat(76)), value: 'x' }] }],
      },
    ],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  ['a table of 101 rows', [{ type: 'table', rows: Array.from({ length: 101 }, () => []) }], '/blocks/0'],
])('%s is refused, with its place', (_, blocks, pointer) => {
  expect(blockProblems(blocks).map((problem) => problem.pointer)).toContain(pointer)
})

test('the length of a message is that of all it shows', () => {
  expect(
    textLength([
      { type: 'header', text: plain('1234') },
      { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: '567' }] }] },
    ]),
  ).toBe(7)
  expect(LIMITS.total).toBeGreaterThan(9000)
})
