import { describe, expect, test } from 'vitest'
import { at } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of requests to the language model. */
export function requestsContract(bench: Bench): void {
  describe('requests to the model', () => {
    test('somebody’s are counted from a time on, each name by itself', async () => {
      await bench.store.requests.add(['user U1', 'channel C1', 'all'], at(0))
      await bench.store.requests.add(['user U1', 'all'], at(30))
      await bench.store.requests.add(['user U2', 'all'], at(60))
      expect(await bench.store.requests.count('user U1', at(-1))).toBe(2)
      expect(await bench.store.requests.count('user U1', at(0))).toBe(1)
      expect(await bench.store.requests.count('channel C1', at(-1))).toBe(1)
      expect(await bench.store.requests.count('all', at(-1))).toBe(3)
      expect(await bench.store.requests.count('user U3', at(-1))).toBe(0)
    })

    test('twice at the same time are two', async () => {
      await Promise.all([bench.store.requests.add(['all'], at(0)), bench.store.requests.add(['all'], at(0))])
      expect(await bench.store.requests.count('all', at(-1))).toBe(2)
    })

    test('a switch is as it was turned last, for everybody', async () => {
      expect(await bench.store.requests.switched('everywhere')).toBeUndefined()
      await bench.store.requests.turn('everywhere', false)
      await bench.store.requests.turn('channel C1', true)
      expect(await bench.store.requests.switched('everywhere')).toBe(false)
      await bench.store.requests.turn('everywhere', true)
      expect(await bench.store.requests.switched('everywhere')).toBe(true)
      expect(await bench.store.requests.switched('channel C1')).toBe(true)
      if (bench.shared) expect(await (await bench.another()).requests.switched('everywhere')).toBe(true)
    })

    test('what is older than a day is gone', async () => {
      await bench.store.requests.add(['all'], at(0))
      await bench.store.requests.add(['all'], at(24 * 60 * 60))
      expect(await bench.store.requests.count('all', at(-1))).toBe(1)
    })
  })
}
