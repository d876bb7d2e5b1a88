import { type Database, timeText } from './database.ts'
import type { StoreCalls } from './store.ts'

/** What Slack delivered, and who has taken what. */
export function createInboxCalls({ db }: Database): Pick<StoreCalls, 'inbox' | 'claims'> {
  return {
    inbox: {
      async accept({ id, kind, body, receivedAt }) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('inbox')
          .values({ id, kind, body, received_at: timeText(receivedAt) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows === 1n
      },
      async pending(limit, before) {
        const rows = await db
          .selectFrom('inbox')
          .select(['id', 'kind', 'body', 'received_at'])
          .where('done_at', 'is', null)
          .$if(before !== undefined, (query) => query.where('received_at', '<', timeText(before ?? '')))
          .orderBy('received_at')
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at }))
      },
      async tried(id) {
        const row = await db
          .updateTable('inbox')
          .set((column) => ({ tries: column('tries', '+', 1) }))
          .where('id', '=', id)
          .returning('tries')
          .executeTakeFirst()
        return row?.tries ?? 0
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
