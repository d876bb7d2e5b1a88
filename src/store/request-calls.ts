import type { Ledger } from '../llm/ledger.ts'
import { type Database, timeText } from './database.ts'

const DAY = 24 * 60 * 60_000

/** Requests to the language model: whose they were, and when. Kept for a day. */
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
  }
}
