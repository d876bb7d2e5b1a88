import { describe, expect, test } from 'vitest'
import type { OutboxRow } from '../../../src/store/store.ts'
import { at, openIncident, reply, ticked } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of the outbox. */
export function outboxContract(bench: Bench): void {
  describe('outbox', () => {
    test('a key is queued once', async () => {
      expect(await bench.store.outbox.enqueue(reply('a'), at())).toBe(true)
      expect(await bench.store.outbox.enqueue(reply('a', { thread: '2.2' }), at())).toBe(false)
      expect(await bench.store.outbox.unsent()).toBe(1)
      await bench.store.outbox.sent((await bench.claimed(1)).id, 'me', '5.5', at(2))
      expect(await bench.store.outbox.enqueue(reply('a'), at(3))).toBe(false)
    })

    test('a row is claimed once, as it was queued', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      expect(await bench.claim(1)).toEqual({
        ...reply('a'),
        id: expect.any(Number),
        status: 'sending',
        attempts: 1,
        firstAttemptAt: at(1),
        due: at(),
        ts: undefined,
        lastError: undefined,
      })
      expect(await bench.claim(1)).toBeUndefined()
    })

    test('rows of a thread go out in their order, one after the other', async () => {
      for (const key of ['a', 'b', 'c']) await bench.store.outbox.enqueue(reply(key), at())
      for (const key of ['a', 'b', 'c']) {
        const row = await bench.claimed(1)
        expect(row.key).toBe(key)
        expect(await bench.claim(1)).toBeUndefined()
        await bench.store.outbox.sent(row.id, 'me', '5.5', at(1))
      }
      expect(await bench.claim(1)).toBeUndefined()
    })

    test('threads do not wait for one another', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.enqueue(reply('b', { thread: '2.2' }), at())
      await bench.store.outbox.enqueue(reply('c', { channel: 'C2' }), at())
      await bench.store.outbox.enqueue(reply('d', { thread: undefined }), at())
      const keys = []
      for (let times = 0; times < 4; times++) keys.push((await bench.claim(1))?.key)
      expect(keys).toEqual(['a', 'b', 'c', 'd'])
    })

    test('channels that have to wait are passed over', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.enqueue(reply('b', { channel: 'C2' }), at())
      expect((await bench.claim(1, { notIn: ['C1'] }))?.key).toBe('b')
      expect(await bench.claim(1, { notIn: ['C1', 'C2'] })).toBeUndefined()
      expect((await bench.claim(1))?.key).toBe('a')
    })

    test('what goes back waits for its time, and holds up its thread', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.enqueue(reply('b'), at())
      const row = await bench.claimed(1)
      await bench.store.outbox.back(row.id, 'me', at(30), false, 'no answer')
      expect(await bench.claim(29)).toBeUndefined()
      expect(await bench.claim(30)).toMatchObject({
        key: 'a',
        attempts: 2,
        firstAttemptAt: at(1),
        lastError: 'no answer',
      })
    })

    test('an attempt that certainly failed does not count', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.back((await bench.claimed(1)).id, 'me', at(2), true, 'ratelimited')
      expect(await bench.claim(3)).toMatchObject({ attempts: 1 })
    })

    test('whoever lets the lease run out loses the row', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      const row = await bench.claimed(1, 'first')
      expect(await bench.claim(10, { owner: 'second' })).toBeUndefined()
      expect(await bench.claim(11, { owner: 'second' })).toMatchObject({ key: 'a', attempts: 2 })
      await bench.store.outbox.sent(row.id, 'first', '1.1', at(12))
      await bench.store.outbox.back(row.id, 'first', at(12), true, 'x')
      await bench.store.outbox.dead(row.id, 'first', 'x', at(12))
      expect(await bench.store.outbox.byKey('a')).toMatchObject({ status: 'sending', attempts: 2 })
      await bench.store.outbox.sent(row.id, 'second', '1.2', at(13))
      expect(await bench.store.outbox.byKey('a')).toMatchObject({ status: 'sent', ts: '1.2' })
    })

    test('of twenty who claim at once, one has it', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      const others = bench.shared ? [bench.store, await bench.another()] : [bench.store]
      const rows = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          others[turn % others.length]?.outbox.claim(`${turn}`, at(1), at(9)),
        ),
      )
      expect(rows.filter(Boolean).length).toBe(1)
    })

    test('two processes empty it, each row once and each thread in its order', async () => {
      for (let row = 0; row < 60; row++)
        await bench.store.outbox.enqueue(reply(`${row}`, { thread: `${row % 7}` }), at())
      const others = bench.shared ? [bench.store, await bench.another()] : [bench.store, bench.store]
      const seen: OutboxRow[] = []
      await Promise.all(
        others.map(async (each, owner) => {
          for (;;) {
            const row = await each.outbox.claim(`${owner}`, at(1), at(99))
            if (row) {
              seen.push(row)
              await each.outbox.sent(row.id, `${owner}`, '1', at(1))
            } else if ((await each.outbox.unsent()) === 0) return
          }
        }),
      )
      expect(seen.map(({ key }) => Number(key)).sort((a, b) => a - b)).toEqual([...Array(60).keys()])
      for (let thread = 0; thread < 7; thread++) {
        const keys = seen.filter((row) => row.thread === `${thread}`).map(({ key }) => Number(key))
        expect(keys).toEqual([...keys].sort((a, b) => a - b))
      }
    })

    test('what waits in a thread is dropped; what somebody has in hand, and other threads, are not', async () => {
      for (const key of ['a', 'b']) await bench.store.outbox.enqueue(reply(key), at())
      await bench.store.outbox.enqueue(reply('c', { thread: '2.2' }), at())
      const { id, team, channel, thread } = await bench.claimed(1)
      await bench.store.outbox.drop({ team, channel, thread }, 'thread_not_found', at(2))
      expect(await bench.store.outbox.byKey('b')).toMatchObject({ status: 'dead', body: '' })
      await bench.store.outbox.sent(id, 'me', '5.5', at(3))
      expect(await bench.store.outbox.byKey('a')).toMatchObject({ status: 'sent' })
      expect((await bench.claim(4))?.key).toBe('c')
    })

    test('the dead are listed, and hold up nobody', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.enqueue(reply('b'), at())
      await bench.store.outbox.dead((await bench.claimed(1)).id, 'me', 'channel_not_found', at(2))
      expect(await bench.store.outbox.deadLetters(10)).toMatchObject([
        { key: 'a', status: 'dead', lastError: 'channel_not_found' },
      ])
      expect((await bench.claim(3))?.key).toBe('b')
      expect(await bench.store.outbox.deadLetters(0)).toEqual([])
    })

    test('what was sent keeps its place and loses its words', async () => {
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.sent((await bench.claimed(1)).id, 'me', '5.5', at(2))
      expect(await bench.store.outbox.byKey('a')).toMatchObject({ status: 'sent', ts: '5.5', body: '' })
      expect(await bench.store.outbox.byKey('none')).toBeUndefined()
      expect(await bench.store.outbox.unsent()).toBe(0)
    })

    test('when the next one is due, or free again', async () => {
      expect(await bench.store.outbox.nextDue()).toBeUndefined()
      await bench.store.outbox.enqueue(reply('a'), at(5))
      await bench.store.outbox.enqueue(reply('b', { thread: '2.2' }), at(20))
      expect(await bench.store.outbox.nextDue()).toBe(at(5))
      const row = await bench.claimed(6)
      expect(await bench.store.outbox.nextDue()).toBe(at(16))
      await bench.store.outbox.sent(row.id, 'me', '5.5', at(7))
      expect(await bench.store.outbox.nextDue()).toBe(at(20))
    })

    test('a card that waits is queued once an incident', async () => {
      const card = (key: string, incident = 'i1') => reply(key, { kind: 'card', incident, body: '' })
      expect(await bench.store.outbox.enqueue(card('1'), at())).toBe(true)
      expect(await bench.store.outbox.enqueue(card('2'), at())).toBe(false)
      expect(await bench.store.outbox.enqueue(card('other', 'i2'), at())).toBe(true)
      const row = await bench.claimed(1)
      // it is being rendered: what changes now needs another edit
      expect(await bench.store.outbox.enqueue(card('3'), at(1))).toBe(true)
      expect(await bench.store.outbox.enqueue(card('4'), at(1))).toBe(false)
      await bench.store.outbox.sent(row.id, 'me', '5.5', at(2))
      expect(await bench.store.outbox.enqueue(reply('5', { incident: 'i1' }), at(2))).toBe(true)
    })

    test.runIf(bench.shared)('a card goes out after the commit that passed over to it', async () => {
      const other = await bench.another()
      await openIncident(bench.store, 'a')
      await bench.store.outbox.enqueue(reply('1', { kind: 'card', incident: 'a' }), at())
      let seen: number | undefined
      let claiming: Promise<void> | undefined
      await bench.store.transaction(async (calls) => {
        await calls.incidents.append('a', [ticked('x')])
        await calls.outbox.enqueue(reply('2', { kind: 'card', incident: 'a' }), at())
        claiming = (async () => {
          while (!(await other.outbox.claim('other', at(1), at(9))));
          seen = (await other.incidents.events('a')).length
        })()
        await new Promise((resolve) => setTimeout(resolve, 100))
      })
      await claiming
      expect(seen).toBe(2)
    })

    test('what is queued in a transaction that fails is not there', async () => {
      await expect(
        bench.store.transaction(async (calls) => {
          await calls.outbox.enqueue(reply('a'), at())
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await bench.store.outbox.unsent()).toBe(0)
      expect(await bench.store.outbox.enqueue(reply('a'), at())).toBe(true)
    })

    test('whoever listens hears of what is queued, after its commit', async () => {
      const heard: number[] = []
      bench.store.onQueued(() => heard.push(0))
      await bench.store.outbox.enqueue(reply('a'), at())
      await bench.store.outbox.enqueue(reply('a'), at())
      expect(heard.length).toBe(1)
      await bench.store.transaction(async (calls) => {
        await calls.outbox.enqueue(reply('b'), at())
        await calls.outbox.enqueue(reply('c'), at())
        expect(heard.length).toBe(1)
      })
      expect(heard.length).toBe(2)
      await bench.store.transaction((calls) => calls.claims.take('x', at()))
      expect(heard.length).toBe(2)
    })
  })
}
