import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '../../src/engine.ts'
import { createModel, type Model, type ModelConfig, PATIENCE } from '../../src/llm/model.ts'
import { createLog } from '../../src/log.ts'
import { explain } from '../../src/reply/explain.ts'
import { files, knowledge } from '../e2e/start-bot.ts'
import {
  answering,
  completion,
  type FakeLlm,
  type Play,
  picking,
  sendJson,
  startFakeLlm,
} from './fake-llm.ts'

/** Nothing that our own rules know. */
const QUESTION = 'the box grumbles about its papers since the firewall change'
const options = { at: '2026-11-24T02:12:00.000Z', asked: true }
const plain = JSON.stringify(explain(QUESTION, knowledge, options))
const RIGHT = picking('issues/communication-failed')

let server: FakeLlm
let elsewhere: FakeLlm

beforeAll(async () => {
  // loaded once, so that no test waits for it
  await import('openai')
  server = await startFakeLlm()
  elsewhere = await startFakeLlm(answering(RIGHT))
})
afterAll(async () => {
  await server.close()
  await elsewhere.close()
})

/** As long as a fault takes to show; that the real patience ends in time too is seen once, below. */
const SHORT = { overall: 3000, attempt: 2000 }

/** A model and an engine of its own for each test, so that no breaker or cache is shared. */
function start(
  now?: () => number,
  config: Partial<ModelConfig> = {},
  patience: typeof SHORT = SHORT,
): { model: Model; engine: Engine; log: () => string } {
  const lines: string[] = []
  const log = createLog('debug', { write: (line: string) => lines.push(line) })
  const model = createModel(
    { baseUrl: server.baseUrl, model: 'tiny', sendExcerpt: false, offChannels: [], admins: [], ...config },
    knowledge,
    log,
    { patience, ...(now && { now }) },
  )
  return { model, engine: createEngine(knowledge, files, model), log: () => lines.join('') }
}

/** What each fault is. */
const FAULTS: Record<string, Play> = {
  '429 with Retry-After': ({ response }) =>
    sendJson(response, 429, { error: { message: 'slow' } }, { 'retry-after': '120' }),
  '429 without': ({ response }) => sendJson(response, 429, { error: { message: 'slow' } }),
  '500': ({ response }) => sendJson(response, 500, { error: { message: 'boom' } }),
  reset: ({ request }) => request.socket.destroy(),
  hang: () => {},
  drip: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 100)
    response.on('close', () => clearInterval(timer))
  },
  HTML: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>please log in</html>')
  },
  'broken JSON': answering('Sure! Here it is: {"verdict":'),
  'fenced JSON': answering(`\`\`\`json\n${RIGHT}\n\`\`\``),
  'unknown id': answering(picking('causes/made-up')),
  truncated: answering('{"verdict":"answ', { finish_reason: 'length' }),
  refusal: answering(null, {}, { refusal: 'I cannot help with that' }),
  'content filter': answering('', { finish_reason: 'content_filter' }),
  '32 MB': ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.on('error', () => {})
    for (let mb = 0; mb < 32; mb++) response.write(' '.repeat(1 << 20))
    response.end(JSON.stringify(completion('tiny', RIGHT)))
  },
  redirect: ({ response }) => {
    response.writeHead(307, { location: `${elsewhere.baseUrl}/chat/completions` })
    response.end()
  },
  'wrong schema': answering('{"answer":"type reload now","entry_ids":"issues/communication-failed"}'),
  empty: ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end()
  },
}

describe('whatever the server does, the answer is the one without it, within 13 seconds', () => {
  test('a sound answer is taken, so that the others prove something', async () => {
    server.play(answering(RIGHT))
    const answer = await start().engine.explain(QUESTION, options)
    expect(answer.evidence[0]?.entry).toBe('issues/communication-failed')
    expect(answer.evidence[0]?.chosenBy).toEqual({
      model: 'tiny',
      knowledge: knowledge.version,
      lines: [[1, 1]],
    })
  })

  test.each(Object.keys(FAULTS))('%s', async (name) => {
    const { engine, log } = start()
    server.play(FAULTS[name] ?? answering(RIGHT))
    const started = performance.now()
    const answer = await engine.explain(QUESTION, options)
    expect(JSON.stringify(answer)).toBe(plain)
    expect(performance.now() - started).toBeLessThan(13_000)
    expect(log()).not.toContain('grumbles')
  })

  test('nothing went to the host that it was redirected to', () => {
    expect(elsewhere.got).toEqual([])
  })

  test('with the real patience too: hanging, dripping, and refusing each form late, all at once', {
    timeout: 30_000,
  }, async () => {
    const plays: Play[] = [
      FAULTS.hang ?? (() => {}),
      FAULTS.drip ?? (() => {}),
      // the attempts together would take 18 seconds
      ({ response }) => {
        setTimeout(() => sendJson(response, 400, { error: { message: 'unsupported' } }), 6000)
      },
    ]
    const times = await Promise.all(
      plays.map(async (play) => {
        const own = await startFakeLlm(play)
        const { engine } = start(undefined, { baseUrl: own.baseUrl }, PATIENCE)
        const started = performance.now()
        expect(JSON.stringify(await engine.explain(QUESTION, options))).toBe(plain)
        const took = performance.now() - started
        await own.close()
        return took
      }),
    )
    expect(Math.max(...times)).toBeLessThan(13_000)
    expect(times[0]).toBeGreaterThan(PATIENCE.attempt - 500)
    expect(times[2]).toBeGreaterThan(PATIENCE.overall - 500)
  })

  test('a server that is not there', async () => {
    const { engine } = start(undefined, { baseUrl: 'http://127.0.0.1:9/v1' })
    expect(JSON.stringify(await engine.explain(QUESTION, options))).toBe(plain)
  })
})

describe('the breaker', () => {
  const ask = (engine: Engine, number: number) =>
    engine.explain(`${QUESTION}, number ${'x'.repeat(number)} it is`, options)

  test('opens after five failures in a row, tries once after a minute, and closes when that works', async () => {
    let time = 1_000_000
    const { engine, model } = start(() => time)
    server.play(({ response }) => sendJson(response, 500, { error: { message: 'boom' } }))
    const before = server.got.length
    for (let number = 1; number <= 8; number++) await ask(engine, number)
    expect(server.got.length - before).toBe(5)
    expect((await model.status()).breaker).toBe('open')

    time += 61_000
    await Promise.all([ask(engine, 20), ask(engine, 21), ask(engine, 22)])
    expect(server.got.length - before).toBe(6)
    expect((await model.status()).breaker).toBe('open')

    time += 61_000
    server.play(answering(RIGHT))
    expect((await ask(engine, 30)).evidence[0]?.entry).toBe('issues/communication-failed')
    expect((await model.status()).breaker).toBe('closed')
    expect((await ask(engine, 31)).evidence[0]?.entry).toBe('issues/communication-failed')
  })

  test('a 429 opens it at once, for as long as it says, a quarter of an hour at most', async () => {
    let time = 1_000_000
    const { engine, model } = start(() => time)
    server.play(FAULTS['429 with Retry-After'] ?? answering(RIGHT))
    await ask(engine, 1)
    expect((await model.status()).breaker).toBe('open')
    time += 119_000
    expect((await model.status()).breaker).toBe('open')
    time += 2000
    server.play(({ response }) => sendJson(response, 429, {}, { 'retry-after': '99999' }))
    await ask(engine, 2)
    time += 15 * 60_000 - 1000
    expect((await model.status()).breaker).toBe('open')
    time += 2000
    expect((await model.status()).breaker).toBe('trying')
  })

  test('a refused key is not tried again, and the operator is told once', async () => {
    const { engine, model, log } = start()
    server.play(({ response }) => sendJson(response, 401, { error: { message: 'bad key sk-secret' } }))
    const before = server.got.length
    await ask(engine, 1)
    await ask(engine, 2)
    expect(server.got.length - before).toBe(1)
    expect((await model.status()).breaker).toBe('denied')
    expect(log().match(/LLM_API_KEY/g)).toHaveLength(1)
    expect(log()).not.toContain('sk-secret')
  })
})

describe('the ladder', () => {
  test('a server without json_schema is asked for json_object, then in words, and that is remembered', async () => {
    const { engine } = start()
    const before = server.got.length
    server.play(({ body, response }) => {
      if (body.response_format)
        sendJson(response, 400, { error: { message: "unknown field 'response_format'" } })
      else
        sendJson(response, 200, completion('tiny', `Here you are:\n\`\`\`json\n${RIGHT}\n\`\`\` good luck`))
    })
    const answer = await engine.explain(QUESTION, options)
    expect(answer.evidence[0]?.entry).toBe('issues/communication-failed')
    const forms = () =>
      server.got.slice(before).map(({ response_format: form }) => (form as { type?: string })?.type)
    expect(forms()).toEqual(['json_schema', 'json_object', undefined])
    await engine.explain(`${QUESTION} today`, options)
    expect(forms()).toEqual(['json_schema', 'json_object', undefined, undefined])
  })

  test('a server that takes the schema and does not hold the model to it is asked in words from then on', async () => {
    const { engine } = start()
    server.play(answering(`\`\`\`json\n${RIGHT}\n\`\`\``))
    expect(JSON.stringify(await engine.explain(QUESTION, options))).toBe(plain)
    expect((await engine.explain(`${QUESTION} today`, options)).evidence[0]?.entry).toBe(
      'issues/communication-failed',
    )
  })
})
