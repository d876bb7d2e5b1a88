import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '../../src/incident/event.ts'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import type { OutboxRow, Store } from '../../src/store/store.ts'
import { fastFolder } from './fast-folder.ts'
import { at, openIncident, pasted, reply, ticked } from './made-rows.ts'
import { emptyDatabase, hasPostgres, type Postgres, startPostgres } from './start-postgres.ts'

const withPostgres = hasPostgres()

describe('on SQLite in a file', () => {
  let folder: string
  beforeAll(() => {
    folder = fastFolder()
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  let files = 0
  contract(async () => ({ file: join(folder, `${++files}.db`) }))
})

describe('on SQLite in memory', () => {
  contract(async () => ({ file: ':memory:' }), { shared: false })
})

describe.skipIf(!withPostgres)('on Postgres', () => {
  let postgres: Postgres
  let url: string
  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.freshDatabase()
  })
  afterAll(() => postgres.stop())
  contract(async () => {
    await emptyDatabase(url)
    return { url }
  })
})

/** What the store promises. `shared`: others can open the same one. */
function contract(place: () => Promise<StorePlace>, { shared = true } = {}): void {
  let where: StorePlace
  let store: Store
  const opened: Store[] = []

  beforeEach(async () => {
    where = await place()
    store = await openStore(where)
  })
  afterEach(async () => {
    for (const each of [store, ...opened.splice(0)]) await each.close()
  })

  /** The same store, seen by another process. */
  async function another(): Promise<Store> {
    const other = await openStore(where)
    opened.push(other)
    return other
  }

  const claim = (now: number, { owner = 'me', lease = 10, notIn = [] as string[] } = {}) =>
    store.outbox.claim(owner, at(now), at(now + lease), notIn)

  async function claimed(now: number, owner = 'me'): Promise<OutboxRow> {
    const row = await claim(now, { owner })
    if (!row) throw new Error('nothing to claim')
    return row
  }

  describe('inbox', () => {
    const row = (id: string, seconds = 0) => ({ id, kind: 'event', body: '{}', receivedAt: at(seconds) })

    test('a delivery is new once', async () => {
      expect(await store.inbox.accept(row('Ev1'))).toBe(true)
      expect(await store.inbox.accept({ ...row('Ev1'), body: '{"other":1}' })).toBe(false)
      expect((await store.inbox.pending(10)).map(({ body }) => body)).toEqual(['{}'])
    })

    test('of twenty that come at once, one is new', async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.inbox.accept(row('Ev1'))))
      expect(taken.filter(Boolean).length).toBe(1)
    })

    test('what is pending comes oldest first, as many as asked for', async () => {
      for (const [id, seconds] of [
        ['b', 2],
        ['a', 3],
        ['c', 1],
      ] as const)
        await store.inbox.accept(row(id, seconds))
      expect((await store.inbox.pending(10)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
      expect((await store.inbox.pending(2)).map(({ id }) => id)).toEqual(['c', 'b'])
      expect(await store.inbox.pending(1)).toEqual([row('c', 1)])
    })

    test('what somebody has in hand is left to them, until then', async () => {
      await store.inbox.accept(row('left', 0))
      await store.inbox.accept(row('held', 1), at(60))
      expect((await store.inbox.pending(10, at(59))).map(({ id }) => id)).toEqual(['left'])
      expect((await store.inbox.pending(10, at(60))).map(({ id }) => id)).toEqual(['left', 'held'])
      await store.inbox.hold(['held'], at(90))
      await store.inbox.hold([], at(90))
      expect(await store.inbox.take('held', at(60), at(120))).toBe(undefined)
      expect(await store.inbox.take('held', at(90), at(120))).toBe(1)
    })

    test('of ten that take the same in hand, one has it', async () => {
      await store.inbox.accept(row('Ev1'))
      const taken = await Promise.all(
        Array.from({ length: 10 }, () => store.inbox.take('Ev1', at(1), at(60))),
      )
      expect(taken.filter((tries) => tries !== undefined)).toEqual([1])
    })

    test('what is done is pending no more, and is not taken anew', async () => {
      await store.inbox.accept(row('Ev1'))
      expect(await store.inbox.done('Ev1', at(1))).toBe(true)
      expect(await store.inbox.pending(10)).toEqual([])
      expect(await store.inbox.accept(row('Ev1'))).toBe(false)
    })

    test('it is done once: of ten that do the same, one goes on', async () => {
      await store.inbox.accept(row('Ev1'))
      const done = await Promise.all(
        Array.from({ length: 10 }, () => store.transaction((calls) => calls.inbox.done('Ev1', at(1)))),
      )
      expect(done.filter(Boolean).length).toBe(1)
    })

    test('what was never accepted may be done', async () => {
      expect(await store.inbox.done('unknown', at(1))).toBe(true)
    })

    test('attempts are counted', async () => {
      await store.inbox.accept(row('Ev1'))
      const tries = [await store.inbox.take('Ev1', at(1), at(2)), await store.inbox.take('Ev1', at(2), at(3))]
      expect(tries).toEqual([1, 2])
      await store.inbox.done('Ev1', at(4))
      expect(await store.inbox.take('Ev1', at(5), at(6))).toBe(undefined)
      expect(await store.inbox.take('unknown', at(1), at(2))).toBe(undefined)
    })

    test('any text comes back as it was', async () => {
      const body = JSON.stringify({ text: 'Straße \u{1F600} \u0000 \ud800 "quoted" \\n' })
      await store.inbox.accept({ ...row('Ev1'), body })
      expect((await store.inbox.pending(1))[0]?.body).toBe(body)
    })

    test('a NUL is no reason to lose a delivery', async () => {
      await store.inbox.accept({ ...row('Ev1'), body: 'a\0b' })
      expect((await store.inbox.pending(1))[0]?.body).toBe('ab')
    })
  })

  describe('requests to the model', () => {
    test('somebody’s are counted from a time on, each name by itself', async () => {
      await store.requests.add(['user U1', 'channel C1', 'all'], at(0))
      await store.requests.add(['user U1', 'all'], at(30))
      await store.requests.add(['user U2', 'all'], at(60))
      expect(await store.requests.count('user U1', at(-1))).toBe(2)
      expect(await store.requests.count('user U1', at(0))).toBe(1)
      expect(await store.requests.count('channel C1', at(-1))).toBe(1)
      expect(await store.requests.count('all', at(-1))).toBe(3)
      expect(await store.requests.count('user U3', at(-1))).toBe(0)
    })

    test('twice at the same time are two', async () => {
      await Promise.all([store.requests.add(['all'], at(0)), store.requests.add(['all'], at(0))])
      expect(await store.requests.count('all', at(-1))).toBe(2)
    })

    test('a switch is as it was turned last, for everybody', async () => {
      expect(await store.requests.switched('everywhere')).toBeUndefined()
      await store.requests.turn('everywhere', false)
      await store.requests.turn('channel C1', true)
      expect(await store.requests.switched('everywhere')).toBe(false)
      await store.requests.turn('everywhere', true)
      expect(await store.requests.switched('everywhere')).toBe(true)
      expect(await store.requests.switched('channel C1')).toBe(true)
      if (shared) expect(await (await another()).requests.switched('everywhere')).toBe(true)
    })

    test('what is older than a day is gone', async () => {
      await store.requests.add(['all'], at(0))
      await store.requests.add(['all'], at(24 * 60 * 60))
      expect(await store.requests.count('all', at(-1))).toBe(1)
    })
  })

  describe('claims', () => {
    test('a key is taken once, until it is given back', async () => {
      expect(await store.claims.taken('a')).toBe(false)
      expect(await store.claims.take('a', at())).toBe(true)
      expect(await store.claims.take('a', at(5))).toBe(false)
      expect(await store.claims.taken('a')).toBe(true)
      await store.claims.release('a')
      expect(await store.claims.take('a', at(6))).toBe(true)
    })

    test('of fifty at once, one has it', async () => {
      const taken = await Promise.all(Array.from({ length: 50 }, () => store.claims.take('a', at())))
      expect(taken.filter(Boolean).length).toBe(1)
    })

    test('keys are told apart by every letter', async () => {
      await store.claims.take('Key', at())
      expect(await store.claims.take('key', at())).toBe(true)
    })

    test('a claim that is rolled back is free', async () => {
      await expect(
        store.transaction(async (calls) => {
          await calls.claims.take('a', at())
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await store.claims.take('a', at())).toBe(true)
    })
  })

  describe('incidents', () => {
    test('one is opened with its events, and found in three ways', async () => {
      const row = await openIncident(store, 'a', { devices: ['leaf-1'], failures: ['messages/X'] })
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
      expect(await store.incidents.byId('a')).toEqual(row)
      expect(await store.incidents.byNumber('T1', 1)).toEqual(row)
      expect(await store.incidents.byThread('T1', 'C1', 'thread of a')).toEqual(row)
    })

    test('what its card says is written down beside it, and teams are listed', async () => {
      await openIncident(store, 'a')
      await store.incidents.update('a', { shown: 'version 1' })
      await store.incidents.update('a', { status: 'open' })
      expect((await store.incidents.byId('a'))?.shown).toBe('version 1')
      expect(await store.incidents.teams()).toEqual(['T1'])
    })

    test('of two that open one in the same channel at once, the second sees what the first has done', async () => {
      const open = (id: string) =>
        store.transaction(async (calls) => {
          await calls.incidents.lock('T1', 'C1')
          const known = await calls.incidents.openIn('T1', 'C1', 9)
          await openIncident(calls, id)
          return known.length
        })
      expect((await Promise.all(['a', 'b', 'c'].map(open))).toSorted()).toEqual([0, 1, 2])
    })

    test('what is not there is undefined', async () => {
      await openIncident(store, 'a')
      expect(await store.incidents.byId('b')).toBeUndefined()
      expect(await store.incidents.byNumber('T1', 2)).toBeUndefined()
      expect(await store.incidents.byNumber('T2', 1)).toBeUndefined()
      expect(await store.incidents.byThread('T1', 'C2', 'thread of a')).toBeUndefined()
      expect(await store.incidents.events('b')).toEqual([])
    })

    test('numbers count up within a team', async () => {
      const numbers = []
      for (const [id, team] of [
        ['a', 'T1'],
        ['b', 'T1'],
        ['c', 'T2'],
        ['d', 'T1'],
      ] as const)
        numbers.push((await openIncident(store, id, { team })).number)
      expect(numbers).toEqual([1, 2, 1, 3])
    })

    test('twenty that open at once have twenty numbers', async () => {
      const rows = await Promise.all(Array.from({ length: 20 }, (_, id) => openIncident(store, `${id}`)))
      expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, at) => at + 1),
      )
    })

    test('a thread has one', async () => {
      await openIncident(store, 'a', { thread: '1.1' })
      await expect(openIncident(store, 'b', { thread: '1.1' })).rejects.toThrow()
      await openIncident(store, 'c', { thread: '1.1', channel: 'C2' })
    })

    test('no number is lost to one that failed', async () => {
      await expect(
        store.transaction(async (calls) => {
          await openIncident(calls, 'a')
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await store.incidents.byId('a')).toBeUndefined()
      expect((await openIncident(store, 'b')).number).toBe(1)
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
      await openIncident(store, 'a', {}, events)
      expect(await store.incidents.events('a')).toEqual(events.map((event, n) => ({ ...event, n: n + 1 })))
    })

    test('what is appended goes on counting, and moves the change', async () => {
      await openIncident(store, 'a')
      const added = await store.incidents.append('a', [ticked('x', 'U1', 5), ticked('y', 'U1', 6)])
      expect(added.map(({ n }) => n)).toEqual([2, 3])
      const row = await store.incidents.byId('a')
      expect([row?.last, row?.changedAt]).toEqual([3, at(6)])
      expect((await store.incidents.events('a')).map(({ n }) => n)).toEqual([1, 2, 3])
    })

    test('two engineers who tick at once both count', async () => {
      await openIncident(store, 'a')
      const others = shared ? [store, await another()] : [store]
      await Promise.all(
        Array.from({ length: 60 }, (_, step) =>
          others[step % others.length]?.incidents.append('a', [ticked(`step-${step}`, `U${step % 2}`)]),
        ),
      )
      const events = await store.incidents.events('a')
      expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 61 }, (_, at) => at + 1))
      const steps = events.flatMap((event) => (event.kind === 'ticked' ? [event.step] : []))
      expect(new Set(steps).size).toBe(60)
    })

    test('nothing can be appended to what is not there', async () => {
      await expect(store.incidents.append('none', [ticked('x')])).rejects.toThrow('no incident none')
    })

    test('what is appended in a transaction is seen in it, and is gone with it', async () => {
      await openIncident(store, 'a')
      await store.incidents.events('a')
      await expect(
        store.transaction(async (calls) => {
          await calls.incidents.append('a', [ticked('x')])
          expect((await calls.incidents.events('a')).length).toBe(2)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect((await store.incidents.events('a')).length).toBe(1)
      await store.incidents.append('a', [ticked('y')])
      expect((await store.incidents.events('a')).at(-1)).toMatchObject({ n: 2, step: 'y' })
    })

    test.runIf(shared)('another process sees what was appended, cached or not', async () => {
      await openIncident(store, 'a')
      const other = await another()
      expect((await other.incidents.events('a')).length).toBe(1)
      await store.incidents.append('a', [ticked('x')])
      expect((await other.incidents.events('a')).length).toBe(2)
    })

    test('a list that was given can be changed without harm', async () => {
      await openIncident(store, 'a')
      ;(await store.incidents.events('a')).length = 0
      expect((await store.incidents.events('a')).length).toBe(1)
    })

    test('the head changes where it is told to, and nowhere else', async () => {
      const before = await openIncident(store, 'a', { devices: ['leaf-1'], failures: ['f'] })
      await store.incidents.update('a', { cardTs: '2.2' })
      expect(await store.incidents.byId('a')).toEqual({ ...before, cardTs: '2.2' })
      await store.incidents.update('a', { status: 'resolved', changedAt: at(9) })
      expect(await store.incidents.byId('a')).toEqual({
        ...before,
        cardTs: '2.2',
        status: 'resolved',
        changedAt: at(9),
      })
      await store.incidents.update('a', { cardTs: undefined })
      expect((await store.incidents.byId('a'))?.cardTs).toBeUndefined()
      await store.incidents.update('a', {})
      await store.incidents.update('none', { status: 'open' })
    })

    test('open ones of a channel, newest first', async () => {
      await openIncident(store, 'old', { openedAt: at(1) })
      await openIncident(store, 'new', { openedAt: at(3) })
      await openIncident(store, 'mid', { openedAt: at(2) })
      await openIncident(store, 'elsewhere', { channel: 'C2', openedAt: at(4) })
      await openIncident(store, 'resolved', { openedAt: at(5) })
      await store.incidents.update('resolved', { status: 'resolved' })
      const ids = async (...args: Parameters<Store['incidents']['openIn']>) =>
        (await store.incidents.openIn(...args)).map(({ id }) => id)
      expect(await ids('T1', 'C1', 10)).toEqual(['new', 'mid', 'old'])
      expect(await ids('T1', 'C1', 2)).toEqual(['new', 'mid'])
      expect(await ids('T2', 'C1', 10)).toEqual([])
      expect(await ids(undefined, undefined, 10)).toEqual(['elsewhere', 'new', 'mid', 'old'])
    })

    test('the newest one with a device, open or changed since', async () => {
      await openIncident(store, 'first', { devices: ['leaf-1', 'leaf-2'], openedAt: at(1) })
      await openIncident(store, 'second', { devices: ['leaf-1'], openedAt: at(2) })
      const find = async (device: string, since: number, channel = 'C1') =>
        (await store.incidents.ofDevice('T1', channel, device, at(since)))?.id
      expect(await find('leaf-1', 100)).toBe('second')
      expect(await find('leaf-2', 100)).toBe('first')
      expect(await find('leaf-3', 0)).toBeUndefined()
      expect(await find('leaf-1', 0, 'C2')).toBeUndefined()
      await store.incidents.update('second', { status: 'resolved', changedAt: at(50) })
      expect(await find('leaf-1', 50)).toBe('second')
      expect(await find('leaf-1', 51)).toBe('first')
    })

    test('the newest one with a failure, opened since', async () => {
      await openIncident(store, 'first', { failures: ['dns'], openedAt: at(1) })
      await openIncident(store, 'second', { failures: ['dns', 'url'], openedAt: at(2) })
      const find = async (failure: string, since: number) =>
        (await store.incidents.ofFailure('T1', 'C1', failure, at(since)))?.id
      expect(await find('dns', 0)).toBe('second')
      expect(await find('dns', 2)).toBe('second')
      expect(await find('dns', 3)).toBeUndefined()
      expect(await find('clock', 0)).toBeUndefined()
    })

    test('devices that came later are found, and those that went are not', async () => {
      await openIncident(store, 'a', { devices: ['leaf-1'] })
      await store.incidents.update('a', { devices: ['leaf-2', 'leaf-3', 'leaf-3'] })
      expect((await store.incidents.byId('a'))?.devices).toEqual(['leaf-2', 'leaf-3', 'leaf-3'])
      expect((await store.incidents.ofDevice('T1', 'C1', 'leaf-3', at()))?.id).toBe('a')
      expect(await store.incidents.ofDevice('T1', 'C1', 'leaf-1', at())).toBeUndefined()
    })

    test('a message that is deleted leaves an event without text', async () => {
      await openIncident(store, 'a', {}, [pasted('secret plan', '1.1'), pasted('another', '1.2')])
      await openIncident(store, 'b', {}, [pasted('secret plan', '1.1')])
      await openIncident(store, 'c', { team: 'T2' }, [pasted('not ours', '1.1')])
      await store.incidents.events('a')
      expect((await store.incidents.reword('T1', 'C1', '1.1', undefined)).sort()).toEqual(['a', 'b'])
      expect(await store.incidents.events('a')).toEqual([
        { ...pasted('', '1.1'), n: 1, blanked: true },
        { ...pasted('another', '1.2'), n: 2 },
      ])
      expect((await store.incidents.events('c'))[0]).toMatchObject({ text: 'not ours' })
      expect(await store.incidents.reword('T1', 'C1', '9.9', undefined)).toEqual([])
    })

    test('a message that is edited says in its old place what it says since', async () => {
      await openIncident(store, 'a', {}, [pasted('first', '1.1'), pasted('another', '1.2')])
      expect((await store.incidents.ofMessage('T1', 'C1', '1.1')).map(({ id }) => id)).toEqual(['a'])
      expect(await store.incidents.ofMessage('T2', 'C1', '1.1')).toEqual([])
      await store.incidents.reword('T1', 'C1', '1.1', undefined)
      await store.incidents.reword('T1', 'C1', '1.1', { text: 'now', removed: [] })
      expect(await store.incidents.events('a')).toEqual([
        { ...pasted('now', '1.1'), n: 1 },
        { ...pasted('another', '1.2'), n: 2 },
      ])
    })

    test.runIf(shared)('and another process that had it in its cache', async () => {
      await openIncident(store, 'a')
      const other = await another()
      await other.incidents.events('a')
      await store.incidents.reword('T1', 'C1', '1.1', undefined)
      expect((await other.incidents.events('a'))[0]).toMatchObject({ text: '', blanked: true })
    })

    test('a paste of megabytes is kept whole', async () => {
      const text = 'x'.repeat(3 * 1024 * 1024)
      await openIncident(store, 'a', {}, [pasted(text)])
      expect((await store.incidents.events('a'))[0]).toMatchObject({ text })
    })
  })

  describe('outbox', () => {
    test('a key is queued once', async () => {
      expect(await store.outbox.enqueue(reply('a'), at())).toBe(true)
      expect(await store.outbox.enqueue(reply('a', { thread: '2.2' }), at())).toBe(false)
      expect(await store.outbox.unsent()).toBe(1)
      await store.outbox.sent((await claimed(1)).id, 'me', '5.5', at(2))
      expect(await store.outbox.enqueue(reply('a'), at(3))).toBe(false)
    })

    test('a row is claimed once, as it was queued', async () => {
      await store.outbox.enqueue(reply('a'), at())
      expect(await claim(1)).toEqual({
        ...reply('a'),
        id: expect.any(Number),
        status: 'sending',
        attempts: 1,
        firstAttemptAt: at(1),
        due: at(),
        ts: undefined,
        lastError: undefined,
      })
      expect(await claim(1)).toBeUndefined()
    })

    test('rows of a thread go out in their order, one after the other', async () => {
      for (const key of ['a', 'b', 'c']) await store.outbox.enqueue(reply(key), at())
      for (const key of ['a', 'b', 'c']) {
        const row = await claimed(1)
        expect(row.key).toBe(key)
        expect(await claim(1)).toBeUndefined()
        await store.outbox.sent(row.id, 'me', '5.5', at(1))
      }
      expect(await claim(1)).toBeUndefined()
    })

    test('threads do not wait for one another', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.enqueue(reply('b', { thread: '2.2' }), at())
      await store.outbox.enqueue(reply('c', { channel: 'C2' }), at())
      await store.outbox.enqueue(reply('d', { thread: undefined }), at())
      const keys = []
      for (let times = 0; times < 4; times++) keys.push((await claim(1))?.key)
      expect(keys).toEqual(['a', 'b', 'c', 'd'])
    })

    test('channels that have to wait are passed over', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.enqueue(reply('b', { channel: 'C2' }), at())
      expect((await claim(1, { notIn: ['C1'] }))?.key).toBe('b')
      expect(await claim(1, { notIn: ['C1', 'C2'] })).toBeUndefined()
      expect((await claim(1))?.key).toBe('a')
    })

    test('what goes back waits for its time, and holds up its thread', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.enqueue(reply('b'), at())
      const row = await claimed(1)
      await store.outbox.back(row.id, 'me', at(30), false, 'no answer')
      expect(await claim(29)).toBeUndefined()
      expect(await claim(30)).toMatchObject({
        key: 'a',
        attempts: 2,
        firstAttemptAt: at(1),
        lastError: 'no answer',
      })
    })

    test('an attempt that certainly failed does not count', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.back((await claimed(1)).id, 'me', at(2), true, 'ratelimited')
      expect(await claim(3)).toMatchObject({ attempts: 1 })
    })

    test('whoever lets the lease run out loses the row', async () => {
      await store.outbox.enqueue(reply('a'), at())
      const row = await claimed(1, 'first')
      expect(await claim(10, { owner: 'second' })).toBeUndefined()
      expect(await claim(11, { owner: 'second' })).toMatchObject({ key: 'a', attempts: 2 })
      await store.outbox.sent(row.id, 'first', '1.1', at(12))
      await store.outbox.back(row.id, 'first', at(12), true, 'x')
      await store.outbox.dead(row.id, 'first', 'x', at(12))
      expect(await store.outbox.byKey('a')).toMatchObject({ status: 'sending', attempts: 2 })
      await store.outbox.sent(row.id, 'second', '1.2', at(13))
      expect(await store.outbox.byKey('a')).toMatchObject({ status: 'sent', ts: '1.2' })
    })

    test('of twenty who claim at once, one has it', async () => {
      await store.outbox.enqueue(reply('a'), at())
      const others = shared ? [store, await another()] : [store]
      const rows = await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          others[turn % others.length]?.outbox.claim(`${turn}`, at(1), at(9)),
        ),
      )
      expect(rows.filter(Boolean).length).toBe(1)
    })

    test('two processes empty it, each row once and each thread in its order', async () => {
      for (let row = 0; row < 60; row++)
        await store.outbox.enqueue(reply(`${row}`, { thread: `${row % 7}` }), at())
      const others = shared ? [store, await another()] : [store, store]
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

    test('the dead are listed, and hold up nobody', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.enqueue(reply('b'), at())
      await store.outbox.dead((await claimed(1)).id, 'me', 'channel_not_found', at(2))
      expect(await store.outbox.deadLetters(10)).toMatchObject([
        { key: 'a', status: 'dead', lastError: 'channel_not_found' },
      ])
      expect((await claim(3))?.key).toBe('b')
      expect(await store.outbox.deadLetters(0)).toEqual([])
    })

    test('what was sent keeps its place and loses its words', async () => {
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.sent((await claimed(1)).id, 'me', '5.5', at(2))
      expect(await store.outbox.byKey('a')).toMatchObject({ status: 'sent', ts: '5.5', body: '' })
      expect(await store.outbox.byKey('none')).toBeUndefined()
      expect(await store.outbox.unsent()).toBe(0)
    })

    test('when the next one is due, or free again', async () => {
      expect(await store.outbox.nextDue()).toBeUndefined()
      await store.outbox.enqueue(reply('a'), at(5))
      await store.outbox.enqueue(reply('b', { thread: '2.2' }), at(20))
      expect(await store.outbox.nextDue()).toBe(at(5))
      const row = await claimed(6)
      expect(await store.outbox.nextDue()).toBe(at(16))
      await store.outbox.sent(row.id, 'me', '5.5', at(7))
      expect(await store.outbox.nextDue()).toBe(at(20))
    })

    test('a card that waits is queued once an incident', async () => {
      const card = (key: string, incident = 'i1') => reply(key, { kind: 'card', incident, body: '' })
      expect(await store.outbox.enqueue(card('1'), at())).toBe(true)
      expect(await store.outbox.enqueue(card('2'), at())).toBe(false)
      expect(await store.outbox.enqueue(card('other', 'i2'), at())).toBe(true)
      const row = await claimed(1)
      // it is being rendered: what changes now needs another edit
      expect(await store.outbox.enqueue(card('3'), at(1))).toBe(true)
      expect(await store.outbox.enqueue(card('4'), at(1))).toBe(false)
      await store.outbox.sent(row.id, 'me', '5.5', at(2))
      expect(await store.outbox.enqueue(reply('5', { incident: 'i1' }), at(2))).toBe(true)
    })

    test.runIf(shared)('a card goes out after the commit that passed over to it', async () => {
      const other = await another()
      await openIncident(store, 'a')
      await store.outbox.enqueue(reply('1', { kind: 'card', incident: 'a' }), at())
      let seen: number | undefined
      let claiming: Promise<void> | undefined
      await store.transaction(async (calls) => {
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
        store.transaction(async (calls) => {
          await calls.outbox.enqueue(reply('a'), at())
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await store.outbox.unsent()).toBe(0)
      expect(await store.outbox.enqueue(reply('a'), at())).toBe(true)
    })

    test('whoever listens hears of what is queued, after its commit', async () => {
      const heard: number[] = []
      store.onQueued(() => heard.push(0))
      await store.outbox.enqueue(reply('a'), at())
      await store.outbox.enqueue(reply('a'), at())
      expect(heard.length).toBe(1)
      await store.transaction(async (calls) => {
        await calls.outbox.enqueue(reply('b'), at())
        await calls.outbox.enqueue(reply('c'), at())
        expect(heard.length).toBe(1)
      })
      expect(heard.length).toBe(2)
      await store.transaction((calls) => calls.claims.take('x', at()))
      expect(heard.length).toBe(2)
    })
  })

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
      await store.reminders.set(whole)
      await store.reminders.set(reminder('a', 20))
      await store.reminders.set(reminder('c', 5))
      expect(await store.reminders.due(at(4), 9)).toEqual([])
      expect((await store.reminders.due(at(20), 9)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
      expect((await store.reminders.due(at(10), 9))[1]).toEqual(whole)
      expect((await store.reminders.due(at(20), 1)).map(({ id }) => id)).toEqual(['c'])
    })

    test('one fires once, however many are at it', async () => {
      await store.reminders.set(reminder('a', 0))
      const others = shared ? [store, await another()] : [store]
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => others[turn % others.length]?.reminders.take('a')),
      )
      expect(taken.filter(Boolean).length).toBe(1)
      expect(await store.reminders.take('a')).toBe(false)
      expect(await store.reminders.due(at(9), 9)).toEqual([])
    })

    test('one that was taken in a transaction that failed is still there', async () => {
      await store.reminders.set(reminder('a', 0))
      await expect(
        store.transaction(async (calls) => {
          await calls.reminders.take('a')
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect((await store.reminders.due(at(1), 9)).length).toBe(1)
    })

    test('set again is moved', async () => {
      await store.reminders.set(reminder('a', 10))
      await store.reminders.set(reminder('a', 20))
      expect(await store.reminders.due(at(10), 9)).toEqual([])
      expect((await store.reminders.of('i1')).map(({ due }) => due)).toEqual([at(20)])
    })

    test('an incident cancels its own, all or those of a clock', async () => {
      await store.reminders.set(reminder('a', 1, { clock: 'x' }))
      await store.reminders.set(reminder('b', 2, { clock: 'y' }))
      await store.reminders.set(reminder('c', 3))
      await store.reminders.set(reminder('d', 4, { incident: 'i2', clock: 'x' }))
      await store.reminders.cancel('i1', 'x')
      expect((await store.reminders.of('i1')).map(({ id }) => id)).toEqual(['b', 'c'])
      await store.reminders.cancel('i1')
      expect(await store.reminders.of('i1')).toEqual([])
      expect((await store.reminders.of('i2')).length).toBe(1)
    })
  })

  describe('transactions', () => {
    test('give what their work gives', async () => {
      expect(await store.transaction(async () => 42)).toBe(42)
    })

    test('all of it or none: a paste, its reply, and that the delivery is done', async () => {
      await store.inbox.accept({ id: 'Ev1', kind: 'event', body: '{}', receivedAt: at() })
      const work = (fail: boolean) =>
        store.transaction(async (calls) => {
          await calls.inbox.done('Ev1', at(1))
          await openIncident(calls, 'a')
          await calls.outbox.enqueue(reply('r:Ev1'), at(1))
          if (fail) throw new Error('no')
        })
      await expect(work(true)).rejects.toThrow('no')
      expect([
        (await store.inbox.pending(9)).length,
        await store.outbox.unsent(),
        await store.incidents.byId('a'),
      ]).toEqual([1, 0, undefined])
      await work(false)
      expect([
        (await store.inbox.pending(9)).length,
        await store.outbox.unsent(),
        (await store.incidents.byId('a'))?.number,
      ]).toEqual([0, 1, 1])
    })

    test('many at once all take place', async () => {
      await openIncident(store, 'a')
      await Promise.all(
        Array.from({ length: 30 }, (_, turn) =>
          store.transaction(async (calls) => {
            await calls.claims.take(`k${turn}`, at())
            await calls.incidents.append('a', [ticked(`s${turn}`)])
            await calls.outbox.enqueue(reply(`r${turn}`), at())
          }),
        ),
      )
      expect([(await store.incidents.byId('a'))?.last, await store.outbox.unsent()]).toEqual([31, 30])
    })

    test('of two that open the same thread at once, the second finds it', async () => {
      const open = (turn: number) =>
        store.transaction(async (calls) => {
          const there = await calls.incidents.byThread('T1', 'C1', '1.1')
          if (!there) await openIncident(calls, `i${turn}`, { thread: '1.1' })
          return there === undefined
        })
      const opened = await Promise.all([open(1), open(2), open(3), open(4)])
      expect(opened.filter(Boolean).length).toBe(1)
    })

    test('a broken one leaves nothing behind that stops the next', async () => {
      await openIncident(store, 'a', { thread: '1.1' })
      await expect(
        store.transaction((calls) => openIncident(calls, 'b', { thread: '1.1' })),
      ).rejects.toThrow()
      expect(await store.transaction((calls) => calls.claims.take('x', at()))).toBe(true)
    })
  })
}
