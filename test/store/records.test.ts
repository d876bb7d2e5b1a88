import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewEvent } from '../../src/incident/event.ts'
import { openStore, type StorePlace } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { at, openIncident, pasted, reply, ticked } from './made-rows.ts'
import { emptyDatabase, hasPostgres, type Postgres, startPostgres } from './start-postgres.ts'

const withPostgres = hasPostgres()

describe('on SQLite', () => {
  requests(async () => ({ file: ':memory:' }))
})

describe.skipIf(!withPostgres)('on Postgres', () => {
  let postgres: Postgres
  let url: string
  beforeAll(async () => {
    postgres = await startPostgres()
    url = await postgres.freshDatabase()
  })
  afterAll(() => postgres.stop())
  requests(async () => {
    await emptyDatabase(url)
    return { url }
  })
})

function requests(place: () => Promise<StorePlace>): void {
  let store: Store

  beforeEach(async () => {
    store = await openStore(await place())
    const events: NewEvent[] = [
      pasted('what alice pasted', '1.1'),
      ticked('step-1', 'U2', 1),
      { kind: 'noted', at: at(2), by: 'U1', text: 'alice noted it' },
      { kind: 'skipped', at: at(3), by: 'U1', step: 'step-2', reason: 'alice has no access' },
      { kind: 'resolved', at: at(4), by: 'U2', how: 'hand' },
    ]
    await openIncident(store, 'a', { changedAt: at(4) }, events)
    await openIncident(store, 'b', {}, [ticked('step-1', 'U2')])
    await openIncident(store, 'other-team', { team: 'T2' }, [pasted('another alice')])
    const reminder = { incident: 'b', due: at(60), clock: undefined, ask: undefined }
    await store.reminders.set({ id: 'r1', by: 'U1', ...reminder })
    await store.reminders.set({ id: 'r2', by: 'U2', ...reminder })
  })
  afterEach(() => store.close())

  test('all of an incident', async () => {
    const record = await store.records.ofIncident('a')
    expect([record?.incident.number, record?.events.length, record?.reminders]).toEqual([1, 5, []])
    expect(await store.records.ofIncident('none')).toBeUndefined()
  })

  test('all of a person, and nothing of others', async () => {
    const records = await store.records.ofUser('T1', 'U1')
    expect(
      records
        .map(({ incident, events, reminders }) => [
          incident.id,
          events.map(({ n }) => n),
          reminders.map(({ id }) => id),
        ])
        .sort(),
    ).toEqual([
      ['a', [1, 3, 4], []],
      ['b', [], ['r1']],
    ])
    expect(await store.records.ofUser('T1', 'U9')).toEqual([])
  })

  test('a person who is forgotten leaves events without words, and without a name', async () => {
    await store.incidents.events('a')
    const touched = await store.records.forgetUser('T1', 'U1')
    expect(touched.map(({ id }) => id).sort()).toEqual(['a', 'b'])
    const events = await store.incidents.events('a')
    expect(JSON.stringify(events)).not.toMatch(/alice|U1/)
    expect(events.map(({ kind, by }) => [kind, by])).toEqual([
      ['pasted', 'somebody'],
      ['ticked', 'U2'],
      ['noted', 'somebody'],
      ['skipped', 'somebody'],
      ['resolved', 'U2'],
    ])
    expect(events[0]).toMatchObject({ text: '', blanked: true })
    expect((await store.reminders.of('b')).map(({ id }) => id)).toEqual(['r2'])
    expect(await store.records.ofUser('T1', 'U1')).toEqual([])
    expect((await store.incidents.events('other-team'))[0]).toMatchObject({ text: 'another alice', by: 'U1' })
  })

  test('whom an incident was handed to is forgotten too, and what others did stays', async () => {
    await store.incidents.append('a', [{ kind: 'handed', at: at(), by: 'U2', to: 'U1' }])
    await store.records.forgetUser('T1', 'U1')
    expect((await store.incidents.events('a')).at(-1)).toMatchObject({
      kind: 'handed',
      by: 'U2',
      to: 'somebody',
    })
  })

  test('an incident that is forgotten is gone', async () => {
    await store.outbox.enqueue(reply('x', { incident: 'b' }), at())
    await store.records.forgetIncident('b')
    expect([
      await store.incidents.byId('b'),
      await store.incidents.events('b'),
      await store.reminders.of('b'),
      await store.outbox.unsent(),
    ]).toEqual([undefined, [], [], 0])
    expect(await store.incidents.byId('a')).toBeDefined()
  })

  test('what is old is deleted, what is pending or open never', async () => {
    const day = 86_400
    for (const [id, received] of [
      ['done', 0],
      ['pending', 0],
      ['fresh', 9 * day],
    ] as const)
      await store.inbox.accept({ id, kind: 'event', body: '{}', receivedAt: at(received) })
    await store.inbox.done('done', at(1))
    await store.inbox.done('fresh', at(9 * day))
    await store.claims.take('old', at(0))
    await store.claims.take('new', at(9 * day))
    for (const key of ['sent', 'dead', 'waits']) await store.outbox.enqueue(reply(key, { thread: key }), at())
    const sent = await store.outbox.claim('me', at(), at(9))
    const dead = await store.outbox.claim('me', at(), at(9))
    await store.outbox.sent(sent?.id ?? 0, 'me', '1.1', at(1))
    await store.outbox.dead(dead?.id ?? 0, 'me', 'gone', at(1))
    await store.incidents.update('a', { status: 'resolved' })

    const before = { inbox: at(7 * day), outbox: at(7 * day), claims: at(7 * day) }
    expect(await store.records.prune({ ...before, incidents: undefined })).toEqual({
      inbox: 1,
      outbox: 2,
      claims: 1,
      incidents: 0,
    })
    expect((await store.inbox.pending(9)).map(({ id }) => id)).toEqual(['pending'])
    expect(await store.outbox.unsent()).toBe(1)
    expect(await store.claims.taken('new')).toBe(true)
    expect(await store.records.prune({ ...before, incidents: at(7 * day) })).toMatchObject({ incidents: 1 })
    expect([await store.incidents.byId('a'), (await store.incidents.byId('b'))?.status]).toEqual([
      undefined,
      'open',
    ])
  })
}
