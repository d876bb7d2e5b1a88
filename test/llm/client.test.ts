import nock from 'nock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '../../src/llm/client.ts'
import { readFailure } from '../../src/llm/failure.ts'
import { buildRequest, dialectOf, type Form, type RequestBody } from '../../src/llm/request.ts'
import { knowledge } from '../e2e/start-bot.ts'
import { completion, picking } from './fake-llm.ts'

// answers at once only: an aborted request under nock ends the process, so delays and resets are faults.test.ts's
beforeAll(() => nock.disableNetConnect())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const RIGHT = picking('issues/communication-failed')

function request(baseUrl: string, form: Form = 'json_schema'): RequestBody {
  const material = { words: [{ row: 1, text: 'a question' }], features: [], excerpt: [] }
  const setting = { model: 'm1', fence: 'f'.repeat(24), form, dialect: dialectOf(baseUrl) }
  return buildRequest(material, knowledge, setting)
}

/** What a server got of one request: the body, and the header with the key. */
async function sent(baseUrl: string, apiKey?: string) {
  const seen: { body?: Record<string, unknown>; key?: string | null } = {}
  const { origin, pathname } = new URL(baseUrl)
  nock(origin)
    .post(`${pathname}/chat/completions`, (body) => {
      seen.body = body
      return true
    })
    .matchHeader('authorization', (value) => {
      seen.key = value
      return true
    })
    .reply(200, completion('m1', RIGHT))
  const client = await createClient({ baseUrl, ...(apiKey && { apiKey }) }, 1000)
  const reply = await client(request(baseUrl), new AbortController().signal)
  return { ...seen, reply }
}

test('OpenAI gets what was built and nothing else: nothing stored, no tools, its own fields', async () => {
  const { body, key, reply } = await sent('https://api.openai.com/v1', 'sk-test')
  expect(body).toEqual(JSON.parse(JSON.stringify(request('https://api.openai.com/v1'))))
  expect(Object.keys(body ?? {}).sort()).toEqual([
    'max_completion_tokens',
    'messages',
    'model',
    'prompt_cache_key',
    'response_format',
    'store',
    'stream',
  ])
  expect(body?.store).toBe(false)
  expect(body?.prompt_cache_key).toContain(knowledge.version)
  expect(key).toBe('Bearer sk-test')
  expect(reply).toEqual({ text: RIGHT, end: 'stop', tokens: { in: 10, out: 5 } })
})

test('Azure gets no cache key, and no field that its thinking models refuse', async () => {
  const { body } = await sent('https://house.openai.azure.com/openai/v1', 'key')
  expect(body).toHaveProperty('max_completion_tokens')
  expect(body).not.toHaveProperty('temperature')
  expect(body).not.toHaveProperty('prompt_cache_key')
})

test('a server at home gets the fields that Ollama, vLLM, llama.cpp and LM Studio know', async () => {
  const { body, key } = await sent('http://ollama.test:11434/v1')
  expect(body).toMatchObject({ max_tokens: 1500, temperature: 0, store: false })
  expect(body).not.toHaveProperty('max_completion_tokens')
  // no key of somebody's environment goes there
  expect(key).toBe('Bearer none')
})

test('what the environment says of OpenAI is not listened to', async () => {
  const before = { ...process.env }
  Object.assign(process.env, {
    OPENAI_BASE_URL: 'https://evil.example/v1',
    OPENAI_API_KEY: 'sk-environment',
    OPENAI_ORG_ID: 'org-environment',
    OPENAI_PROJECT_ID: 'project-environment',
  })
  nock('http://ollama.test:11434', { badheaders: ['openai-organization', 'openai-project'] })
    .post('/v1/chat/completions')
    .matchHeader('authorization', 'Bearer none')
    .reply(200, completion('m1', RIGHT))
  const client = await createClient({ baseUrl: 'http://ollama.test:11434/v1' }, 1000)
  const { text } = await client(request('http://ollama.test:11434/v1'), new AbortController().signal)
  process.env = before
  expect(text).toBe(RIGHT)
})

test.each([
  [429, { 'retry-after': '7' }, { kind: 'limited', status: 429, after: 7 }],
  [429, {}, { kind: 'limited', status: 429 }],
  [401, {}, { kind: 'denied', status: 401 }],
  [403, {}, { kind: 'denied', status: 403 }],
  [400, {}, { kind: 'unsupported', status: 400 }],
  [422, {}, { kind: 'unsupported', status: 422 }],
  [404, {}, { kind: 'unavailable', status: 404 }],
  [503, {}, { kind: 'unavailable', status: 503 }],
])('HTTP %i %j', async (status, headers, failure) => {
  nock('http://ollama.test:11434')
    .post('/v1/chat/completions')
    .reply(status, { error: { message: 'no' } }, headers)
  const client = await createClient({ baseUrl: 'http://ollama.test:11434/v1' }, 1000)
  const error = await client(request('http://ollama.test:11434/v1'), new AbortController().signal).catch(
    (thrown: unknown) => thrown,
  )
  expect(readFailure(error)).toEqual(failure)
})

test('a filter that answers with 400 is no reason to ask in another form', () => {
  const error = Object.assign(new Error('filtered'), { status: 400, code: 'content_filter' })
  expect(readFailure(error)).toEqual({ kind: 'unavailable', status: 400 })
})

test('the schema is strict: one object, all fields required, closed lists within OpenAI’s limits', () => {
  const { response_format: format } = request('https://api.openai.com/v1')
  if (format?.type !== 'json_schema') throw new Error('no schema')
  const { schema } = format.json_schema
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  const properties = schema.properties as Record<string, { enum?: string[]; items?: { enum?: string[] } }>
  expect([...(schema.required as string[])].sort()).toEqual(Object.keys(properties).sort())
  const lists = Object.values(properties).flatMap(({ enum: own, items }) => [own ?? [], items?.enum ?? []])
  expect(lists.flat().length).toBeLessThanOrEqual(1000)
  for (const list of lists.filter(({ length }) => length > 250))
    expect(list.join('').length).toBeLessThanOrEqual(15_000)
  expect(JSON.stringify(schema)).not.toMatch(/"default"|"anyOf"|"oneOf"|"\$ref"|"minimum"/)
})
