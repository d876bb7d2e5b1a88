import { type Selectable, sql } from 'kysely'
import { atomically, type Database, timeText } from './database.ts'
import type { NewOutboxRow, OutboxRow, StoreCalls } from './store.ts'
import type { OutboxTable } from './tables.ts'

/** What is to be said. `queued` is told of every new row. */
export function createOutboxCalls(database: Database, queued: () => void): StoreCalls['outbox'] {
  const { db, engine } = database

  /** Ends a row, where it is still this owner's. */
  async function end(
    id: number,
    owner: string,
    change: Partial<Pick<OutboxTable, 'status' | 'ended_at' | 'ts' | 'last_error' | 'body'>>,
  ): Promise<void> {
    await db
      .updateTable('outbox')
      .set({ ...change, owner: null, lease_until: null })
      .where('id', '=', id)
      .where('owner', '=', owner)
      .where('status', '=', 'sending')
      .execute()
  }

  return {
    async enqueue(row, at) {
      const fresh = await atomically(database, async (own) => {
        // ids of a thread are given in the order of their commits: nobody may overtake whom he can't see
        if (engine === 'postgres')
          await sql`select pg_advisory_xact_lock(hashtextextended(${laneOf(row)}, 0))`.execute(own)
        if (row.kind === 'card' && row.incident !== undefined) {
          // a card that waits is rendered when it goes out; the write keeps it from going out before this commit
          const { numUpdatedRows } = await own
            .updateTable('outbox')
            .set((column) => ({ attempts: column.ref('attempts') }))
            .where('incident', '=', row.incident)
            .where('kind', '=', 'card')
            .where('status', '=', 'pending')
            .executeTakeFirstOrThrow()
          if (numUpdatedRows > 0n) return false
        }
        const { numInsertedOrUpdatedRows } = await own
          .insertInto('outbox')
          .values({
            key: row.key,
            kind: row.kind,
            team: row.team,
            channel: row.channel,
            thread: row.thread ?? null,
            lane: laneOf(row),
            incident: row.incident ?? null,
            body: row.body,
            status: 'pending',
            due: timeText(at),
          })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirstOrThrow()
        return numInsertedOrUpdatedRows === 1n
      })
      if (fresh) queued()
      return fresh
    },

    async claim(owner, at, leaseUntil, notIn = []) {
      const now = timeText(at)
      const row = await db
        .updateTable('outbox')
        .set((column) => ({
          status: 'sending' as const,
          owner,
          lease_until: timeText(leaseUntil),
          attempts: column('attempts', '+', 1),
          first_attempt_at: column.fn.coalesce('first_attempt_at', column.val(now)),
        }))
        .where('id', '=', (own) =>
          own
            .selectFrom('outbox as next')
            .select('next.id')
            .where('next.ended_at', 'is', null)
            .where((column) =>
              column.or([
                column.and([column('next.status', '=', 'pending'), column('next.due', '<=', now)]),
                column.and([column('next.status', '=', 'sending'), column('next.lease_until', '<=', now)]),
              ]),
            )
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('outbox as earlier')
                    .select('earlier.id')
                    .whereRef('earlier.lane', '=', 'next.lane')
                    .whereRef('earlier.id', '<', 'next.id')
                    .where('earlier.ended_at', 'is', null),
                ),
              ),
            )
            .$if(notIn.length > 0, (query) => query.where('next.channel', 'not in', notIn))
            .orderBy('next.id')
            .limit(1)
            .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .returningAll()
        .executeTakeFirst()
      return row && outboxRowOf(row)
    },

    sent: (id, owner, ts, at) =>
      end(id, owner, { status: 'sent', ended_at: timeText(at), ts: ts ?? null, last_error: null, body: '' }),

    async back(id, owner, due, sure, error) {
      await db
        .updateTable('outbox')
        .set((column) => ({
          status: 'pending' as const,
          due: timeText(due),
          owner: null,
          lease_until: null,
          last_error: error,
          ...(sure && { attempts: column('attempts', '-', 1) }),
        }))
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('status', '=', 'sending')
        .execute()
    },

    dead: (id, owner, error, at) =>
      end(id, owner, { status: 'dead', ended_at: timeText(at), last_error: error }),

    async drop(where, error, at) {
      await db
        .updateTable('outbox')
        .set({ status: 'dead', ended_at: timeText(at), last_error: error, body: '' })
        .where('lane', '=', laneOf(where))
        .where('status', '=', 'pending')
        .execute()
    },

    async deadLetters(limit) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('status', '=', 'dead')
        .orderBy('ended_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(outboxRowOf)
    },

    async byKey(key) {
      const row = await db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirst()
      return row && outboxRowOf(row)
    },

    async unsent() {
      const { count } = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async nextDue() {
      const { next } = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min<string | null>(fn.coalesce('lease_until', 'due')).as('next'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      return next ?? undefined
    },
  }
}

/** Rows of a thread go out in their order; so do those of a channel that are in no thread; reactions hold nobody up. */
function laneOf({
  team,
  channel,
  thread,
  kind,
}: Pick<NewOutboxRow, 'team' | 'channel' | 'thread'> & Partial<Pick<NewOutboxRow, 'kind'>>): string {
  return `${team} ${channel} ${thread ?? ''}${kind === 'signal' ? ' signal' : ''}`
}

function outboxRowOf(row: Selectable<OutboxTable>): OutboxRow {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    team: row.team,
    channel: row.channel,
    thread: row.thread ?? undefined,
    incident: row.incident ?? undefined,
    body: row.body,
    status: row.status,
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at ?? undefined,
    due: row.due,
    ts: row.ts ?? undefined,
    lastError: row.last_error ?? undefined,
  }
}
