import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Options } from '../../src/evidence/options.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { Answer } from '../../src/reply/answer.ts'
import { explain } from '../../src/reply/explain.ts'
import { renderMarkdown } from '../../src/reply/markdown.ts'
import { speaks } from '../../src/reply/speaks.ts'
import { renderText } from '../../src/reply/text.ts'
import { wordsOfFirst } from '../words-of-first.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())
const options = Options.parse({ at: '2026-11-24T03:00:00Z' })
const plain = { all: false, style: (_: string, text: string) => text }
const CASES = join(import.meta.dirname, '..', 'cases')
const pastes = readdirSync(CASES, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => readFileSync(join(CASES, name, 'paste.txt'), 'utf8'))

// constructed
const FAILED =
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name'

test('the same paste, options and knowledge give the same bytes', () => {
  for (const paste of pastes) {
    expect(JSON.stringify(explain(paste, knowledge, options))).toBe(
      JSON.stringify(explain(paste, knowledge, options)),
    )
  }
})

describe('mutated pastes', () => {
  const SEED = 20261124
  // two pastes cut at random and joined, with something odd between
  const mutant = fc
    .tuple(
      fc.constantFrom(...pastes),
      fc.constantFrom(...pastes),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '```', '> ', '\u001b[2J', '%'),
      ),
    )
    .map(([a, b, here, there, odd]) => a.slice(0, a.length * here) + odd + b.slice(b.length * there))

  test(`never throw, keep the contract, cite what is there, stay narrow and short (seed ${SEED})`, () => {
    fc.assert(
      fc.property(mutant, (paste) => {
        const answer = explain(paste, knowledge, options)
        Answer.parse(answer)
        // what people say beside the paste is no evidence of its own
        const known = new Set([...answer.evidence.map(({ id }) => id), 'said'])
        const rows = paste.split(/\r\n|\n|\r/).length
        const cited = [...answer.facts, ...answer.causes.flatMap(({ because }) => because)]
        for (const { evidence, lines } of cited) {
          expect(known.has(evidence)).toBe(true)
          expect(lines[1]).toBeLessThanOrEqual(rows)
        }
        for (const { state, because } of answer.causes)
          expect(state === 'possible' || because.length > 0, `${state} without a reason: ${paste}`).toBe(true)
        const text = renderText(answer, knowledge, plain)
        expect(wordsOfFirst(answer)).toBeLessThanOrEqual(150)
        expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        renderMarkdown(answer, knowledge)
      }),
      { seed: SEED, numRuns: 1500 },
    )
  }, 120_000)
})

describe('the bot’s own words', () => {
  const reply = renderText(explain(FAILED, knowledge, options), knowledge, plain)

  test('don’t make it speak unasked', () => {
    expect(speaks(explain(reply, knowledge, { ...options, asked: false }))).toBe(false)
    expect(speaks(explain(`${FAILED}\n${reply}`, knowledge, { ...options, asked: false }))).toBe(false)
  })
  test('near miss: the line alone does', () => {
    expect(speaks(explain(FAILED, knowledge, { ...options, asked: false }))).toBe(true)
  })
  test('asked, the quoted line counts like any other', () => {
    expect(explain(`${FAILED}\n${reply}`, knowledge, options).evidence[0]?.entry).toBe(
      'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED',
    )
  })
})

test('a secret is in no rendering, and the answer says how to revoke it', () => {
  const token = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0'
  const answer = explain(`sw1# license smart trust idtoken ${token} force\n${FAILED}`, knowledge, options)
  for (const text of [
    JSON.stringify(answer),
    renderText(answer, knowledge, plain),
    renderMarkdown(answer, knowledge),
  ]) {
    expect(text).not.toContain(token)
    expect(text).toMatch(/revoke/i)
  }
})

test('thousands of lines of hundreds of devices take well under a second', () => {
  const lines = Array.from({ length: 6000 }, (_, at) => FAILED.replace('leaf-12', `leaf-${at % 300}`))
  const paste = lines.join('\n')
  const started = performance.now()
  const answer = explain(paste, knowledge, options)
  renderText(answer, knowledge, plain)
  expect(answer.evidence).toHaveLength(300)
  // a machine that is shared is slower than one's own
  expect(performance.now() - started).toBeLessThan(6000)
})
