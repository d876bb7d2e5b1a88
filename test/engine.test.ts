import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { createEngine } from '../src/engine.ts'
import { describeError } from '../src/log.ts'
import { explain } from '../src/reply/explain.ts'
import { DNS_LINE, files, knowledge } from './e2e/start-bot.ts'

const options = { at: '2026-11-24T02:12:00.000Z', asked: true }

test('a large paste is answered as a small one would be, without the event loop standing still', async () => {
  const engine = createEngine(knowledge, files)
  const paste = `${DNS_LINE}\n${'nothing to see here\n'.repeat(10_000)}`
  await engine.explain(paste, options)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const answer = await engine.explain(paste, options)
  delay.disable()
  expect(JSON.stringify(answer)).toBe(JSON.stringify(explain(paste, knowledge, options)))
  // 50 ms are wanted; a busy test machine gets some more
  expect(delay.max / 1e6).toBeLessThan(150)
  await engine.close()
})

test('several at once get their own answers, and closing ends what is left', async () => {
  const engine = createEngine(knowledge, files)
  const padding = 'x\n'.repeat(40_000)
  const answers = await Promise.all(
    ['leaf-1', 'leaf-2', 'leaf-3'].map((host) =>
      engine.explain(`${DNS_LINE.replace('leaf-12', host)}\n${padding}`, options),
    ),
  )
  expect(answers.map(({ evidence }) => evidence[0]?.device?.host)).toEqual(['leaf-1', 'leaf-2', 'leaf-3'])
  const left = engine.explain(`${DNS_LINE}\n${padding}`, options)
  const ended = expect(left).rejects.toThrow('the engine is closed')
  await engine.close()
  await ended
})

test('the log tells why a paste got no answer', async () => {
  const engine = createEngine(knowledge, files)
  const left = engine.explain(`${DNS_LINE}\n${'x\n'.repeat(40_000)}`, options).catch(describeError)
  await engine.close()
  expect(await left).toMatchObject({ code: 'the engine is closed' })
})
