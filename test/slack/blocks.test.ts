import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain } from '../../src/reply/explain.ts'
import { DETAILS, renderDetail } from '../../src/slack/blocks/details.ts'
import { moreView } from '../../src/slack/blocks/more-view.ts'
import { renderSlack } from '../../src/slack/blocks.ts'
import { helpMessage, isGreeting } from '../../src/slack/help.ts'
import { blockProblems, modalProblems } from '../../src/slack/limits.ts'
import { knowledge } from '../e2e/start-bot.ts'

const HERE = join(import.meta.dirname, 'replies')
const AT = '2026-11-24T02:12:00.000Z'

// replies/<situation>/paste.txt, which we made up, and what Slack is sent for it; the version is the only thing left open
const situations = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(situations.map(({ name }) => name))('%s', (situation) => {
  const paste = readFileSync(join(HERE, situation, 'paste.txt'), 'utf8')
  const answer = explain(paste, knowledge, { at: AT, asked: true })
  const shown = renderSlack(answer, knowledge)

  test('the reply', async () => {
    const json = `${JSON.stringify(shown, undefined, 2)}\n`
      .replaceAll(knowledge.version, 'VERSION')
      .replaceAll(/"value": "[\w-]{24}"/g, '"value": "ANSWER"')
    await expect(json).toMatchFileSnapshot(join(HERE, situation, 'reply.json'))
  })

  test('the verdict comes first, the footer last, and the text says the same in words', () => {
    expect(shown.blocks[0]?.type).toMatch(/header|rich_text/)
    // a secret that leaked is more urgent than any verdict
    const [leaked, headline] = answer.warnings.length > 0 ? shown.blocks : [undefined, shown.blocks[0]]
    if (leaked) expect(JSON.stringify(leaked)).toContain('Delete your message now')
    expect(JSON.stringify(headline)).toContain(answer.first.answer[0]?.slice(0, 40))
    expect(shown.blocks.at(-1)).toMatchObject({
      type: 'context',
      elements: [{ text: `slp-bot · knowledge ${knowledge.version}` }],
    })
    expect(shown.text).toContain(answer.first.answer[0]?.slice(0, 40))
    expect(shown.text.split('\n').at(-1)).toMatch(/^slp-bot · knowledge|^…$/)
  })

  test('every step of the checklist is behind the button, whole and in order', () => {
    const view = moreView(answer, knowledge)
    expect(modalProblems(view)).toEqual([])
    const all = JSON.stringify(view)
    let from = 0
    for (const { text, commands } of answer.checklist) {
      const at = all.indexOf(JSON.stringify(text).slice(1, -1), from)
      expect(at, text).toBeGreaterThanOrEqual(from)
      from = at
      for (const command of commands) expect(all).toContain(JSON.stringify(command.text).slice(1, -1))
    }
  })

  test('whatever a button shows passes', () => {
    for (const detail of DETAILS)
      for (const { blocks, text } of renderDetail(answer, knowledge, detail)) {
        expect(blockProblems(blocks)).toEqual([])
        expect(text.length).toBeGreaterThan(0)
      }
  })
})

test('the same answer has the same bytes, and another answer other buttons', () => {
  const paste = 'failed to receive report acknowledgment'
  const one = () => JSON.stringify(renderSlack(explain(paste, knowledge, { at: AT, asked: true }), knowledge))
  expect(one()).toBe(one())
  const other = JSON.stringify(
    renderSlack(explain('trust code installation failed', knowledge, { at: AT, asked: true }), knowledge),
  )
  const id = (json: string) => /"value":"(?<id>[^"]+)"/.exec(json)?.groups?.id
  expect(id(other)).not.toBe(id(one()))
})

test('help is within the limits and shows an example', () => {
  const { blocks, text } = helpMessage(knowledge)
  expect(blockProblems(blocks)).toEqual([])
  expect(text).toMatch(/\/slp explain .*%LICMGR-/)
})

test.each([
  ['hello', true],
  ['Hi there!', true],
  ['help', true],
  ['', false],
  ['help me with the trust code', false],
  ['%LICMGR-3-LOG_SMART_LIC_COMM_FAILED', false],
])('%s is a greeting: %s', (words, greeting) => {
  expect(isGreeting(words, knowledge)).toBe(greeting)
})

test('a token that was pasted is marked as something to deal with, never as well', () => {
  const paste = readFileSync(join(HERE, 'token-pasted', 'paste.txt'), 'utf8')
  const answer = explain(paste, knowledge, { at: AT, asked: true })
  expect(answer.verdict.act).toBe('nothing')
  expect(JSON.stringify(renderSlack(answer, knowledge).blocks[0])).toContain('⚠️')
})
