import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createMeter } from '../../src/operation/meter.ts'
import { serveMetrics } from '../../src/operation/metrics-server.ts'
import { explain } from '../../src/reply/explain.ts'
import { DNS_LINE, knowledge } from '../e2e/start-bot.ts'

const OPTIONS = { at: '2026-11-24T03:00:00.000Z', asked: true }

test('an answer counts under its entry, and what nobody knows under none', async () => {
  const meter = createMeter()
  meter.answered(explain(DNS_LINE, knowledge, OPTIONS), 12)
  meter.answered(explain('qwertz', knowledge, OPTIONS), 3)
  const figures = await meter.read()
  expect(figures).toMatch(
    /slp_answers_total\{entry="messages\/LICMGR\/LOG_SMART_LIC_COMM_FAILED",recognized="true",act="\w+"\} 1/,
  )
  expect(figures).toMatch(/slp_answers_total\{entry="none",recognized="false",act="unknown"\} 1/)
  expect(figures).toContain('slp_explain_seconds_count 2')
})

test('a kind that no Slack has makes no series of its own', async () => {
  const meter = createMeter()
  for (let at = 0; at < 50; at++) meter.delivered(`made-up-${at}`, false)
  const series = (await meter.read()).split('\n').filter((line) => line.startsWith('slp_deliveries_total'))
  expect(series).toEqual(['slp_deliveries_total{kind="other",repeated="false"} 50'])
})

test('what is asked at each look is asked anew; a store that is away is no figure', async () => {
  const meter = createMeter()
  let version = '1'
  let away = false
  meter.look({
    unsent: async () => {
      if (away) throw new Error('away')
      return 7
    },
    version: () => version,
    connected: () => !away,
  })
  expect(await meter.read()).toMatch(
    /slp_outbox_depth 7[\s\S]*slp_connected 1[\s\S]*slp_knowledge_info\{version="1"\} 1/,
  )
  version = '2'
  away = true
  const later = await meter.read()
  expect(later).toMatch(/slp_outbox_depth Nan[\s\S]*slp_connected 0/i)
  expect(later).not.toContain('version="1"')
})

test('a second bot in one process may look too, and the last one is asked', async () => {
  const meter = createMeter()
  for (const depth of [1, 2])
    meter.look({ unsent: async () => depth, version: () => '1', connected: () => true })
  expect(await meter.read()).toMatch(/^slp_outbox_depth 2$/m)
})

test('/metrics is all that its port serves, and a taken port is only told', async () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const first = await serveMetrics(createMeter({ ofProcess: true }), { port: 0, host: '127.0.0.1' }, log)
  const second = await serveMetrics(createMeter(), { port: first.port, host: '127.0.0.1' }, log)
  try {
    const answer = await fetch(`http://127.0.0.1:${first.port}/metrics`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(await answer.text()).toContain('process_cpu_seconds_total')
    expect((await fetch(`http://127.0.0.1:${first.port}/`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${first.port}/metrics`, { method: 'POST' })).status).toBe(404)
    expect(second.port).toBe(0)
    expect(lines.join('')).toContain("/metrics can't listen here")
  } finally {
    first.close()
    second.close()
  }
})
