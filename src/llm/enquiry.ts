import { createHash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { askServer, type KnownForm, loosen } from './ask-server.ts'
import type { Breaker } from './breaker.ts'
import type { Asker, Budget } from './budget.ts'
import type { Client, ServerReply } from './client.ts'
import { readFailure } from './failure.ts'
import { type Material, textOf } from './material.ts'
import { holdsObject, type Reading, readReply } from './read-reply.ts'
import { buildRequest, dialectOf, type Form } from './request.ts'
import { createTurnstile } from './turnstile.ts'

const CACHED = { max: 500, ttl: 24 * 60 * 60 * 1000 } as const

/** Who asks, and what is to be done once a server is really asked. */
export type Asking = Asker & { begins?: () => void }

/** What a model made of some material; undefined where it wasn't asked or gave no answer. Never rejects. */
export type Enquire = (material: Material, asking: Asking) => Promise<Reading | undefined>

/** What became of a request to the server; `tokens` where it answered. */
export type ModelCall = {
  outcome: 'answered' | 'failed' | 'busy' | 'over-budget'
  tokens?: { in: number; out: number }
}

/** What an enquiry stands on. `overall`: milliseconds for all of it, its wait for a turn included. */
export type EnquirySetting = {
  name: string
  baseUrl: string
  knowledge: () => Knowledge
  /** Hears of every request that was meant for the server. */
  called?: (call: ModelCall) => void
  log: Logger
  client: () => Promise<Client>
  breaker: Breaker
  budget: Budget
  now: () => number
  overall: number
}

/**
 * Puts questions to one server: the same one only once, within everybody's share, a few at a time, and none while the
 * server is let alone.
 */
export function createEnquiry(setting: EnquirySetting): Enquire {
  const { name, log, breaker, budget, now, called = () => {} } = setting
  const cache = new LRUCache<string, Reading>({ ...CACHED })
  const underWay = new Map<string, Promise<Reading | undefined>>()
  const turnstile = createTurnstile()
  const known: KnownForm = { form: 'json_schema' }
  const dialect = dialectOf(setting.baseUrl)

  async function ask(material: Material, asking: Asking, knowledge: Knowledge): Promise<Reading | undefined> {
    if (!breaker.admits()) return undefined
    const started = now()
    const signal = AbortSignal.timeout(setting.overall)
    const fence = randomBytes(12).toString('hex')
    const build = (form: Form) => buildRequest(material, knowledge, { model: name, fence, form, dialect })
    try {
      if (!(await withEnd(hasShare(asking), signal))) {
        breaker.withdrawn()
        called({ outcome: 'over-budget' })
        return undefined
      }
      asking.begins?.()
      const client = await setting.client()
      const asked = await turnstile.pass(
        () => withEnd(askServer(client, build, known, signal), signal),
        signal,
      )
      if (!asked) {
        breaker.withdrawn()
        called({ outcome: 'busy' })
        log.info({ model: name }, 'the model is busy')
        return undefined
      }
      const reading = read(asked.reply, asked.form, material.rows, knowledge)
      if (reading.verdict === 'broken') breaker.failed({ kind: 'broken' })
      else breaker.succeeded()
      const { tokens } = asked.reply
      called({ outcome: 'answered', tokens })
      log.info(
        { model: name, ms: now() - started, form: asked.form, tokens, ...toldOf(reading) },
        'the model answered',
      )
      return reading
    } catch (error) {
      const failure = readFailure(error)
      breaker.failed(failure)
      called({ outcome: 'failed' })
      const told = { model: name, ms: now() - started, ...failure, breaker: breaker.state() }
      if (failure.kind === 'denied') log.error(told, 'the model refuses LLM_API_KEY; it is not asked again')
      else log.warn(told, 'the model gave no answer')
      return undefined
    }
  }

  async function hasShare(asking: Asking): Promise<boolean> {
    try {
      const free = await budget.take(asking)
      if (!free) log.info({ model: name }, "somebody's share of the model is used up")
      return free
    } catch (error) {
      log.warn({ model: name, err: error }, 'nobody can tell whose share is used up')
      return false
    }
  }

  function read({ text, end }: ServerReply, form: Form, rows: number, knowledge: Knowledge): Reading {
    if (end === 'refusal' || end === 'content_filter') return { verdict: 'refuse' }
    if (end !== 'stop') return { verdict: 'broken' }
    const reading = readReply(text, knowledge, { rows, loose: form === 'text' })
    if (reading.verdict === 'broken' && form !== 'text' && holdsObject(text)) loosen(known)
    return reading
  }

  return (material, asking) => {
    const knowledge = setting.knowledge()
    const key = createHash('sha256')
      .update([knowledge.version, name, material.rows, textOf(material)].join('\n'))
      .digest('base64')
    const before = cache.get(key)
    if (before) return Promise.resolve(before)
    const running = underWay.get(key)
    if (running) return running
    const asked = ask(material, asking, knowledge)
      .then((reading) => {
        if (reading && reading.verdict !== 'broken') cache.set(key, reading)
        return reading
      })
      .finally(() => underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }
}

/** Whatever the work does with the signal, its end is the end. */
function withEnd<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const end = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
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
