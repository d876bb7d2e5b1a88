import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ModelCall } from '../llm/enquiry.ts'
import type { Answer } from '../reply/answer.ts'

/** Seconds that an acknowledgment, an explanation or a reply may take: Slack's limit for the first is three. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60]

/** Kinds of deliveries, so that no delivery can make a time series of its own. */
const KINDS = [
  'event',
  'command',
  'block_actions',
  'view_submission',
  'view_closed',
  'message_action',
  'shortcut',
]

/** What became of a row of the outbox. */
export type Sent = 'sent' | 'back' | 'dead' | 'gone'

/** What is asked each time that somebody reads the figures. */
export type Looked = { unsent: () => Promise<number>; version: () => string; connected: () => boolean }

/** The figures of one process: counts and times, ids of entries, nothing that anybody pasted. Times in milliseconds. */
export type Meter = {
  /** A delivery of Slack's; `repeated`: it had come before. */
  delivered: (kind: string, repeated: boolean) => void
  /** From its arrival to its acknowledgment. */
  acknowledged: (kind: string, ms: number) => void
  /** From its arrival until it was worked off. */
  workedOff: (kind: string, ms: number) => void
  /** An answer that was made, and how long that took. */
  answered: (answer: Answer, ms: number) => void
  /** An attempt at a row of the outbox; `ms` since it was due first. */
  sent: (kind: string, how: Sent, ms: number) => void
  modelCalled: (call: ModelCall) => void
  /** A try to take over newer knowledge. */
  reloaded: (taken: boolean) => void
  /** What is read anew each time; given again, it takes the place of what was. */
  look: (looked: Looked) => void
  /** All figures in Prometheus' text format. */
  read: () => Promise<string>
  contentType: string
}

/** Figures that all stand at nought. `ofProcess`: those of Node too (memory, CPU, event loop). */
export function createMeter({ ofProcess = false } = {}): Meter {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers })
  const seconds = (name: string, help: string, ...labelNames: string[]) =>
    new Histogram({ name, help, labelNames, registers, buckets: SECONDS })

  const deliveries = counter(
    'slp_deliveries_total',
    'Deliveries of Slack, new and repeated',
    'kind',
    'repeated',
  )
  const acks = seconds('slp_ack_seconds', 'Time to the acknowledgment', 'kind')
  const worked = seconds('slp_delivery_seconds', 'Time until a delivery was worked off', 'kind')
  const answers = counter(
    'slp_answers_total',
    'Answers by the entry they are about',
    'entry',
    'recognized',
    'act',
  )
  const explained = seconds('slp_explain_seconds', 'How long the engine took for an answer')
  const sent = counter('slp_outbox_attempts_total', 'Attempts to say something in Slack', 'kind', 'outcome')
  const replies = seconds('slp_reply_seconds', 'From when a reply was due until Slack had it', 'kind')
  const calls = counter('slp_model_calls_total', 'Requests to the language model', 'outcome')
  const tokens = counter('slp_model_tokens_total', 'Tokens that the language model counted', 'direction')
  const reloads = counter('slp_knowledge_reloads_total', 'Tries to take over newer knowledge', 'outcome')

  return {
    delivered: (kind, repeated) => deliveries.inc({ kind: kindOf(kind), repeated: String(repeated) }),
    acknowledged: (kind, ms) => acks.observe({ kind: kindOf(kind) }, ms / 1000),
    workedOff: (kind, ms) => worked.observe({ kind: kindOf(kind) }, ms / 1000),
    answered(answer, ms) {
      explained.observe(ms / 1000)
      const entry = entryOf(answer)
      answers.inc({
        entry: entry ?? 'none',
        recognized: String(entry !== undefined),
        act: answer.verdict.act,
      })
    },
    sent(kind, outcome, ms) {
      sent.inc({ kind, outcome })
      if (outcome === 'sent') replies.observe({ kind }, Math.max(ms, 0) / 1000)
    },
    modelCalled({ outcome, tokens: used }) {
      calls.inc({ outcome })
      if (!used) return
      tokens.inc({ direction: 'in' }, used.in)
      tokens.inc({ direction: 'out' }, used.out)
    },
    reloaded: (taken) => reloads.inc({ outcome: taken ? 'taken' : 'refused' }),
    look: ({ unsent, version, connected }) => addGauges(registry, { unsent, version, connected }),
    read: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function addGauges(registry: Registry, { unsent, version, connected }: Looked): void {
  const registers = [registry]
  // whoever looks last is asked
  for (const name of ['slp_outbox_depth', 'slp_connected', 'slp_knowledge_info'])
    registry.removeSingleMetric(name)
  new Gauge({
    name: 'slp_outbox_depth',
    help: 'What is still to be said in Slack; not a number where the store is away',
    registers,
    async collect() {
      this.set(await unsent().catch(() => Number.NaN))
    },
  })
  new Gauge({
    name: 'slp_connected',
    help: '1 while Slack can reach the bot',
    registers,
    collect() {
      this.set(connected() ? 1 : 0)
    },
  })
  new Gauge({
    name: 'slp_knowledge_info',
    help: 'The version of the knowledge in use',
    labelNames: ['version'],
    registers,
    collect() {
      this.reset()
      this.set({ version: version() }, 1)
    },
  })
}

function kindOf(kind: string): string {
  return KINDS.includes(kind) ? kind : 'other'
}

/** The entry that an answer is about: that of the evidence its verdict names, else the first that has one. */
function entryOf({ evidence, verdict }: Answer): string | undefined {
  return (
    evidence.find(({ id }) => id === verdict.about)?.entry ??
    evidence.find(({ entry }) => entry !== undefined)?.entry
  )
}
