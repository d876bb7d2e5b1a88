import { describe, expect, test } from 'vitest'
import { at } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of what Slack has delivered. */
export function inboxContract(bench: Bench): void {
  describe('inbox', () => {
    const row = (id: string, seconds = 0) => ({ id, kind: 'event', body: '{}', receivedAt: at(seconds) })

    test('a delivery is new once', async () => {
      expect(await bench.store.inbox.accept(row('Ev1'))).toBe(true)
      expect(await bench.store.inbox.accept({ ...row('Ev1'), body: '{"other":1}' })).toBe(false)
      expect((await bench.store.inbox.pending(10)).map(({ body }) => body)).toEqual(['{}'])
    })

    test('it tells when the last one came', async () => {
      expect(await bench.store.inbox.newest()).toBeUndefined()
      for (const [id, seconds] of [
        ['a', 3],
        ['b', 1],
      ] as const)
        await bench.store.inbox.accept(row(id, seconds))
      await bench.store.inbox.done('a', at(4))
      expect(await bench.store.inbox.newest()).toBe(at(3))
    })

    test('of twenty that come at once, one is new', async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => bench.store.inbox.accept(row('Ev1'))))
      expect(taken.filter(Boolean).length).toBe(1)
    })

    test('what is pending comes oldest first, as many as asked for', async () => {
      for (const [id, seconds] of [
        ['b', 2],
        ['a', 3],
        ['c', 1],
      ] as const)
        await bench.store.inbox.accept(row(id, seconds))
      expect((await bench.store.inbox.pending(10)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
      expect((await bench.store.inbox.pending(2)).map(({ id }) => id)).toEqual(['c', 'b'])
      expect(await bench.store.inbox.pending(1)).toEqual([row('c', 1)])
    })

    test('what somebody has in hand is left to them, until then', async () => {
      await bench.store.inbox.accept(row('left', 0))
      await bench.store.inbox.accept(row('held', 1), at(60))
      expect((await bench.store.inbox.pending(10, at(59))).map(({ id }) => id)).toEqual(['left'])
      expect((await bench.store.inbox.pending(10, at(60))).map(({ id }) => id)).toEqual(['left', 'held'])
      await bench.store.inbox.hold(['held'], at(90))
      await bench.store.inbox.hold([], at(90))
      expect(await bench.store.inbox.take('held', at(60), at(120))).toBe(undefined)
      expect(await bench.store.inbox.take('held', at(90), at(120))).toBe(1)
    })

    test('of ten that take the same in hand, one has it', async () => {
      await bench.store.inbox.accept(row('Ev1'))
      const taken = await Promise.all(
        Array.from({ length: 10 }, () => bench.store.inbox.take('Ev1', at(1), at(60))),
      )
      expect(taken.filter((tries) => tries !== undefined)).toEqual([1])
    })

    test('what is done is pending no more, and is not taken anew', async () => {
      await bench.store.inbox.accept(row('Ev1'))
      expect(await bench.store.inbox.done('Ev1', at(1))).toBe(true)
      expect(await bench.store.inbox.pending(10)).toEqual([])
      expect(await bench.store.inbox.accept(row('Ev1'))).toBe(false)
    })

    test('it is done once: of ten that do the same, one goes on', async () => {
      await bench.store.inbox.accept(row('Ev1'))
      const done = await Promise.all(
        Array.from({ length: 10 }, () => bench.store.transaction((calls) => calls.inbox.done('Ev1', at(1)))),
      )
      expect(done.filter(Boolean).length).toBe(1)
    })

    test('what was never accepted may be done', async () => {
      expect(await bench.store.inbox.done('unknown', at(1))).toBe(true)
    })

    test('attempts are counted', async () => {
      await bench.store.inbox.accept(row('Ev1'))
      const tries = [
        await bench.store.inbox.take('Ev1', at(1), at(2)),
        await bench.store.inbox.take('Ev1', at(2), at(3)),
      ]
      expect(tries).toEqual([1, 2])
      await bench.store.inbox.done('Ev1', at(4))
      expect(await bench.store.inbox.take('Ev1', at(5), at(6))).toBe(undefined)
      expect(await bench.store.inbox.take('unknown', at(1), at(2))).toBe(undefined)
    })

    test('any text comes back as it was', async () => {
      const body = JSON.stringify({ text: 'Straße \u{1F600} \u0000 \ud800 "quoted" \\n' })
      await bench.store.inbox.accept({ ...row('Ev1'), body })
      expect((await bench.store.inbox.pending(1))[0]?.body).toBe(body)
    })

    test('a NUL is no reason to lose a delivery', async () => {
      await bench.store.inbox.accept({ ...row('Ev1'), body: 'a\0b' })
      expect((await bench.store.inbox.pending(1))[0]?.body).toBe('ab')
    })
  })
}
