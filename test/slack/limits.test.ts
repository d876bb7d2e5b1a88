import { expect, test } from 'vitest'
import { line, rich } from '../../src/slack/blocks/rich.ts'
import { blockProblems, LIMITS, modalProblems, textBytes } from '../../src/slack/limits.ts'
import { asMessage } from '../../src/slack/notice.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('b'), ...more })
const divider = { type: 'divider' }
const option = (value: string) => ({ text: plain(value), value })
const elements = (...each: object[]) => [{ type: 'actions', elements: each }]
const confirm = { title: plain('a'), text: plain('b'), confirm: plain('c'), deny: plain('d') }
const modal = { type: 'modal', title: plain('Skip'), callback_id: 'skip', blocks: [divider] }

test.each([
  ['50 blocks', Array.from({ length: 50 }, () => divider)],
  ['a header of 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
  ['a section of 3000', [{ type: 'section', text: mrkdwn('x'.repeat(3000)) }]],
  ['ten fields', [{ type: 'section', fields: Array.from({ length: 10 }, () => mrkdwn('x')) }]],
  ['ten pieces of context', [{ type: 'context', elements: Array.from({ length: 10 }, () => mrkdwn('x')) }]],
  [
    '25 buttons',
    [{ type: 'actions', elements: Array.from({ length: 25 }, (_, at) => button({ action_id: `a${at}` })) }],
  ],
  [
    'a container',
    [
      {
        type: 'container',
        title: plain('x'),
        child_blocks: [divider, { type: 'section', text: plain('x') }],
      },
    ],
  ],
  ['an image', [{ type: 'image', image_url: 'https://example.com/x.png', alt_text: 'x' }]],
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
  ['an image that nobody describes', [{ type: 'image', image_url: 'x' }], '/blocks/0/alt_text'],
  ['a container without a title', [{ type: 'container', child_blocks: [divider] }], '/blocks/0'],
  [
    'markdown in a container',
    [{ type: 'container', title: plain('x'), child_blocks: [{ type: 'markdown', text: 'x' }] }],
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a text input among buttons',
    [{ type: 'actions', elements: [{ type: 'plain_text_input', action_id: 'x' }] }],
    '/blocks/0/elements/0/type',
  ],
  [
    'a button in an input',
    [{ type: 'input', label: plain('x'), element: button() }],
    '/blocks/0/element/type',
  ],
  [
    'the same action_id twice in a block',
    [{ type: 'actions', elements: [button(), button()] }],
    '/blocks/0/elements/1/action_id',
  ],
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
  [
    'six entries in an overflow menu',
    elements({ type: 'overflow', options: Array.from({ length: 6 }, (_, at) => option(`${at}`)) }),
    '/blocks/0/elements/0',
  ],
  ['a select of nothing', elements({ type: 'static_select', options: [] }), '/blocks/0/elements/0'],
  [
    'a description of 76',
    elements({ type: 'checkboxes', options: [{ ...option('a'), description: plain('x'.repeat(76)) }] }),
    '/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'a tick of what is not there',
    elements({ type: 'checkboxes', options: [option('a')], initial_options: [option('b')] }),
    '/blocks/0/elements/0/initial_options',
  ],
  [
    'a list of no ticks',
    elements({ type: 'checkboxes', options: [option('a')], initial_options: [] }),
    '/blocks/0/elements/0/initial_options',
  ],
  [
    'a mrkdwn option in a menu',
    elements({ type: 'overflow', options: [{ text: mrkdwn('x'), value: 'x' }] }),
    '/blocks/0/elements/0/options/0/text/type',
  ],
  [
    'a confirmation of 301',
    elements(button({ confirm: { ...confirm, text: plain('x'.repeat(301)) } })),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  ['a table of 101 rows', [{ type: 'table', rows: Array.from({ length: 101 }, () => []) }], '/blocks/0'],
])('%s is refused, with its place', (_, blocks, pointer) => {
  expect(blockProblems(blocks).map((problem) => problem.pointer)).toContain(pointer)
})

test('the length of a message is that of all it shows', () => {
  expect(
    textBytes([
      { type: 'header', text: plain('1234') },
      { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: '567' }] }] },
    ]),
  ).toBe(7)
  expect(LIMITS.total).toBeGreaterThan(9000)
})

test('a modal has limits of its own', () => {
  const input = { type: 'input', label: plain('Why?'), element: { type: 'plain_text_input', action_id: 'a' } }
  const whole = { ...modal, submit: plain('OK'), blocks: [input], private_metadata: 'x'.repeat(3000) }
  expect(modalProblems(whole)).toEqual([])
  expect(modalProblems({ ...whole, submit: undefined }).map(({ pointer }) => pointer)).toEqual(['/submit'])
  const wrong = {
    ...modal,
    title: plain('x'.repeat(25)),
    submit: plain('x'.repeat(25)),
    private_metadata: 'x'.repeat(3001),
    blocks: [{ ...input, label: mrkdwn('x') }],
  }
  expect(modalProblems(wrong).map(({ pointer }) => pointer)).toEqual([
    '/title/text',
    '/submit/text',
    '/private_metadata',
    '/blocks/0/label/type',
  ])
})

// real Slack 1.2: an edit takes 4,000 bytes of text
test.each(['Потому что коммутатор заменён', '“smart” …', '🔧'])(
  'the plain text of many “%s” is cut in bytes',
  (words) => {
    const blocks = Array.from({ length: 40 }, () => rich(line(`${words} `.repeat(20))))
    const { text } = asMessage(blocks)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3810)
    expect(Buffer.byteLength(text)).toBeGreaterThan(1500)
  },
)
