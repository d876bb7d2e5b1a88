import { type Database, timeText } from './database.ts'
import type { StoreCalls } from './store.ts'

const DAY = 24 * 60 * 60_000

/** Answers whose buttons may still be pressed: kept for a day after they were last given. */
export function createAnswerCalls({ db }: Database): StoreCalls['answers'] {
  return {
    async keep({ id, team, channel, ts, by, body }, at) {
      const time = timeText(at)
      const old = timeText(new Date(Date.parse(at) - DAY).toISOString())
      await db.deleteFrom('kept_answer').where('at', '<=', old).execute()
      const place = { team, channel, ts: ts ?? null, by_whom: by }
      await db
        .insertInto('kept_answer')
        .values({ id, ...place, at: time, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...place, at: time }))
        .execute()
    },
    async find(id, since) {
      const row = await db
        .selectFrom('kept_answer')
        .select('body')
        .where('id', '=', id)
        .where('at', '>', timeText(since))
        .executeTakeFirst()
      return row?.body
    },
    async takeBack(team, channel, ts) {
      await db
        .deleteFrom('kept_answer')
        .where('team', '=', team)
        .where('channel', '=', channel)
        .where('ts', '=', ts)
        .execute()
    },
    async prune(before) {
      await db.deleteFrom('kept_answer').where('at', '<', timeText(before)).execute()
    },
  }
}
