import { describe, expect, test } from 'vitest'
import { at, openIncident, reply, ticked } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of the transactions. */
export function transactionsContract(bench: Bench): void {
  describe('transactions', () => {
    test('give what their work gives', async () => {
      expect(await bench.store.transaction(async () => 42)).toBe(42)
    })

    test('all of it or none: a paste, its reply, and that the delivery is done', async () => {
      await bench.store.inbox.accept({ id: 'Ev1', kind: 'event', body: '{}', receivedAt: at() })
      const work = (fail: boolean) =>
        bench.store.transaction(async (calls) => {
          await calls.inbox.done('Ev1', at(1))
          await openIncident(calls, 'a')
          await calls.outbox.enqueue(reply('r:Ev1'), at(1))
          if (fail) throw new Error('no')
        })
      await expect(work(true)).rejects.toThrow('no')
      expect([
        (await bench.store.inbox.pending(9)).length,
        await bench.store.outbox.unsent(),
        await bench.store.incidents.byId('a'),
      ]).toEqual([1, 0, undefined])
      await work(false)
      expect([
        (await bench.store.inbox.pending(9)).length,
        await bench.store.outbox.unsent(),
        (await bench.store.incidents.byId('a'))?.number,
      ]).toEqual([0, 1, 1])
    })

    test('many at once all take place', async () => {
      await openIncident(bench.store, 'a')
      await Promise.all(
        Array.from({ length: 30 }, (_, turn) =>
          bench.store.transaction(async (calls) => {
            await calls.claims.take(`k${turn}`, at())
            await calls.incidents.append('a', [ticked(`s${turn}`)])
            await calls.outbox.enqueue(reply(`r${turn}`), at())
          }),
        ),
      )
      expect([(await bench.store.incidents.byId('a'))?.last, await bench.store.outbox.unsent()]).toEqual([
        31, 30,
      ])
    })

    test('of two that open the same thread at once, the second finds it', async () => {
      const open = (turn: number) =>
        bench.store.transaction(async (calls) => {
          const there = await calls.incidents.byThread('T1', 'C1', '1.1')
          if (!there) await openIncident(calls, `i${turn}`, { thread: '1.1' })
          return there === undefined
        })
      const opened = await Promise.all([open(1), open(2), open(3), open(4)])
      expect(opened.filter(Boolean).length).toBe(1)
    })

    test('a broken one leaves nothing behind that stops the next', async () => {
      await openIncident(bench.store, 'a', { thread: '1.1' })
      await expect(
        bench.store.transaction((calls) => openIncident(calls, 'b', { thread: '1.1' })),
      ).rejects.toThrow()
      expect(await bench.store.transaction((calls) => calls.claims.take('x', at()))).toBe(true)
    })
  })
}
