import { setTimeout as wait } from 'node:timers/promises'
import type { App, ReceiverEvent } from '@slack/bolt'
import type { Logger } from 'pino'
import { StoreError } from '../../errors.ts'
import type { Meter } from '../../operation/meter.ts'
import { inRequest, traced } from '../../operation/request.ts'
import type { InboxRow, Store } from '../../store/store.ts'
import { inboxRow } from './inbox-row.ts'
import type { Times } from './times.ts'

/** Milliseconds that the store may take for a delivery; Slack waits three seconds for all of it. */
const ACCEPT_WITHIN = 2000

/** Milliseconds after the arrival of a command in which it is acknowledged, with an answer or without: of Slack's three seconds. */
const ACK_WITHIN = 2500

/** Attempts at a delivery; one that ends the process each time must not do so for ever. */
const TRIES = 20

/** Rows that are taken up at once. */
const AT_ONCE = 50

/** Milliseconds after which nobody waits any more for the answer to a command or a click. */
const WORTHLESS_AFTER = 30 * 60 * 1000

/** What Slack has delivered and nobody has worked off yet. */
export type Inbox = {
  /** Works off what was left lying, now and from time to time. */
  start: () => void
  stop: () => void
}

type Office = {
  store: Pick<Store, 'inbox'>
  log: Logger
  times: Pick<Times, 'sweep' | 'stale'>
  now: () => string
  meter: Meter
}

/**
 * Makes the app keep a delivery before it acknowledges it, over HTTP and Socket Mode: where that fails, Slack hears
 * of it and delivers again. What comes twice is acknowledged and passed over. A listener finds the row's id in
 * `context.inbox`, and when it has to be acknowledged in `context.ackBy` (milliseconds since 1970);
 * `context.later()` leaves the row for another attempt.
 */
export function persistBeforeAck(app: Pick<App, 'processEvent'>, office: Office): Inbox {
  const { store, log, times, now, meter } = office
  const listeners = app.processEvent.bind(app)
  const working = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  app.processEvent = async (event) => {
    const ackBy = Date.now() + ACK_WITHIN
    const row = inboxRow(event.body, now())
    if (!row) return listeners(event)
    const from = performance.now()
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      await event.ack(...answer)
      meter.acknowledged(row.kind, performance.now() - from)
    }
    return inRequest(requestOf(row), async () => {
      const fresh = await inTime(store.inbox.accept(row, heldUntil()))
      meter.delivered(row.kind, !fresh)
      if (!fresh) return ack()
      await workOff(row, { ...event, ack, customProperties: { ...event.customProperties, ackBy } })
      meter.workedOff(row.kind, performance.now() - from)
    })
  }

  async function workOff(row: Pick<InboxRow, 'id' | 'kind'>, event: ReceiverEvent): Promise<void> {
    let later = false
    const customProperties = {
      ...event.customProperties,
      inbox: row.id,
      later: () => {
        later = true
      },
    }
    working.add(row.id)
    try {
      await traced('slack.delivery', { 'slp.kind': row.kind }, () =>
        listeners({ ...event, customProperties }),
      )
      if (!later) await store.inbox.done(row.id, now())
    } catch (error) {
      // it is kept: the acknowledgment holds, and the next sweep finds it
      log.warn({ err: error, inbox: row.id }, 'a delivery waits in the inbox')
    } finally {
      working.delete(row.id)
    }
  }

  /** What nobody has in hand: whoever had it ended, or failed, or meant to come back to it. */
  async function sweep(): Promise<void> {
    await store.inbox.hold([...working], heldUntil())
    const rows = await store.inbox.pending(AT_ONCE, now())
    for (const row of rows) {
      if (stopped) return
      // one that goes wrong keeps nobody waiting who comes after it
      if (!working.has(row.id))
        await again(row).catch((error: unknown) =>
          log.warn({ err: error, inbox: row.id }, 'a delivery waits in the inbox'),
        )
    }
  }

  async function again(row: InboxRow): Promise<void> {
    const tries = await store.inbox.take(row.id, now(), heldUntil())
    if (tries === undefined) return
    const old = Date.parse(now()) - Date.parse(row.receivedAt) > WORTHLESS_AFTER
    if (tries > TRIES || (old && row.kind !== 'event')) {
      log.error({ inbox: row.id, tries }, 'a delivery is given up')
      await store.inbox.done(row.id, now())
      return
    }
    await inRequest(requestOf(row), () => workOff(row, { body: JSON.parse(row.body), ack: async () => {} }))
  }

  function next(): void {
    if (stopped) return
    timer = setTimeout(turn, times.sweep)
  }

  function turn(): void {
    sweep().then(next, (error: unknown) => {
      log.warn({ err: error }, "the inbox can't be read")
      next()
    })
  }

  function heldUntil(): string {
    return new Date(Date.parse(now()) + times.stale).toISOString()
  }

  return {
    start: turn,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** What stands in each log line about a delivery: Slack's own id of an event, else the mark that it is kept under. */
function requestOf({ id }: Pick<InboxRow, 'id'>): string {
  return id.slice(id.indexOf(' ') + 1)
}

async function inTime(accepting: Promise<boolean>): Promise<boolean> {
  const late = Symbol('late')
  const timer = new AbortController()
  const first = await Promise.race([
    accepting,
    wait(ACCEPT_WITHIN, late, { signal: timer.signal }).catch(() => late),
  ])
  timer.abort()
  if (typeof first === 'boolean') return first
  accepting.catch(() => {})
  throw new StoreError('busy', 'the database takes longer than two seconds for a delivery')
}
