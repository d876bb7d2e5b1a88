import type { ExpressionBuilder } from 'kysely'
import { type Database, timeText } from './database.ts'
import type { StoreCalls } from './store.ts'
import type { Tables } from './tables.ts'

/** What Slack delivered, and who has taken what. */
export function createInboxCalls({ db }: Database): Pick<StoreCalls, 'inbox' | 'claims'> {
  return {
    inbox: {
      async accept({ id, kind, body, receivedAt }, until) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('inbox')
          .values({
            id,
            kind,
            body,
            received_at: timeText(receivedAt),
            held_until: until === undefined ? null : timeText(until),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows === 1n
      },
      async newest() {
        const { newest } = await db
          .selectFrom('inbox')
          .select(({ fn }) => fn.max<string | null>('received_at').as('newest'))
          .executeTakeFirstOrThrow()
        return newest ?? undefined
      },
      async pending(limit, at) {
        const rows = await db
          .selectFrom('inbox')
          .select(['id', 'kind', 'body', 'received_at'])
          .where('done_at', 'is', null)
          .$if(at !== undefined, (query) => query.where(isFree(at ?? '')))
          .orderBy('received_at')
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at }))
      },
      async take(id, at, until) {
        const row = await db
          .updateTable('inbox')
          .set((column) => ({ tries: column('tries', '+', 1), held_until: timeText(until) }))
          .where('id', '=', id)
          .where('done_at', 'is', null)
          .where(isFree(at))
          .returning('tries')
          .executeTakeFirst()
        return row?.tries
      },
      async hold(ids, until) {
        if (ids.length === 0) return
        await db
          .updateTable('inbox')
          .set({ held_until: timeText(until) })
          .where('id', 'in', ids)
          .where('done_at', 'is', null)
          .execute()
      },
      async done(id, at) {
        const { numUpdatedRows } = await db
          .updateTable('inbox')
          .set({ done_at: timeText(at), body: '' })
          .where('id', '=', id)
          .where('done_at', 'is', null)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 1n) return true
        const known = await db.selectFrom('inbox').select('id').where('id', '=', id).executeTakeFirst()
        return known === undefined
      },
    },
    claims: {
      async taken(key) {
        const found = await db.selectFrom('claim').select('key').where('key', '=', key).executeTakeFirst()
        return found !== undefined
      },
      async take(key, at) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('claim')
          .values({ key, at: timeText(at) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows === 1n
      },
      async release(key) {
        await db.deleteFrom('claim').where('key', '=', key).execute()
      },
    },
  }
}

/** A row that nobody has in hand at a time. */
function isFree(at: string) {
  return ({ or, eb }: ExpressionBuilder<Tables, 'inbox'>) =>
    or([eb('held_until', 'is', null), eb('held_until', '<=', timeText(at))])
}
