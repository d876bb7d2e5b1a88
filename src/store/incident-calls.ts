import { type Insertable, type Selectable, sql } from 'kysely'
import { StoreError } from '../errors.ts'
import { reworded } from '../incident/reworded.ts'
import { atomically, type Database, timeText } from './database.ts'
import type { EventCache } from './event-cache.ts'
import { eventOf, handedTo, rewriteEvent, writeEvents } from './event-rows.ts'
import { incidentOf, writeNames } from './incident-rows.ts'
import type { IncidentRow, StoreCalls } from './store.ts'
import type { IncidentTable } from './tables.ts'

/** Incidents and their events. */
export function createIncidentCalls(database: Database, cache: EventCache): StoreCalls['incidents'] {
  const { db, engine } = database

  async function one(
    query: Promise<Selectable<IncidentTable> | undefined>,
  ): Promise<IncidentRow | undefined> {
    const row = await query
    return row && incidentOf(row)
  }

  return {
    async lock(team, channel) {
      // on SQLite transactions come one after the other
      if (engine === 'postgres')
        await sql`select pg_advisory_xact_lock(hashtextextended(${`incidents ${team} ${channel}`}, 0))`.execute(
          db,
        )
    },

    open: (row, events) =>
      atomically(database, async (own) => {
        const { last_number: number } = await own
          .insertInto('team')
          .values({ id: row.team, last_number: 1 })
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet((column) => ({ last_number: column('team.last_number', '+', 1) })),
          )
          .returning('last_number')
          .executeTakeFirstOrThrow()
        const head: Insertable<IncidentTable> = {
          id: row.id,
          team: row.team,
          number,
          channel: row.channel,
          thread: row.thread,
          status: 'open',
          opened_at: timeText(row.openedAt),
          changed_at: timeText(row.changedAt),
          card_ts: null,
          last: events.length,
          revision: 1,
          devices: JSON.stringify(row.devices),
          failures: JSON.stringify(row.failures),
          shown: null,
        }
        await own.insertInto('incident').values(head).execute()
        await writeNames(own, head, row)
        await writeEvents(own, row.id, events, 0)
        return incidentOf(head)
      }),

    append: (id, events) =>
      atomically(database, async (own) => {
        const at = events.at(-1)?.at
        // the row stays locked until the commit: two appends come one after the other
        const head = await own
          .updateTable('incident')
          .set((column) => ({
            last: column('last', '+', events.length),
            revision: column('revision', '+', 1),
            ...(at && { changed_at: timeText(at) }),
          }))
          .where('id', '=', id)
          .returning('last')
          .executeTakeFirst()
        if (!head) throw new StoreError('broken', `there is no incident ${id}`)
        return writeEvents(own, id, events, head.last - events.length)
      }),

    async events(id) {
      const head = await db
        .selectFrom('incident')
        .select(['revision', 'last'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (!head) return []
      const known = cache.find(id, head.revision)
      if (known) return known
      const rows = await db
        .selectFrom('incident_event')
        .select(['n', 'body'])
        .where('incident', '=', id)
        .where('n', '<=', head.last)
        .orderBy('n')
        .execute()
      const events = rows.map(({ n, body }) => eventOf(id, n, body))
      // what a transaction sees may never come true
      if (!db.isTransaction) cache.keep(id, head.revision, events)
      return events
    },

    byId: (id) => one(db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()),

    async teams() {
      const rows = await db.selectFrom('team').select('id').orderBy('id').execute()
      return rows.map(({ id }) => id)
    },

    byNumber: (team, number) =>
      one(
        db
          .selectFrom('incident')
          .selectAll()
          .where('team', '=', team)
          .where('number', '=', number)
          .executeTakeFirst(),
      ),

    byThread: (team, channel, thread) =>
      one(
        db
          .selectFrom('incident')
          .selectAll()
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .executeTakeFirst(),
      ),

    async openIn(team, channel, limit) {
      const rows = await db
        .selectFrom('incident')
        .selectAll()
        .where('status', '=', 'open')
        .$if(team !== undefined, (query) => query.where('team', '=', team ?? ''))
        .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? ''))
        .orderBy('opened_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      return rows.map(incidentOf)
    },

    async openOf(team, user, limit) {
      const rows = await db
        .selectFrom('incident')
        .selectAll()
        .where('status', '=', 'open')
        .where('team', '=', team)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('incident_event as event')
              .select('event.n')
              .whereRef('event.incident', '=', 'incident.id')
              .where(({ or, eb }) =>
                or([eb('event.by_whom', '=', user), eb('event.body', 'like', handedTo(user))]),
              ),
          ),
        )
        .orderBy('opened_at', 'desc')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      return rows.map(incidentOf)
    },

    ofDevice: (team, channel, device, since) =>
      one(
        db
          .selectFrom('incident_device as found')
          .innerJoin('incident', 'incident.id', 'found.incident')
          .selectAll('incident')
          .where('found.team', '=', team)
          .where('found.channel', '=', channel)
          .where('found.device', '=', device)
          .where(({ or, eb }) =>
            or([eb('incident.status', '=', 'open'), eb('incident.changed_at', '>=', timeText(since))]),
          )
          .orderBy('found.opened_at', 'desc')
          .orderBy('incident.number', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),

    ofFailure: (team, channel, failure, since) =>
      one(
        db
          .selectFrom('incident_failure as found')
          .innerJoin('incident', 'incident.id', 'found.incident')
          .selectAll('incident')
          .where('found.team', '=', team)
          .where('found.channel', '=', channel)
          .where('found.failure', '=', failure)
          .where('found.opened_at', '>=', timeText(since))
          .orderBy('found.opened_at', 'desc')
          .orderBy('incident.number', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),

    update: (id, change) =>
      atomically(database, async (own) => {
        const { status, changedAt, cardTs, devices, failures, shown } = change
        const set: Partial<IncidentTable> = {
          ...(status && { status }),
          ...(changedAt && { changed_at: timeText(changedAt) }),
          ...('cardTs' in change && { card_ts: cardTs ?? null }),
          ...(devices && { devices: JSON.stringify(devices) }),
          ...(failures && { failures: JSON.stringify(failures) }),
          ...(shown !== undefined && { shown }),
        }
        if (Object.keys(set).length === 0) return
        const head = await own
          .updateTable('incident')
          .set(set)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (head) await writeNames(own, head, change)
      }),

    async ofMessage(team, channel, ts) {
      const pasted = db
        .selectFrom('incident_event')
        .select('incident')
        .where('from_channel', '=', channel)
        .where('from_ts', '=', ts)
      const rows = await db
        .selectFrom('incident')
        .selectAll()
        .where('id', 'in', pasted)
        .where('team', '=', team)
        .execute()
      return rows.map(incidentOf)
    },

    reword: (team, channel, ts, said) =>
      atomically(database, async (own) => {
        const rows = await own
          .selectFrom('incident_event as event')
          .innerJoin('incident', 'incident.id', 'event.incident')
          .select(['event.incident', 'event.n', 'event.body'])
          .where('event.from_channel', '=', channel)
          .where('event.from_ts', '=', ts)
          .where('incident.team', '=', team)
          .execute()
        for (const { incident, n, body } of rows)
          await rewriteEvent(own, incident, reworded(eventOf(incident, n, body), said))
        return [...new Set(rows.map(({ incident }) => incident))]
      }),
  }
}
