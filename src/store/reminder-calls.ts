import type { Selectable } from 'kysely'
import { type Database, timeText } from './database.ts'
import type { ReminderRow, StoreCalls } from './store.ts'
import type { Tables } from './tables.ts'

/** Reminders that have not gone out. */
export function createReminderCalls({ db }: Database): StoreCalls['reminders'] {
  return {
    async set({ id, incident, due, clock, by, ask }) {
      const row = { incident, due: timeText(due), clock: clock ?? null, by_whom: by, ask: ask ?? null }
      await db
        .insertInto('reminder')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async due(at, limit) {
      const rows = await db
        .selectFrom('reminder')
        .selectAll()
        .where('due', '<=', timeText(at))
        .orderBy('due')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(reminderOf)
    },
    async of(incident) {
      const rows = await db
        .selectFrom('reminder')
        .selectAll()
        .where('incident', '=', incident)
        .orderBy('due')
        .orderBy('id')
        .execute()
      return rows.map(reminderOf)
    },
    async take(id) {
      const { numDeletedRows } = await db
        .deleteFrom('reminder')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numDeletedRows === 1n
    },
    async cancel(incident, clock) {
      await db
        .deleteFrom('reminder')
        .where('incident', '=', incident)
        .$if(clock !== undefined, (query) => query.where('clock', '=', clock ?? ''))
        .execute()
    },
  }
}

/** A row as the store gives it. */
export function reminderOf({ by_whom, clock, ask, ...row }: Selectable<Tables['reminder']>): ReminderRow {
  return { ...row, by: by_whom, clock: clock ?? undefined, ask: ask ?? undefined }
}
