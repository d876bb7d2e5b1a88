import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine.ts'
import type { Client } from '../../src/llm/client.ts'
import { createMemoryLedger } from '../../src/llm/ledger.ts'
import { createModel, type ModelParts } from '../../src/llm/model.ts'
import { createLog } from '../../src/log.ts'
import { explain } from '../../src/reply/explain.ts'
import { files, knowledge } from '../e2e/start-bot.ts'
import { picking } from './fake-llm.ts'

const QUESTION = 'the box grumbles about its papers since the firewall change'
const options = { at: '2026-11-24T02:12:00.000Z', asked: true }
const ENTRY = 'issues/communication-failed'
const config = {
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'tiny',
  sendExcerpt: false,
  offChannels: [],
  admins: [],
}

/** A model whose server answers as the test says; `asked` counts. */
function start(answer: () => Promise<string> = async () => picking(ENTRY), parts: Partial<ModelParts> = {}) {
  const seen = { asked: 0, most: 0, inside: 0, log: '' }
  const client: Client = async () => {
    seen.asked++
    seen.most = Math.max(seen.most, ++seen.inside)
    try {
      return { text: await answer(), end: 'stop', tokens: { in: 1, out: 1 } }
    } finally {
      seen.inside--
    }
  }
  const log = createLog('debug', {
    write: (line: string) => {
      seen.log += line
    },
  })
  const model = createModel(config, knowledge, log, { client, ...parts })
  return { engine: createEngine(knowledge, files, model), model, seen }
}

describe('the same question', () => {
  test('is put once, however often it comes, at once or later', async () => {
    const { engine, seen } = start()
    const first = await Promise.all([engine.explain(QUESTION, options), engine.explain(QUESTION, options)])
    const later = await engine.explain(QUESTION, { ...options, at: '2026-11-24T03:00:00.000Z' })
    for (const answer of [...first, later]) expect(answer.evidence[0]?.entry).toBe(ENTRY)
    expect(seen.asked).toBe(1)
  })

  test('of two boxes is one question: what names them is gone by then', async () => {
    const { engine, seen } = start()
    await engine.explain(`${QUESTION} on leaf-17`, options)
    await engine.explain(`${QUESTION} on leaf-18`, options)
    expect(seen.asked).toBe(1)
  })

  test('is put again where the answer was broken', async () => {
    let good = false
    const { engine, seen } = start(async () => (good ? picking(ENTRY) : 'what?'))
    expect((await engine.explain(QUESTION, options)).evidence).toEqual([])
    good = true
    expect((await engine.explain(QUESTION, options)).evidence[0]?.entry).toBe(ENTRY)
    expect(seen.asked).toBe(2)
  })

  test('tells that it begins only where a server is really asked', async () => {
    const { engine } = start()
    let begun = 0
    const asking = { begins: () => void begun++ }
    await engine.explain(QUESTION, options, asking)
    await engine.explain(QUESTION, options, asking)
    await engine.explain('what is a trust code', options, asking)
    expect(begun).toBe(1)
  })
})

test('forty at once: four at a time, sixteen wait, the rest gets the answer without a model', async () => {
  const { engine, seen } = start(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return picking(ENTRY)
  })
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, number) =>
      engine.explain(`${QUESTION} ${'x'.repeat(number + 1)}`, options),
    ),
  )
  expect(seen.most).toBe(4)
  expect(seen.asked).toBe(20)
  expect(answers.filter(({ evidence }) => evidence[0]?.entry === ENTRY)).toHaveLength(20)
  expect(seen.log).toContain('the model is busy')
})

test('a ledger that is away: nobody is asked, and the answer is the one without a model', async () => {
  const away = () => Promise.reject(new Error('the store is locked'))
  const { engine, model, seen } = start(undefined, {
    ledger: { ...createMemoryLedger(), count: away, add: away },
  })
  expect(await engine.explain(QUESTION, options)).toEqual(explain(QUESTION, knowledge, options))
  expect(seen.asked).toBe(0)
  expect(seen.log).not.toContain('the store is locked')
  // that was none of the server's faults
  await engine.explain(`${QUESTION} again`, options)
  expect(seen.log.match(/nobody can tell/g)).toHaveLength(2)
  await expect(model.status()).rejects.toThrow('locked')
})

test('switches that nobody can read are off', async () => {
  const switched = () => Promise.reject(new Error('the store is locked'))
  const { engine, seen } = start(undefined, { ledger: { ...createMemoryLedger(), switched } })
  expect(await engine.explain(QUESTION, options)).toEqual(explain(QUESTION, knowledge, options))
  expect(seen.asked).toBe(0)
})

test('a ledger that hangs ends with everything else', async () => {
  const hangs = () => new Promise<never>(() => {})
  const { engine } = start(undefined, {
    ledger: { ...createMemoryLedger(), count: hangs, add: hangs },
    patience: { overall: 200, attempt: 100 },
  })
  expect(await engine.explain(QUESTION, options)).toEqual(explain(QUESTION, knowledge, options))
})

test('the log tells what was chosen, how long it took and for how much, and no word of the question', async () => {
  const { engine, seen } = start()
  await engine.explain(`${QUESTION} canary-word 10.99.88.77`, options)
  const told = JSON.parse(seen.log.trim().split('\n').at(-1) ?? '')
  expect(told).toMatchObject({
    msg: 'the model answered',
    model: 'tiny',
    verdict: 'answer',
    entries: [ENTRY],
    lines: [1],
    tokens: { in: 1, out: 1 },
  })
  expect(seen.log).not.toMatch(/canary|grumbles|10\.99/)
})
