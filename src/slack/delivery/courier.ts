import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Meter } from '../../operation/meter.ts'
import { traced } from '../../operation/request.ts'
import type { NewOutboxRow, OutboxRow, Store } from '../../store/store.ts'
import { createPace } from './pace.ts'
import { type Card, type Counter, type Ending, PACED, sendRow } from './send-row.ts'
import { lease, quarantine, type Times } from './times.ts'

/** Rows on their way at once. */
const AT_ONCE = 8

/** Milliseconds until the outbox is looked at again after it couldn't be. */
const AFTER_TROUBLE = 1000

/** Edits that may go at once, and the pace of the others as a multiple of the posts' to one channel: 50 a minute. */
const EDITS = { burst: 20, pace: 1.2 }

/** Empties the outbox into Slack, beside as many others as there are replicas. */
export type Courier = {
  start: () => void
  /** Sends what can still go out until then (milliseconds since 1970), and leaves the rest to the next start. */
  stop: (until: number) => Promise<void>
}

/**
 * What a courier works with. `card`: what the card of a row's incident looks like now; undefined where it is gone.
 * `lastWord`: what is to be said instead of what Slack refused for good; `stuck`: a card that stands there as it was.
 */
export type Outfit = Pick<Counter, 'client' | 'onDoubt' | 'apiUrl'> & {
  store: Store
  card: (row: OutboxRow) => Promise<Card | undefined>
  lastWord?: (row: OutboxRow, why: string, stuck: boolean) => NewOutboxRow | undefined
  log: Logger
  times: Times
  meter: Meter
}

/** A courier at rest. */
export function createCourier({ store, log, times, lastWord, meter, ...rest }: Outfit): Courier {
  const owner = randomUUID()
  const pace = createPace(times.pace, times.burst)
  const edits = createPace(times.pace * EDITS.pace, EDITS.burst)
  const counter: Counter = { ...rest, edits, quarantine: quarantine(times), now: Date.now }
  const underWay = new Set<Promise<void>>()
  let running: Promise<void> | undefined
  let stopAt = Number.POSITIVE_INFINITY
  let wake = () => {}
  store.onQueued(() => wake())

  /** Takes up one row, if there is one to go out now. */
  async function takeUp(): Promise<boolean> {
    const now = Date.now()
    const until = now + lease(times)
    const row = await store.outbox.claim(owner, iso(now), iso(until), pace.waiting(now))
    if (!row) return false
    // Slack's limit of a message a second holds for messages
    if (row.kind !== 'signal') pace.count(row.channel, now)
    const sending = send(row, until).finally(() => {
      underWay.delete(sending)
      wake()
    })
    underWay.add(sending)
    return true
  }

  async function send(row: OutboxRow, until: number): Promise<void> {
    try {
      const ending = await traced('slack.send', { 'slp.kind': row.kind }, () => sendRow(row, until, counter))
      if (ending.is !== 'back' || ending.why !== PACED)
        meter.sent(row.kind, ending.is, Date.now() - firstDue(row))
      await note(row, ending)
    } catch (error) {
      // the row stays ours until the lease ends; whoever has it then looks what became of it
      log.error({ err: error, key: row.key }, 'a row of the outbox went wrong')
    }
  }

  async function note(row: OutboxRow, ending: Ending): Promise<void> {
    const { id, key, kind, channel, incident } = row
    const now = Date.now()
    switch (ending.is) {
      case 'sent':
        return store.transaction(async (calls) => {
          if (kind === 'card' && incident && ending.ts)
            await calls.incidents.update(incident, { cardTs: ending.ts })
          await calls.outbox.sent(id, owner, ending.ts, iso(now))
        })
      case 'gone':
        return store.transaction(async (calls) => {
          if (incident) await calls.incidents.update(incident, { cardTs: undefined })
          await calls.outbox.back(id, owner, iso(now), true, ending.why)
        })
      case 'back':
        if (ending.why !== PACED)
          log.warn({ key, channel, why: ending.why, again: true, sure: ending.sure }, 'a reply was not taken')
        if (ending.crowded) pace.pause(channel, now + ending.after)
        return store.outbox.back(id, owner, iso(now + ending.after), ending.sure, ending.why)
      case 'dead':
        log.error({ key, channel, why: ending.why, again: false }, 'a reply was not taken')
        return store.transaction(async (calls) => {
          await calls.outbox.dead(id, owner, ending.why, iso(now))
          const word = lastWord?.(row, ending.why, ending.stuck ?? false)
          if (word) await calls.outbox.enqueue(word, iso(now))
        })
    }
  }

  async function run(): Promise<void> {
    while (Date.now() < stopAt) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      let nap: number = times.look
      try {
        if (underWay.size < AT_ONCE && (await takeUp())) continue
        if (stopAt !== Number.POSITIVE_INFINITY && (await nothingLeft())) return
        nap = Math.min(nap, (pace.next(Date.now()) ?? Number.POSITIVE_INFINITY) - Date.now())
      } catch (error) {
        log.warn({ err: error }, "the outbox can't be read")
        nap = AFTER_TROUBLE
      }
      await atMost(woken, Math.min(nap, stopAt - Date.now()))
    }
  }

  /** Whether there is nothing more that could go out before the end. */
  async function nothingLeft(): Promise<boolean> {
    if (underWay.size > 0) return false
    const next = await store.outbox.nextDue()
    return next === undefined || Date.parse(next) > stopAt
  }

  return {
    start() {
      running ??= run()
    },
    async stop(until) {
      stopAt = until
      wake()
      await running
      await atMost(Promise.all(underWay), until - Date.now())
    },
  }
}

/** When a row was due first: what Slack refused for now has another time since. */
function firstDue({ due, firstAttemptAt = due }: OutboxRow): number {
  return Math.min(Date.parse(due), Date.parse(firstAttemptAt))
}

function iso(time: number): string {
  return new Date(time).toISOString()
}

/** Waits for something, but no longer than so many milliseconds. */
async function atMost(waiting: Promise<unknown>, ms: number): Promise<void> {
  if (ms <= 0) return
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([waiting, late])
  clearTimeout(timer)
}
