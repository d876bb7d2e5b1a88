import type { Logger } from 'pino'
import type { Choice } from '../evidence/choice.ts'
import type { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { createBudget } from './budget.ts'
import { type Client, createClient, type Server } from './client.ts'
import { type Asking, createEnquiry, type ModelCall } from './enquiry.ts'
import { createMemoryLedger, type Ledger } from './ledger.ts'
import { readMaterial } from './material.ts'
import { createSwitches, type Switches } from './switches.ts'

/** Milliseconds for all of a request, its wait for a turn included, and for one attempt of it. */
export const PATIENCE = { overall: 12_000, attempt: 8000 } as const

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
  choose: (paste: string, answer: Answer, options: Options, asking?: Asking) => Promise<Choice | undefined>
  /** Chooses among the entries of other knowledge from now on. */
  renew: (knowledge: Knowledge) => void
  /** How the server is, and how many requests there were within a day. */
  status: () => Promise<{ breaker: ReturnType<Breaker['state']>; today: number }>
}

/** What else a model may stand on: a ledger that outlives the process, and what a test puts in place of the real thing. */
export type ModelParts = {
  ledger?: Ledger
  /** Hears of every request that was meant for the server. */
  called?: (call: ModelCall) => void
  client?: Client
  now?: () => number
  patience?: Record<keyof typeof PATIENCE, number>
}

/** Sets a model up. Nothing is loaded or asked before the first question that needs it. */
export function createModel(
  config: ModelConfig,
  first: Knowledge,
  log: Logger,
  {
    called,
    ledger = createMemoryLedger(),
    client: given,
    now = Date.now,
    patience = PATIENCE,
  }: ModelParts = {},
): Model {
  const { model: name, baseUrl } = config
  let knowledge = first
  const breaker = createBreaker(now)
  const budget = createBudget(now, ledger)
  const switches = createSwitches(config.offChannels, ledger)
  let client: Promise<Client> | undefined
  const enquire = createEnquiry({
    name,
    baseUrl,
    knowledge: () => knowledge,
    log,
    ...(called && { called }),
    client() {
      client ??= given ? Promise.resolve(given) : createClient(config, patience.attempt)
      return client
    },
    breaker,
    budget,
    now,
    overall: patience.overall,
  })

  return {
    name,
    admins: config.admins,
    switches,
    async choose(paste, answer, { asked }, asking = {}) {
      try {
        const material = readMaterial(paste, answer, knowledge, { asked, excerpt: config.sendExcerpt })
        if (typeof material === 'string' || !(await switches.isOn(asking.channel))) return undefined
        const reading = await enquire(material, asking)
        if (!reading || !('choice' in reading)) return undefined
        return { ...reading.choice, model: name, knowledge: knowledge.version }
      } catch (error) {
        log.error({ err: error }, 'the model could not be asked')
        return undefined
      }
    },
    renew(other) {
      knowledge = other
    },
    status: async () => ({ breaker: breaker.state(), today: await budget.today() }),
  }
}
