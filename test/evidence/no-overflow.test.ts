import { expect, test } from 'vitest'
import { explain } from '../../src/reply/explain.ts'
import { renderMarkdown } from '../../src/reply/markdown.ts'
import { knowledge } from '../e2e/start-bot.ts'

const MESSAGE = '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: x'

test.each([
  ['150,000 messages', `${MESSAGE}\n`.repeat(150_000)],
  ['300,000 pieces of code in one line', '`a`'.repeat(300_000)],
  ['150,000 fences in one line', '```a'.repeat(150_000)],
  ['180,000 typed commands', 'license smart transport off\n'.repeat(180_000)],
  ['a word with 200,000 hyphens', `why does ${'ab-'.repeat(200_000)}x fail?`],
  ['150,000 tokens', 'token 1234567890abcdef '.repeat(150_000)],
])('%s are read without an overflow', { timeout: 120_000 }, (_, paste) => {
  const answer = explain(paste, knowledge, { at: '2026-11-24T02:12:00.000Z', asked: true })
  expect(answer.schema).toBe('slp.answer/1')
  expect(renderMarkdown(answer, knowledge).length).toBeGreaterThan(0)
})
