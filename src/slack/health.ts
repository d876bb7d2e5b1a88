import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CustomRoute } from '@slack/bolt'
import type { Store } from '../store/store.ts'

/** Milliseconds that the store may take to write a row and take it back. */
const WRITES_WITHIN = 2000

/** How old a look at the store may be, in milliseconds: nobody makes it write more often by asking. */
const FRESH = 2000

/** Whether the bot can do its work: Slack can reach it, and the store takes what it hears. */
export type Readiness = { connected: () => boolean; writable: () => Promise<boolean> }

/** Whether the store can be written to: writes a row and takes it back. Never rejects. */
export function createWritable(store: Pick<Store, 'transaction'>, now = Date.now): () => Promise<boolean> {
  let last: { at: number; writable: Promise<boolean> } | undefined
  return () => {
    if (last === undefined || now() - last.at > FRESH) last = { at: now(), writable: tryWrite(store, now) }
    return last.writable
  }
}

async function tryWrite(store: Pick<Store, 'transaction'>, now: () => number): Promise<boolean> {
  const key = `ready ${randomUUID()}`
  const written = store.transaction(async (calls) => {
    const taken = await calls.claims.take(key, new Date(now()).toISOString())
    await calls.claims.release(key)
    return taken
  })
  const timer = new AbortController()
  try {
    return await Promise.race([written, wait(WRITES_WITHIN, false, { signal: timer.signal })])
  } catch {
    return false
  } finally {
    timer.abort()
    written.catch(() => {})
  }
}

/**
 * `GET /healthz`: 200 as long as the process lives. `GET /readyz`: 200 while Slack can reach the bot and its store takes
 * what it hears, else 503. No details.
 */
export function healthRoutes({ connected, writable }: Readiness): CustomRoute[] {
  return [
    route('/healthz', async () => true),
    route('/readyz', async () => connected() && (await writable())),
  ]
}

function route(path: string, isGood: () => Promise<boolean>): CustomRoute {
  return {
    path,
    method: 'GET',
    async handler(_, response) {
      const good = await isGood()
      response.writeHead(good ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
      response.end(good ? 'ok' : 'down')
    },
  }
}
