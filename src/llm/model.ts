import { createHash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Choice } from '../evidence/choice.ts'
import type { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { askServer, type KnownForm, loosen } from './ask-server.ts'
import { createBreaker } from './breaker.ts'
import { type Asker, createBudget } from './budget.ts'
import { type Client, createClient, type Server, type ServerReply } from './client.ts'
import { readFailure } from './failure.ts'
import { type Material, readMaterial, textOf } from './material.ts'
import { holdsObject, type Reading, readReply } from './read-reply.ts'
import { buildRequest, dialectOf, type Form } from './request.ts'
import { createSwitches, type Switches } from './switches.ts'
import { createTurnstile } from './turnstile.ts'

/** Milliseconds for all of a request, its wait for a turn included, and for one attempt of it. */
export const PATIENCE = { overall: 12_000, attempt: 8000 } as const

const CACHED = { max: 500, ttl: 24 * 60 * 60 * 1000 } as const

/** How a model is set up. */
export type ModelConfig = Server & {
  model: string
  /** Whether redacted lines of the paste may be sent beside its features. */
  sendExcerpt: boolean
  offChannels: readonly string[]
  admins: readonly string[]
}

/** A model that may be asked which entries fit. */
export type Model = {
  name: string
  admins: readonly string[]
  switches: Switches
  /**
   * What the model chose for a paste to which `explain` gave that answer; undefined where it isn't asked, isn't there,
   * or chose nothing. Never rejects, and takes twelve seconds at most.
   */
  choose: (paste: string, answer: Answer, options: Options, asker?: Asker) => Promise<Choice | undefined>
  /** How the server is, and how many requests there were within a day. */
  status: () => { breaker: 'closed' | 'open' | 'trying' | 'denied'; today: number }
}

/** What a test may put in place of the real thing. */
export type Replacements = {
  client?: Client
  now?: () => number
  patience?: typeof PATIENCE | Record<keyof typeof PATIENCE, number>
}

/** Sets a model up. Nothing is loaded or asked before the first question that needs it. */
export function createModel(
  config: ModelConfig,
  knowledge: Knowledge,
  log: Logger,
  { client: given, now = Date.now, patience = PATIENCE }: Replacements = {},
): Model {
  const { model: name, baseUrl } = config
  const cache = new LRUCache<string, Reading>({ ...CACHED })
  const underWay = new Map<string, Promise<Reading | undefined>>()
  const breaker = createBreaker(now)
  const budget = createBudget(now)
  const turnstile = createTurnstile()
  const switches = createSwitches(config.offChannels)
  const known: KnownForm = { form: 'json_schema' }
  const dialect = dialectOf(baseUrl)
  let client: Promise<Client> | undefined

  function openClient(): Promise<Client> {
    client ??= given ? Promise.resolve(given) : createClient(config, patience.attempt)
    return client
  }

  function read({ text, end }: ServerReply, form: Form, rows: number): Reading {
    if (end === 'refusal' || end === 'content_filter') return { verdict: 'refuse' }
    if (end !== 'stop') return { verdict: 'broken' }
    const reading = readReply(text, knowledge, { rows, loose: form === 'text' })
    if (reading.verdict === 'broken' && form !== 'text' && holdsObject(text)) loosen(known)
    return reading
  }

  async function ask(material: Material): Promise<Reading | undefined> {
    const started = now()
    const signal = AbortSignal.timeout(patience.overall)
    const fence = randomBytes(12).toString('hex')
    const build = (form: Form) => buildRequest(material, knowledge, { model: name, fence, form, dialect })
    try {
      const sdk = await openClient()
      const asked = await turnstile.pass(() => withEnd(askServer(sdk, build, known, signal), signal), signal)
      if (!asked) {
        breaker.withdrawn()
        log.info({ model: name }, 'the model is busy')
        return undefined
      }
      const { reply, form } = asked
      const reading = read(reply, form, material.rows)
      if (reading.verdict === 'broken') breaker.failed({ kind: 'broken' })
      else breaker.succeeded()
      log.info(
        { model: name, ms: now() - started, form, tokens: reply.tokens, ...toldOf(reading) },
        'the model answered',
      )
      return reading
    } catch (error) {
      const failure = readFailure(error)
      breaker.failed(failure)
      const told = { model: name, ms: now() - started, ...failure, breaker: breaker.state() }
      if (failure.kind === 'denied') log.error(told, 'the model refuses LLM_API_KEY; it is not asked again')
      else log.warn(told, 'the model gave no answer')
      return undefined
    }
  }

  function askOnce(material: Material, asker: Asker): Promise<Reading | undefined> {
    const key = createHash('sha256')
      .update([knowledge.version, name, material.rows, textOf(material)].join('\n'))
      .digest('base64')
    const before = cache.get(key)
    if (before) return Promise.resolve(before)
    const running = underWay.get(key)
    if (running) return running
    if (!breaker.admits()) return Promise.resolve(undefined)
    if (!budget.take(asker)) {
      breaker.withdrawn()
      log.info({ model: name }, "somebody's share of the model is used up")
      return Promise.resolve(undefined)
    }
    const asking = ask(material).finally(() => underWay.delete(key))
    underWay.set(key, asking)
    return asking.then((reading) => {
      if (reading && reading.verdict !== 'broken') cache.set(key, reading)
      return reading
    })
  }

  return {
    name,
    admins: config.admins,
    switches,
    async choose(paste, answer, { asked }, asker = {}) {
      if (!switches.isOn(asker.channel)) return undefined
      const material = readMaterial(paste, answer, knowledge, { asked, excerpt: config.sendExcerpt })
      if (typeof material === 'string') return undefined
      const reading = await askOnce(material, asker)
      if (!reading || !('choice' in reading)) return undefined
      return { ...reading.choice, model: name, knowledge: knowledge.version }
    },
    status: () => ({ breaker: breaker.state(), today: budget.today() }),
  }
}

/** Whatever the work does with the signal, its end is the end. */
function withEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const end = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, end])
}

/** What of a reading may be logged: ids and numbers, no words. */
function toldOf(reading: Reading) {
  return 'choice' in reading
    ? { verdict: reading.verdict, ...reading.choice, strayed: reading.strayed }
    : { verdict: reading.verdict }
}
