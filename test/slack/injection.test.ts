import type { KnownBlock } from '@slack/types'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../src/reply/answer.ts'
import { explain } from '../../src/reply/explain.ts'
import { say } from '../../src/reply/say.ts'
import { DETAILS, renderDetail } from '../../src/slack/blocks/details.ts'
import { moreView } from '../../src/slack/blocks/more-view.ts'
import { renderSlack, type SlackMessage } from '../../src/slack/blocks.ts'
import { AIM, blockProblems, modalProblems, textBytes } from '../../src/slack/limits.ts'
import { knowledge } from '../e2e/start-bot.ts'
import { CARRIERS, hostileTexts } from './payloads.ts'

/** The machine that runs this may be busy. */
const PATIENCE = 120_000

const AT = '2026-11-24T02:12:00.000Z'

/** Elements that hold text and nothing that Slack parses. */
const LITERAL = ['text', 'plain_text']
/** What may stand around them. */
const SHELLS = [
  'header',
  'rich_text',
  'rich_text_section',
  'rich_text_preformatted',
  'rich_text_quote',
  'context',
  'actions',
  'button',
]
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u

/** Every node with a type, and its text. */
function nodes(value: unknown): { type: string; text: string; emoji?: unknown; url?: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(nodes)
  if (typeof value !== 'object' || value === null) return []
  const { type, text, emoji, url } = value as Record<string, unknown>
  const own =
    typeof type === 'string' ? [{ type, text: typeof text === 'string' ? text : '', emoji, url }] : []
  return [...own, ...Object.values(value).flatMap(nodes)]
}

/** The links that the bot sets, all the knowledge base's own: nothing that was pasted becomes one. */
function isPage({ type, url }: { type: string; url?: unknown }): boolean {
  const own = [...(knowledge.pages?.values() ?? []), say(knowledge, 'slack.cssm-page')]
  return type === 'link' && own.some((each) => each === url)
}

/** What in a message Slack would parse, or would hide. */
function alive({ text, blocks }: SlackMessage): string[] {
  return [
    // with Slack's own escapes and no bracket left there is no mention, link, broadcast or date in it
    ...(/[<>`]/.test(text) || text.replaceAll(/&(?:amp|lt|gt);/g, '').includes('&') ? [`text: ${text}`] : []),
    ...(UNSEEN.test(text) ? ['text: unseen'] : []),
    ...nodes(blocks).flatMap((node) => [
      ...([...LITERAL, ...SHELLS].includes(node.type) || isPage(node) ? [] : [`a ${node.type}`]),
      ...(UNSEEN.test(node.text) ? [`unseen in a ${node.type}`] : []),
      ...(node.type === 'plain_text' && node.emoji !== false ? ['emoji in plain text'] : []),
    ]),
  ]
}

/** What Slack would refuse, or we don't want it to have. */
function beyond({ text, blocks }: SlackMessage): string[] {
  return [
    ...blockProblems(blocks).map(({ pointer, message }) => `${pointer} ${message}`),
    ...(textBytes(blocks) > AIM.total ? [`${textBytes(blocks)} characters`] : []),
    ...(blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...(text.length > 4000 || text.length === 0 ? [`${text.length} characters of text`] : []),
  ]
}

function faults(messages: readonly SlackMessage[]): string[] {
  return messages.flatMap((message) => [...alive(message), ...beyond(message)])
}

/** The same of the modal with the rest, which has limits of its own. */
function modalFaults(answer: Answer): string[] {
  const view = moreView(answer, knowledge)
  return [
    ...modalProblems(view).map(({ pointer, message }) => `${pointer} ${message}`),
    ...alive({ text: '', blocks: view.blocks as KnownBlock[] }),
  ]
}

function everything(answer: Answer): SlackMessage[] {
  return [
    renderSlack(answer, knowledge),
    renderSlack(answer, knowledge, { share: true }),
    ...DETAILS.flatMap((detail) => renderDetail(answer, knowledge, detail)),
  ]
}

describe('whatever is pasted comes back as text only', () => {
  const texts = hostileTexts()

  beforeAll(() => {
    expect(texts.length * CARRIERS.length).toBeGreaterThan(400)
  })

  test.each(CARRIERS.map((carrier, at) => ({ carrier, at })))(
    'carrier $at',
    { timeout: PATIENCE },
    ({ carrier }) => {
      for (const text of texts) {
        const answer = explain(carrier(text), knowledge, { at: AT, asked: true })
        expect(faults(everything(answer)), text.slice(0, 80)).toEqual([])
        expect(modalFaults(answer), text.slice(0, 80)).toEqual([])
      }
    },
  )
})

test('the same where every sentence of an answer is hostile, and far too long', { timeout: PATIENCE }, () => {
  const answer = explain(CARRIERS[0]?.('x') ?? '', knowledge, { at: AT, asked: true })
  for (const text of hostileTexts()) {
    const long = `${text} `.repeat(Math.ceil(4000 / (text.length + 1)))
    expect(faults(everything(hostile(answer, long))), text.slice(0, 80)).toEqual([])
    expect(modalFaults(hostile(answer, long)), text.slice(0, 80)).toEqual([])
  }
})

test.each([
  [
    '4,000 different messages',
    Array.from({ length: 4000 }, (_, at) => CARRIERS[0]?.('x').replace('leaf-12', `leaf-${at}`)).join('\n'),
  ],
  ['one message 4,000 times', `${CARRIERS[0]?.('x')}\n`.repeat(4000)],
  ['a line of 1 MB', CARRIERS[0]?.('x'.repeat(1_000_000)) ?? ''],
  ['1 MB of nothing', 'x y z\n'.repeat(170_000)],
  ['60 secrets', 'sw1# license smart trust idtoken c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0 force\n'.repeat(60)],
  ['an empty paste', ''],
])('%s stays within the limits', { timeout: PATIENCE }, (_, paste) => {
  const answer = explain(paste, knowledge, { at: AT, asked: true })
  expect(faults(everything(answer))).toEqual([])
  expect(modalFaults(answer)).toEqual([])
})

test('no command is cut or wrapped, whatever its length', () => {
  const answer = explain(CARRIERS[0]?.('x') ?? '', knowledge, { at: AT, asked: true })
  const [step] = answer.checklist
  if (!step) throw new Error('no step')
  const command = (length: number) => ({
    mode: 'config' as const,
    platform: 'nx-os',
    text: 'x'.repeat(length),
  })
  const lengths = [10, 100, 1000, 3000, 8000, 20_000, 50]
  const checklist = lengths.map((length, at) => ({
    ...step,
    id: `${step.id}-${at}`,
    commands: [command(length)],
  }))
  const first = { ...answer.first, plan: checklist.map(({ id }) => id) }
  for (const message of everything({ ...answer, first, checklist })) {
    expect(beyond(message)).toEqual([])
    for (const line of codeLines(message.blocks)) {
      const found = /^\(config\)# (?<xs>x+)$/.exec(line)?.groups?.xs
      if (found) expect(lengths).toContain(found.length)
    }
  }
  const steps = renderDetail({ ...answer, checklist }, knowledge, 'steps').flatMap(({ blocks }) =>
    codeLines(blocks),
  )
  expect(steps.map((line) => line.length - '(config)# '.length)).toEqual([10, 100, 1000, 3000, 8000, 50])
})

/** The answer with every sentence in it replaced. */
function hostile(answer: Answer, text: string): Answer {
  const because = [{ text, evidence: 'e1', lines: [1, 1] as [number, number] }]
  return {
    ...answer,
    verdict: { ...answer.verdict, headline: text, impact: text },
    first: {
      ...answer.first,
      answer: [text, text],
      because: [{ text }, { text }, { text }],
      plan: answer.checklist.slice(0, 6).map(({ id }) => id),
      paste: [text.slice(0, 500).replaceAll('\n', ' ') || 'x'],
    },
    evidence: answer.evidence.map((each) => ({
      ...each,
      device: { host: text },
      explanation: { title: text, means: text, impact: text },
    })),
    causes: answer.causes.map((each) => ({ ...each, title: text, because, devices: [text, text] })),
    checklist: answer.checklist.map((each) => ({ ...each, text, expect: text, danger: text, because })),
    ask: [{ command: text.slice(0, 500).replaceAll('\n', ' ') || 'x', why: text }],
    clocks: [{ id: 'clocks/x', text }],
    notes: [{ text, kind: 'caveat' }],
    warnings: Array.from({ length: 9 }, () => ({
      kind: 'secret' as const,
      what: text,
      lines: [1, 1] as [number, number],
      text,
    })),
    escalation: { when: text, collect: ['show version'] },
    sources: [{ title: text, section: text }],
  }
}

function codeLines(blocks: readonly KnownBlock[]): string[] {
  return blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .flatMap((part) => (part.type === 'rich_text_preformatted' ? part.elements : []))
    .flatMap((element) => (element.type === 'text' ? element.text.split('\n') : []))
}
