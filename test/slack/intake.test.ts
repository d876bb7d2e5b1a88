import { describe, expect, test } from 'vitest'
import { installApp } from '../../src/playground/server/app-settings.ts'
import { compose } from '../../src/playground/server/composer.ts'
import { addChannel, addUser, createWorkspace } from '../../src/playground/server/workspace.ts'
import { readCommand, readMessage } from '../../src/slack/intake.ts'
import { MANIFEST } from '../e2e/start-bot.ts'

const workspace = createWorkspace(installApp(MANIFEST))
addChannel(workspace, 'ops', [addUser(workspace, 'olga')])
const bot = workspace.app.bot.id

const rich = (...elements: unknown[]) => ({ blocks: [{ type: 'rich_text', elements }] })
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements })
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) })
const read = (message: unknown) => readMessage(message, bot).paste

describe('a message that was composed in Slack', () => {
  test.each([
    ['plain words', 'plain words', 'plain words'],
    ['characters that Slack escapes', '%X-3-Y: <none> & <187> a > b', '%X-3-Y: <none> & <187> a > b'],
    ['escapes of its own', 'a &lt;none&gt; &amp; b', 'a &lt;none&gt; &amp; b'],
    [
      'hosts and addresses',
      'ping tools.cisco.com, https://a.example/x?y=1&z=2',
      'ping tools.cisco.com, https://a.example/x?y=1&z=2',
    ],
    ['emoji that were none', 'aa:bb:cc %LICMGR:1: x', 'aa:bb:cc %LICMGR:1: x'],
    ['a code block', 'see:\n```\nline one\nline two\n```', 'see:\n```line one\nline two```'],
    [
      'a code block that begins with a word',
      '```\nTransport\n  Type: Smart\n```',
      '``` Transport\n  Type: Smart```',
    ],
    ['inline code', 'it says `a <b>` twice', 'it says `a <b>` twice'],
    ['a quote', '> quoted\n> twice\nand not', '> quoted\n> twice\nand not'],
    ['a mention before it', '@slp-bot what is this', 'what is this'],
    ['a mention on a line of its own', '@slp-bot\nwhat is this', '\nwhat is this'],
    ['a mention within', 'dear @slp-bot what is this', 'dear what is this'],
    ['people and broadcasts', '@here look #ops', '@here look #C0000005'],
  ])('%s', (_, typed, paste) => {
    const composed = compose(workspace, typed)
    expect(read(composed)).toBe(paste)
  })

  test('its text alone reads the same, where there are no blocks', () => {
    const typed = '@slp-bot <none> & tools.cisco.com\n```\nhttps://a.example/x\n```\n> quoted'
    const { text } = compose(workspace, typed)
    expect(readMessage({ text }, bot)).toEqual({
      paste: '<none> & tools.cisco.com\n```https://a.example/x```\n> quoted',
      empty: false,
      addressed: true,
      files: false,
    })
  })
})

describe('rich text', () => {
  test.each([
    [
      'a list',
      [{ type: 'rich_text_list', style: 'bullet', elements: [section(words('one')), section(words('two'))] }],
      'one\ntwo',
    ],
    [
      'a link with a name in words',
      [section({ type: 'link', url: 'https://a.example', text: 'here' })],
      'here (https://a.example)',
    ],
    [
      'a link that is what was typed',
      [section({ type: 'link', url: 'http://cisco.com', text: 'cisco.com' })],
      'cisco.com',
    ],
    [
      'a mail address',
      [section({ type: 'link', url: 'mailto:a@b.example', text: 'a@b.example' })],
      'a@b.example',
    ],
    [
      'a date and a colour',
      [
        section(
          { type: 'date', timestamp: 1, format: '', fallback: 'Jul 22' },
          { type: 'color', value: '#fff' },
        ),
      ],
      'Jul 22#fff',
    ],
    [
      'a break at the end of a section',
      [section(words('head\n')), { type: 'rich_text_preformatted', elements: [words('a b')] }],
      'head\n```a b```',
    ],
    [
      'code next to code',
      [section(words('a', { code: true }), words('b', { code: true }), words(' c'))],
      '`ab` c',
    ],
    [
      'things that it does not know',
      [section({ type: 'hologram', text: 'x' }), { type: 'scroll', elements: [] }, null],
      'x\n\n',
    ],
  ])('%s', (_, elements, paste) => {
    expect(read(rich(...elements))).toBe(paste)
  })
})

describe('alerting apps', () => {
  const line = '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x &lt;none&gt;'
  const plain = '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x <none>'
  const mrkdwn = { type: 'mrkdwn', text: line }
  test.each([
    ['text', { text: line }],
    ['an attachment', { attachments: [{ text: line, fallback: 'short' }] }],
    ['a fallback alone', { attachments: [{ fallback: line }] }],
    [
      'blocks of an attachment',
      { attachments: [{ fallback: 'short', blocks: [{ type: 'section', text: mrkdwn }] }] },
    ],
    ['a section', { text: 'short', blocks: [{ type: 'section', text: mrkdwn }] }],
    ['a context', { blocks: [{ type: 'context', elements: [{ type: 'image' }, mrkdwn] }] }],
    ['a header', { blocks: [{ type: 'header', text: { type: 'plain_text', text: plain } }] }],
    ['a table', { blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: plain }]] }] }],
    ['a container', { blocks: [{ type: 'container', child_blocks: [{ type: 'section', text: mrkdwn }] }] }],
    ['a markdown block', { blocks: [{ type: 'markdown', text: plain }] }],
    [
      'a message that was shared',
      {
        attachments: [
          {
            from_url: 'https://x',
            is_share: true,
            message_blocks: [{ message: rich(section(words(plain))) }],
          },
        ],
      },
    ],
  ])('%s', (_, message) => {
    expect(read(message)).toBe(plain)
  })

  test('title and fields stand line by line', () => {
    const attachments = [
      { pretext: 'Alert', title: 'leaf-1', text: line, fields: [{ title: 'host', value: 'leaf-1' }] },
    ]
    expect(read({ attachments })).toBe(`Alert\nleaf-1\n${plain}\nhost: leaf-1`)
  })

  test('the preview of a linked page is nobody’s paste', () => {
    expect(read({ text: 'see', attachments: [{ from_url: 'https://x', text: line }] })).toBe('see')
  })
})

test.each([
  ['nothing', {}],
  ['no message', null],
  ['odd fields', { text: 1, blocks: {}, attachments: 'x', files: null }],
  ['white space', { text: ' \n ' }],
  ['the mention alone', { text: `<@${bot}>` }],
])('%s is empty', (_, message) => {
  expect(readMessage(message, bot).empty).toBe(true)
})

test('a command reads the same whether Slack escapes it or not', () => {
  expect(readCommand('a <none> & <https://x.example|x.example>')).toBe('a <none> & x.example')
  expect(readCommand('a &lt;none&gt; &amp; x.example')).toBe('a <none> & x.example')
})

test('text with very many brackets is read in no time', () => {
  const start = performance.now()
  for (const text of [
    '<'.repeat(200_000),
    '<@'.repeat(100_000),
    '<a>'.repeat(70_000),
    `${'<x '.repeat(70_000)}>`,
  ])
    expect(read({ text }).length).toBeGreaterThan(0)
  expect(performance.now() - start).toBeLessThan(1000)
})
