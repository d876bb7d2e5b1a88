import type { Kysely } from 'kysely'
import { withoutPerson } from '../incident/reworded.ts'
import { atomically, type Database, timeText } from './database.ts'
import { eventOf, handedTo, rewriteEvent } from './event-rows.ts'
import { incidentOf } from './incident-rows.ts'
import { reminderOf } from './reminder-calls.ts'
import type { IncidentRecord, RecordCalls } from './store.ts'
import type { Tables } from './tables.ts'

/** What becomes of somebody who is forgotten. */
const SOMEBODY = 'somebody'

/** Incidents that are deleted at once. */
const AT_ONCE = 500

/** Data requests and retention. */
export function createRecordCalls(database: Database): RecordCalls {
  const { db } = database

  async function record(id: string, by?: string): Promise<IncidentRecord | undefined> {
    const row = await db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return undefined
    const events = await db
      .selectFrom('incident_event')
      .select(['n', 'body'])
      .where('incident', '=', id)
      .$if(by !== undefined, (query) => query.where('by_whom', '=', by ?? ''))
      .orderBy('n')
      .execute()
    const reminders = await db
      .selectFrom('reminder')
      .selectAll()
      .where('incident', '=', id)
      .$if(by !== undefined, (query) => query.where('by_whom', '=', by ?? ''))
      .orderBy('due')
      .execute()
    return {
      incident: incidentOf(row),
      events: events.map(({ n, body }) => eventOf(id, n, body)),
      reminders: reminders.map(reminderOf),
    }
  }

  return {
    ofIncident: (id) => record(id),

    async ofUser(team, user) {
      const found = await Promise.all((await incidentsOf(db, team, user)).map((id) => record(id, user)))
      return found.filter((each) => each !== undefined)
    },

    forgetIncident: (id) => atomically(database, (own) => deleteIncidents(own, [id])),

    forgetUser: (team, user) =>
      atomically(database, async (own) => {
        await own.deleteFrom('kept_answer').where('team', '=', team).where('by_whom', '=', user).execute()
        await own.deleteFrom('model_request').where('who', '=', `user ${user}`).execute()
        const ids = await incidentsOf(own, team, user)
        for (const id of ids) {
          const rows = await own
            .selectFrom('incident_event')
            .select(['n', 'body'])
            .where('incident', '=', id)
            .where(({ or, eb }) => or([eb('by_whom', '=', user), eb('body', 'like', handedTo(user))]))
            .execute()
          for (const { n, body } of rows)
            await rewriteEvent(own, id, withoutPerson(eventOf(id, n, body), user, SOMEBODY))
          await own.deleteFrom('reminder').where('incident', '=', id).where('by_whom', '=', user).execute()
          // words that never reached Slack are nobody's any more
          await own
            .updateTable('outbox')
            .set({ body: '' })
            .where('incident', '=', id)
            .where('status', '=', 'dead')
            .execute()
        }
        if (ids.length === 0) return []
        const heads = await own.selectFrom('incident').selectAll().where('id', 'in', ids).execute()
        return heads.map(incidentOf)
      }),

    async prune({ inbox, outbox, claims, incidents }) {
      return {
        inbox: await countOf(db.deleteFrom('inbox').where('done_at', '<', timeText(inbox))),
        outbox: await countOf(
          db
            .deleteFrom('outbox')
            .where('status', 'in', ['sent', 'dead'])
            .where('ended_at', '<', timeText(outbox)),
        ),
        claims: await countOf(db.deleteFrom('claim').where('at', '<', timeText(claims))),
        incidents: incidents === undefined ? 0 : await pruneIncidents(database, timeText(incidents)),
      }
    },
  }
}

async function incidentsOf(db: Kysely<Tables>, team: string, user: string): Promise<string[]> {
  const events = db
    .selectFrom('incident_event')
    .innerJoin('incident', 'incident.id', 'incident_event.incident')
    .select('incident.id')
    .where(({ or, eb }) =>
      or([eb('incident_event.by_whom', '=', user), eb('incident_event.body', 'like', handedTo(user))]),
    )
    .where('incident.team', '=', team)
  const reminders = db
    .selectFrom('reminder')
    .innerJoin('incident', 'incident.id', 'reminder.incident')
    .select('incident.id')
    .where('reminder.by_whom', '=', user)
    .where('incident.team', '=', team)
  const rows = await events.union(reminders).execute()
  return rows.map(({ id }) => id)
}

/** In portions, so that the bot can go on in between. */
async function pruneIncidents(database: Database, before: string): Promise<number> {
  for (let deleted = 0; ; ) {
    const rows = await database.db
      .selectFrom('incident')
      .select('id')
      .where('changed_at', '<', before)
      .where('status', '=', 'resolved')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return deleted
    const ids = rows.map(({ id }) => id)
    await atomically(database, (own) => deleteIncidents(own, ids))
    deleted += ids.length
  }
}

async function deleteIncidents(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  for (const table of [
    'incident_event',
    'incident_device',
    'incident_failure',
    'reminder',
    'outbox',
  ] as const)
    await db.deleteFrom(table).where('incident', 'in', ids).execute()
  await db.deleteFrom('incident').where('id', 'in', ids).execute()
}

async function countOf(deleting: {
  executeTakeFirstOrThrow: () => Promise<{ numDeletedRows: bigint }>
}): Promise<number> {
  return Number((await deleting.executeTakeFirstOrThrow()).numDeletedRows)
}
