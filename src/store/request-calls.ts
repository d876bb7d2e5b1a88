import type { Ledger } from '../llm/ledger.ts'
import { type Database, timeText } from './database.ts'

const DAY = 24 * 60 * 60_000

/** Requests to the language model: whose they were, and when, kept for a day; and its switches. */
export function createRequestCalls({ db }: Database): Ledger {
  return {
    async count(who, since) {
      const { count } = await db
        .selectFrom('model_request')
        .select((column) => column.fn.countAll().as('count'))
        .where('who', '=', who)
        .where('at', '>', timeText(since))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async add(who, at) {
      const old = new Date(Date.parse(at) - DAY).toISOString()
      await db.deleteFrom('model_request').where('at', '<=', old).execute()
      const rows = who.map((name) => ({ who: name, at: timeText(at) }))
      if (rows.length > 0) await db.insertInto('model_request').values(rows).execute()
    },
    async switched(name) {
      const row = await db
        .selectFrom('model_switch')
        .select('is_on')
        .where('name', '=', name)
        .executeTakeFirst()
      return row && row.is_on === 1
    },
    async turn(name, on) {
      const is_on = on ? 1 : 0
      await db
        .insertInto('model_switch')
        .values({ name, is_on })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ is_on }))
        .execute()
    },
  }
}
