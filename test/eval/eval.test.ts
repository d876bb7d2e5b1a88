import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEntry } from '../../src/knowledge/entries.ts'
import { openDeck } from '../../src/llm/cards.ts'
import { files, knowledge } from '../e2e/start-bot.ts'
import { completion, type FakeLlm, picking, sendJson, startFakeLlm } from '../llm/fake-llm.ts'
import { evaluate } from './evaluate.ts'
import { type Question, readGolden } from './golden.ts'
import { figuresOf, judge } from './measure.ts'
import { reportOf } from './report.ts'

const golden = readGolden()

describe('the golden set', () => {
  test('has at least 200 questions and pastes, of each kind enough, none twice', () => {
    expect(golden.length).toBeGreaterThanOrEqual(200)
    const of = (kind: Question['kind']) => golden.filter((each) => each.kind === kind).length
    expect(of('answered')).toBeGreaterThanOrEqual(100)
    for (const kind of ['near', 'foreign', 'vague'] as const) expect(of(kind)).toBeGreaterThanOrEqual(30)
    expect(new Set(golden.map(({ text }) => text.toLowerCase())).size).toBe(golden.length)
  })

  test('names entries that a model could choose', () => {
    const { entries } = openDeck(knowledge)
    const unknown = golden.flatMap(({ right }) => right.filter((id) => !findEntry(knowledge, id)))
    expect(unknown).toEqual([])
    // a clock speaks only within another answer; a question that has only such an entry could not be answered
    const impossible = golden.filter(
      ({ kind, right }) => kind === 'answered' && !right.some((id) => entries.includes(id)),
    )
    expect(impossible).toEqual([])
  })
})

test('the outcomes, and that a wrong entry weighs most', () => {
  const question = (right: string[]): Question => ({
    text: 'x',
    kind: right.length > 0 ? 'answered' : 'near',
    right,
  })
  expect(judge(question(['a/b']), 'a/b')).toBe('right entry')
  expect(judge(question(['a/b']), 'c/d')).toBe('wrong entry')
  expect(judge(question(['a/b']), undefined)).toBe('wrong refusal')
  expect(judge(question([]), 'a/b')).toBe('wrong entry')
  expect(judge(question([]), undefined)).toBe('right refusal')
  expect(figuresOf(['right entry', 'right refusal', 'wrong refusal', 'wrong entry']).score).toBe(-0.25)
})

// This proves the harness. It is no measure of any model: what answers here is a rule of the test's own.
describe('the harness, against a fake that follows a rule (no measure of a model)', () => {
  let server: FakeLlm
  const few = [
    ...golden.filter(({ kind }) => kind === 'answered').slice(0, 12),
    ...golden.filter(({ kind }) => kind === 'foreign').slice(0, 4),
    { text: 'what is a trust code', kind: 'answered', right: ['concepts/trust-code'] } as const,
  ]

  beforeAll(async () => {
    // right, wrong, a refusal, broken, and so on, in that order
    let turn = 0
    server = await startFakeLlm(({ body, response }) => {
      const asked = JSON.stringify(body.messages)
      const question = few.find(({ text }) => asked.includes(text.slice(0, 24)))
      const replies = [
        picking(question?.right[0] ?? 'concepts/udi'),
        picking('concepts/udi'),
        JSON.stringify({ verdict: 'refuse', entry_ids: [], clarify: 'none', lines: [] }),
        'no JSON at all',
      ]
      sendJson(response, 200, completion('rule', replies[turn++ % replies.length] ?? ''))
    })
  })
  afterAll(() => server.close())

  test('counts what it is made of, beside the search alone', async () => {
    const model = { baseUrl: server.baseUrl, model: 'rule', sendExcerpt: false, offChannels: [], admins: [] }
    const asked = await evaluate(few, { knowledge, files, model })
    const lines = reportOf(asked, 'rule').join('\n')
    console.log(`The harness against a rule of the test's own, no measure of a model:\n${lines}`)

    // what the search answers is not asked
    expect(asked.at(-1)).toMatchObject({ alone: 'right entry', both: { outcome: 'right entry' } })
    expect(asked.at(-1)?.both?.call).toBeUndefined()
    const open = asked.filter(({ both }) => both?.call)
    expect(server.got.length).toBe(open.length)
    expect(open.length).toBeGreaterThanOrEqual(10)
    expect(asked.filter(({ aloneShown }) => aloneShown !== undefined).length).toBe(few.length - open.length)

    // of those that it asks, by turns: the right entry, a wrong one, a refusal, nothing that can be read
    const verdicts = open.flatMap(({ both }) => both?.call?.verdict ?? []).sort()
    const turns = ['answer', 'answer', 'refuse', 'broken']
    expect(verdicts).toEqual(open.map((_, at) => turns[at % 4]).sort())
    expect(lines).toContain(`The model was asked ${open.length} times`)
    expect(lines).toMatch(/the model chose concepts\/udi, right is none/)
  })

  test('without a model it gives the figures of the search alone, and says so', async () => {
    const asked = await evaluate(few, { knowledge, files })
    expect(reportOf(asked, undefined).join('\n')).toContain('No model is set up')
    expect(asked.filter(({ both }) => both)).toEqual([])
  })
})
