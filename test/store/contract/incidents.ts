import { describe, expect, test } from 'vitest'
import type { NewEvent } from '../../../src/incident/event.ts'
import type { Store } from '../../../src/store/store.ts'
import { at, openIncident, pasted, ticked } from '../made-rows.ts'
import type { Bench } from './bench.ts'

/** What the store promises of the incidents. */
export function incidentsContract(bench: Bench): void {
  describe('incidents', () => {
    test('one is opened with its events, and found in three ways', async () => {
      const row = await openIncident(bench.store, 'a', { devices: ['leaf-1'], failures: ['messages/X'] })
      expect(row).toEqual({
        id: 'a',
        team: 'T1',
        number: 1,
        channel: 'C1',
        thread: 'thread of a',
        status: 'open',
        openedAt: at(),
        changedAt: at(),
        cardTs: undefined,
        last: 1,
        devices: ['leaf-1'],
        failures: ['messages/X'],
        shown: undefined,
      })
      expect(await bench.store.incidents.byId('a')).toEqual(row)
      expect(await bench.store.incidents.byNumber('T1', 1)).toEqual(row)
      expect(await bench.store.incidents.byThread('T1', 'C1', 'thread of a')).toEqual(row)
    })

    test('what its card says is written down beside it, and teams are listed', async () => {
      await openIncident(bench.store, 'a')
      await bench.store.incidents.update('a', { shown: 'version 1' })
      await bench.store.incidents.update('a', { status: 'open' })
      expect((await bench.store.incidents.byId('a'))?.shown).toBe('version 1')
      expect(await bench.store.incidents.teams()).toEqual(['T1'])
    })

    test('of two that open one in the same channel at once, the second sees what the first has done', async () => {
      const open = (id: string) =>
        bench.store.transaction(async (calls) => {
          await calls.incidents.lock('T1', 'C1')
          const known = await calls.incidents.openIn('T1', 'C1', 9)
          await openIncident(calls, id)
          return known.length
        })
      expect((await Promise.all(['a', 'b', 'c'].map(open))).toSorted()).toEqual([0, 1, 2])
    })

    test('what is not there is undefined', async () => {
      await openIncident(bench.store, 'a')
      expect(await bench.store.incidents.byId('b')).toBeUndefined()
      expect(await bench.store.incidents.byNumber('T1', 2)).toBeUndefined()
      expect(await bench.store.incidents.byNumber('T2', 1)).toBeUndefined()
      expect(await bench.store.incidents.byThread('T1', 'C2', 'thread of a')).toBeUndefined()
      expect(await bench.store.incidents.events('b')).toEqual([])
    })

    test('the open ones of somebody are those that they did something in, or that were handed to them', async () => {
      for (const id of ['a', 'b', 'c']) await openIncident(bench.store, id)
      const done = (by: string, more: Partial<NewEvent> = {}) =>
        [{ kind: 'taken', at: at(), by, ...more }] as NewEvent[]
      await bench.store.incidents.append('a', done('U7'))
      await bench.store.incidents.append('b', done('U8', { kind: 'handed', to: 'U7' }))
      await bench.store.incidents.append('c', done('U8'))
      const found = async (user: string) =>
        (await bench.store.incidents.openOf('T1', user, 9)).map(({ id }) => id).toSorted()
      expect(await found('U7')).toEqual(['a', 'b'])
      expect(await found('U8')).toEqual(['b', 'c'])
      await bench.store.incidents.update('a', { status: 'resolved' })
      expect(await found('U7')).toEqual(['b'])
      expect(await bench.store.incidents.openOf('T2', 'U7', 9)).toEqual([])
    })

    test("a channel's working hours are kept, changed and taken away", async () => {
      const { channels } = bench.store
      expect(await channels.hours('T1', 'C1')).toBeUndefined()
      await channels.setHours('T1', 'C1', { zone: 'Europe/Berlin', from: 8, to: 16 })
      await channels.setHours('T1', 'C1', { zone: 'Europe/Paris', from: 7, to: 15 })
      expect(await channels.hours('T1', 'C1')).toEqual({ zone: 'Europe/Paris', from: 7, to: 15 })
      expect(await channels.hours('T2', 'C1')).toBeUndefined()
      await channels.setHours('T1', 'C1', undefined)
      expect(await channels.hours('T1', 'C1')).toBeUndefined()
    })

    test('numbers count up within a team', async () => {
      const numbers = []
      for (const [id, team] of [
        ['a', 'T1'],
        ['b', 'T1'],
        ['c', 'T2'],
        ['d', 'T1'],
      ] as const)
        numbers.push((await openIncident(bench.store, id, { team })).number)
      expect(numbers).toEqual([1, 2, 1, 3])
    })

    test('twenty that open at once have twenty numbers', async () => {
      const rows = await Promise.all(
        Array.from({ length: 20 }, (_, id) => openIncident(bench.store, `${id}`)),
      )
      expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, at) => at + 1),
      )
    })

    test('a thread has one', async () => {
      await openIncident(bench.store, 'a', { thread: '1.1' })
      await expect(openIncident(bench.store, 'b', { thread: '1.1' })).rejects.toThrow()
      await openIncident(bench.store, 'c', { thread: '1.1', channel: 'C2' })
    })

    test('no number is lost to one that failed', async () => {
      await expect(
        bench.store.transaction(async (calls) => {
          await openIncident(calls, 'a')
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await bench.store.incidents.byId('a')).toBeUndefined()
      expect((await openIncident(bench.store, 'b')).number).toBe(1)
    })

    test('events come back as they were, numbered', async () => {
      const events: NewEvent[] = [
        pasted('line "one"\nline \u{1F600}', '1.1'),
        {
          kind: 'pasted',
          at: at(1),
          by: 'terminal',
          text: '[idtoken removed]',
          removed: [{ what: 'idtoken', lines: [1, 1] }],
        },
        { kind: 'chosen', at: at(2), by: 'U2', what: 'topology', value: 'cslu' },
        ticked('step-1', 'U2', 3),
        { kind: 'skipped', at: at(4), by: 'U1', step: 'step-2', reason: 'no access' },
        { kind: 'reopened', at: at(5), by: 'U1', step: 'step-1' },
        { kind: 'reopened', at: at(5), by: 'bot' },
        { kind: 'noted', at: at(6), by: 'U1', text: 'called the carrier' },
        { kind: 'reminded', at: at(7), by: 'bot', reminder: 'r1', clock: 'ack-after-sync' },
        { kind: 'escalated', at: at(8), by: 'U1' },
        { kind: 'resolved', at: at(9), by: 'bot', how: 'evidence' },
      ]
      await openIncident(bench.store, 'a', {}, events)
      expect(await bench.store.incidents.events('a')).toEqual(
        events.map((event, n) => ({ ...event, n: n + 1 })),
      )
    })

    test('what is appended goes on counting, and moves the change', async () => {
      await openIncident(bench.store, 'a')
      const added = await bench.store.incidents.append('a', [ticked('x', 'U1', 5), ticked('y', 'U1', 6)])
      expect(added.map(({ n }) => n)).toEqual([2, 3])
      const row = await bench.store.incidents.byId('a')
      expect([row?.last, row?.changedAt]).toEqual([3, at(6)])
      expect((await bench.store.incidents.events('a')).map(({ n }) => n)).toEqual([1, 2, 3])
    })

    test('two engineers who tick at once both count', async () => {
      await openIncident(bench.store, 'a')
      const others = bench.shared ? [bench.store, await bench.another()] : [bench.store]
      await Promise.all(
        Array.from({ length: 60 }, (_, step) =>
          others[step % others.length]?.incidents.append('a', [ticked(`step-${step}`, `U${step % 2}`)]),
        ),
      )
      const events = await bench.store.incidents.events('a')
      expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 61 }, (_, at) => at + 1))
      const steps = events.flatMap((event) => (event.kind === 'ticked' ? [event.step] : []))
      expect(new Set(steps).size).toBe(60)
    })

    test('nothing can be appended to what is not there', async () => {
      await expect(bench.store.incidents.append('none', [ticked('x')])).rejects.toThrow('no incident none')
    })

    test('what is appended in a transaction is seen in it, and is gone with it', async () => {
      await openIncident(bench.store, 'a')
      await bench.store.incidents.events('a')
      await expect(
        bench.store.transaction(async (calls) => {
          await calls.incidents.append('a', [ticked('x')])
          expect((await calls.incidents.events('a')).length).toBe(2)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect((await bench.store.incidents.events('a')).length).toBe(1)
      await bench.store.incidents.append('a', [ticked('y')])
      expect((await bench.store.incidents.events('a')).at(-1)).toMatchObject({ n: 2, step: 'y' })
    })

    test.runIf(bench.shared)('another process sees what was appended, cached or not', async () => {
      await openIncident(bench.store, 'a')
      const other = await bench.another()
      expect((await other.incidents.events('a')).length).toBe(1)
      await bench.store.incidents.append('a', [ticked('x')])
      expect((await other.incidents.events('a')).length).toBe(2)
    })

    test('a list that was given can be changed without harm', async () => {
      await openIncident(bench.store, 'a')
      ;(await bench.store.incidents.events('a')).length = 0
      expect((await bench.store.incidents.events('a')).length).toBe(1)
    })

    test('the head changes where it is told to, and nowhere else', async () => {
      const before = await openIncident(bench.store, 'a', { devices: ['leaf-1'], failures: ['f'] })
      await bench.store.incidents.update('a', { cardTs: '2.2' })
      expect(await bench.store.incidents.byId('a')).toEqual({ ...before, cardTs: '2.2' })
      await bench.store.incidents.update('a', { status: 'resolved', changedAt: at(9) })
      expect(await bench.store.incidents.byId('a')).toEqual({
        ...before,
        cardTs: '2.2',
        status: 'resolved',
        changedAt: at(9),
      })
      await bench.store.incidents.update('a', { cardTs: undefined })
      expect((await bench.store.incidents.byId('a'))?.cardTs).toBeUndefined()
      await bench.store.incidents.update('a', {})
      await bench.store.incidents.update('none', { status: 'open' })
    })

    test('open ones of a channel, newest first', async () => {
      await openIncident(bench.store, 'old', { openedAt: at(1) })
      await openIncident(bench.store, 'new', { openedAt: at(3) })
      await openIncident(bench.store, 'mid', { openedAt: at(2) })
      await openIncident(bench.store, 'elsewhere', { channel: 'C2', openedAt: at(4) })
      await openIncident(bench.store, 'resolved', { openedAt: at(5) })
      await bench.store.incidents.update('resolved', { status: 'resolved' })
      const ids = async (...args: Parameters<Store['incidents']['openIn']>) =>
        (await bench.store.incidents.openIn(...args)).map(({ id }) => id)
      expect(await ids('T1', 'C1', 10)).toEqual(['new', 'mid', 'old'])
      expect(await ids('T1', 'C1', 2)).toEqual(['new', 'mid'])
      expect(await ids('T2', 'C1', 10)).toEqual([])
      expect(await ids(undefined, undefined, 10)).toEqual(['elsewhere', 'new', 'mid', 'old'])
    })

    test('the newest one with a device, open or changed since', async () => {
      await openIncident(bench.store, 'first', { devices: ['leaf-1', 'leaf-2'], openedAt: at(1) })
      await openIncident(bench.store, 'second', { devices: ['leaf-1'], openedAt: at(2) })
      const find = async (device: string, since: number, channel = 'C1') =>
        (await bench.store.incidents.ofDevice('T1', channel, device, at(since)))?.id
      expect(await find('leaf-1', 100)).toBe('second')
      expect(await find('leaf-2', 100)).toBe('first')
      expect(await find('leaf-3', 0)).toBeUndefined()
      expect(await find('leaf-1', 0, 'C2')).toBeUndefined()
      await bench.store.incidents.update('second', { status: 'resolved', changedAt: at(50) })
      expect(await find('leaf-1', 50)).toBe('second')
      expect(await find('leaf-1', 51)).toBe('first')
    })

    test('the newest one with a failure, opened since', async () => {
      await openIncident(bench.store, 'first', { failures: ['dns'], openedAt: at(1) })
      await openIncident(bench.store, 'second', { failures: ['dns', 'url'], openedAt: at(2) })
      const find = async (failure: string, since: number) =>
        (await bench.store.incidents.ofFailure('T1', 'C1', failure, at(since)))?.id
      expect(await find('dns', 0)).toBe('second')
      expect(await find('dns', 2)).toBe('second')
      expect(await find('dns', 3)).toBeUndefined()
      expect(await find('clock', 0)).toBeUndefined()
    })

    test('devices that came later are found, and those that went are not', async () => {
      await openIncident(bench.store, 'a', { devices: ['leaf-1'] })
      await bench.store.incidents.update('a', { devices: ['leaf-2', 'leaf-3', 'leaf-3'] })
      expect((await bench.store.incidents.byId('a'))?.devices).toEqual(['leaf-2', 'leaf-3', 'leaf-3'])
      expect((await bench.store.incidents.ofDevice('T1', 'C1', 'leaf-3', at()))?.id).toBe('a')
      expect(await bench.store.incidents.ofDevice('T1', 'C1', 'leaf-1', at())).toBeUndefined()
    })

    test('a message that is deleted leaves an event without text', async () => {
      await openIncident(bench.store, 'a', {}, [pasted('secret plan', '1.1'), pasted('another', '1.2')])
      await openIncident(bench.store, 'b', {}, [pasted('secret plan', '1.1')])
      await openIncident(bench.store, 'c', { team: 'T2' }, [pasted('not ours', '1.1')])
      await bench.store.incidents.events('a')
      expect((await bench.store.incidents.reword('T1', 'C1', '1.1', undefined)).sort()).toEqual(['a', 'b'])
      expect(await bench.store.incidents.events('a')).toEqual([
        { ...pasted('', '1.1'), n: 1, blanked: true },
        { ...pasted('another', '1.2'), n: 2 },
      ])
      expect((await bench.store.incidents.events('c'))[0]).toMatchObject({ text: 'not ours' })
      expect(await bench.store.incidents.reword('T1', 'C1', '9.9', undefined)).toEqual([])
    })

    test('a message that is edited says in its old place what it says since', async () => {
      await openIncident(bench.store, 'a', {}, [pasted('first', '1.1'), pasted('another', '1.2')])
      expect((await bench.store.incidents.ofMessage('T1', 'C1', '1.1')).map(({ id }) => id)).toEqual(['a'])
      expect(await bench.store.incidents.ofMessage('T2', 'C1', '1.1')).toEqual([])
      await bench.store.incidents.reword('T1', 'C1', '1.1', undefined)
      await bench.store.incidents.reword('T1', 'C1', '1.1', { text: 'now', removed: [] })
      expect(await bench.store.incidents.events('a')).toEqual([
        { ...pasted('now', '1.1'), n: 1 },
        { ...pasted('another', '1.2'), n: 2 },
      ])
    })

    test.runIf(bench.shared)('and another process that had it in its cache', async () => {
      await openIncident(bench.store, 'a')
      const other = await bench.another()
      await other.incidents.events('a')
      await bench.store.incidents.reword('T1', 'C1', '1.1', undefined)
      expect((await other.incidents.events('a'))[0]).toMatchObject({ text: '', blanked: true })
    })

    test('a paste of megabytes is kept whole', async () => {
      const text = 'x'.repeat(3 * 1024 * 1024)
      await openIncident(bench.store, 'a', {}, [pasted(text)])
      expect((await bench.store.incidents.events('a'))[0]).toMatchObject({ text })
    })
  })
}
