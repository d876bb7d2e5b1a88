import { type Span, type Tracer, trace } from '@opentelemetry/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EngineError } from '../../src/errors.ts'
import { DNS_LINE, quiet, type Stage, startBot, until } from './start-bot.ts'

/** What must stand in no log line, figure or span. Made up, in the shapes of the real things. */
const CANARY = {
  pasted: 'canary-leaf-77',
  serial: 'FDO9CANARY1',
  password: 'Canary7hunter2Zq',
  bot: 'xoxb-9999999999-canarycanarycanary',
  key: 'sk-canary0123456789abcdef0123456789',
  deep: 'canary-six-levels-down',
}

const PASTE = [
  DNS_LINE.replace('leaf-12', CANARY.pasted),
  `${CANARY.pasted}# show license udi`,
  `UDI: PID:N9K-C9332C, SN:${CANARY.serial}`,
  `snmp-server user admin auth md5 ${CANARY.password}`,
  `export SLACK_BOT_TOKEN=${CANARY.bot}`,
  `Authorization: Bearer ${CANARY.key}`,
].join('\n')

/** The same within objects within lists, six levels down, as no schema expects it. */
const NESTED = {
  a: [{ b: { c: [{ d: { e: { text: CANARY.deep, token: CANARY.bot, lines: [PASTE] } } }] } }],
}

const spans: unknown[][] = []

/** Stands for an SDK: keeps everything that a span is told. */
function recorder(): Tracer {
  const keep =
    (what: string) =>
    (...told: unknown[]) => {
      spans.push([what, ...told])
      return span
    }
  const span = {
    setAttributes: keep('attributes'),
    setAttribute: keep('attribute'),
    setStatus: keep('status'),
    recordException: keep('exception'),
    addEvent: keep('event'),
    updateName: keep('name'),
    end: keep('end'),
    isRecording: () => true,
    spanContext: () => ({ traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 1 }),
  } as unknown as Span
  return {
    startSpan: () => span,
    startActiveSpan(name: string, ...rest: unknown[]) {
      spans.push(['start', name])
      const work = rest.at(-1) as (own: Span) => unknown
      return work(span)
    },
  } as Tracer
}

let stage: Stage
let broken = false
beforeAll(async () => {
  trace.setGlobalTracerProvider({ getTracer: recorder })
  stage = await startBot({
    engine: (engine) => ({
      ...engine,
      explain: (paste, options, asking) =>
        broken
          ? Promise.reject(Object.assign(new EngineError('broken', 'TypeError'), { deep: NESTED, paste }))
          : engine.explain(paste, options, asking),
    }),
  })
})
afterAll(async () => {
  await stage.close()
  trace.disable()
})

test('what was pasted, and what was planted six levels deep, is in no log line, figure or span', async () => {
  const { slack, olga, noc, replies, log, meter } = stage
  const message = olga.post(noc, `@slp-bot\n${PASTE}`, {
    attachments: [{ fallback: CANARY.deep, ...NESTED }],
  })
  await until(() => replies(noc, message.ts).length > 0)
  await olga.slash(noc, '/slp', `explain ${PASTE}`)
  // what Slack refuses, what breaks, and what comes back
  for (const kind of ['error', 'html', 'reset'] as const)
    slack.faults.add({ method: 'chat.postMessage', kind, error: 'invalid_blocks' })
  const refused = olga.post(noc, `@slp-bot failed to receive report acknowledgment on ${CANARY.pasted}`)
  await until(() => replies(noc, refused.ts).length > 0, 15_000)
  broken = true
  olga.post(noc, `@slp-bot what is ${CANARY.password} ${CANARY.bot}?`)
  await olga.slash(noc, '/slp', `explain ${CANARY.key}`)
  await quiet(stage)

  const figures = await meter.read()
  const told = { log: log(), figures, spans: JSON.stringify(spans) }
  expect(told.log).toContain('a listener failed')
  expect(told.figures).toContain('slp_answers_total')
  expect(spans.map(([what]) => what)).toContain('status')
  for (const [name, canary] of Object.entries(CANARY))
    for (const [where, text] of Object.entries(told))
      expect(text.includes(canary), `${name} in ${where}`).toBe(false)
  for (const own of [slack.app.botToken, slack.app.signingSecret])
    for (const text of Object.values(told)) expect(text).not.toContain(own)
})

test('each log line of a request says which one, the same for all of it', () => {
  const lines = stage
    .log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; request?: string })
  const failed = lines.filter(({ msg }) => msg === 'a listener failed')
  expect(failed.length).toBeGreaterThan(1)
  for (const { request } of failed) expect(request).toMatch(/^[\w-]{8,48}$/)
  expect(new Set(failed.map(({ request }) => request)).size).toBe(failed.length)
})
