import { describe, expect, test } from 'vitest'
import { at } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of the reminders. */
export function remindersContract(bench: Bench): void {
  describe('reminders', () => {
    const reminder = (id: string, due: number, more = {}) => ({
      id,
      incident: 'i1',
      due: at(due),
      clock: undefined,
      by: 'U1',
      ask: undefined,
      ...more,
    })

    test('those that are due come in their order', async () => {
      const whole = reminder('b', 10, { clock: 'ack-after-sync', ask: 'show license status' })
      await bench.store.reminders.set(whole)
      await bench.store.reminders.set(reminder('a', 20))
      await bench.store.reminders.set(reminder('c', 5))
      expect(await bench.store.reminders.due(at(4), 9)).toEqual([])
      expect((await bench.store.reminders.due(at(20), 9)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
      expect((await bench.store.reminders.due(at(10), 9))[1]).toEqual(whole)
      expect((await bench.store.reminders.due(at(20), 1)).map(({ id }) => id)).toEqual(['c'])
    })

    test('one fires once, however many are at it', async () => {
      await bench.store.reminders.set(reminder('a', 0))
      const others = bench.shared ? [bench.store, await bench.another()] : [bench.store]
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => others[turn % others.length]?.reminders.take('a')),
      )
      expect(taken.filter(Boolean).length).toBe(1)
      expect(await bench.store.reminders.take('a')).toBe(false)
      expect(await bench.store.reminders.due(at(9), 9)).toEqual([])
    })

    test('one that was taken in a transaction that failed is still there', async () => {
      await bench.store.reminders.set(reminder('a', 0))
      await expect(
        bench.store.transaction(async (calls) => {
          await calls.reminders.take('a')
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect((await bench.store.reminders.due(at(1), 9)).length).toBe(1)
    })

    test('set again is moved', async () => {
      await bench.store.reminders.set(reminder('a', 10))
      await bench.store.reminders.set(reminder('a', 20))
      expect(await bench.store.reminders.due(at(10), 9)).toEqual([])
      expect((await bench.store.reminders.of('i1')).map(({ due }) => due)).toEqual([at(20)])
    })

    test('an incident cancels its own, all or those of a clock', async () => {
      await bench.store.reminders.set(reminder('a', 1, { clock: 'x' }))
      await bench.store.reminders.set(reminder('b', 2, { clock: 'y' }))
      await bench.store.reminders.set(reminder('c', 3))
      await bench.store.reminders.set(reminder('d', 4, { incident: 'i2', clock: 'x' }))
      await bench.store.reminders.cancel('i1', 'x')
      expect((await bench.store.reminders.of('i1')).map(({ id }) => id)).toEqual(['b', 'c'])
      await bench.store.reminders.cancel('i1')
      expect(await bench.store.reminders.of('i1')).toEqual([])
      expect((await bench.store.reminders.of('i2')).length).toBe(1)
    })
  })
}
