import { createAnswerCalls } from './answer-calls.ts'
import { createChannelCalls } from './channel-calls.ts'
import type { Database } from './database.ts'
import type { EventCache } from './event-cache.ts'
import { createInboxCalls } from './inbox-calls.ts'
import { createIncidentCalls } from './incident-calls.ts'
import { createOutboxCalls } from './outbox-calls.ts'
import { createReminderCalls } from './reminder-calls.ts'
import { createRequestCalls } from './request-calls.ts'
import type { StoreCalls } from './store.ts'

/** The store's reads and writes over a database or a transaction. `queued`: told of every new row of the outbox. */
export function createCalls(database: Database, cache: EventCache, queued: () => void): StoreCalls {
  return {
    ...createInboxCalls(database),
    answers: createAnswerCalls(database),
    channels: createChannelCalls(database),
    incidents: createIncidentCalls(database, cache),
    outbox: createOutboxCalls(database, queued),
    reminders: createReminderCalls(database),
    requests: createRequestCalls(database),
  }
}
