import type { Server } from 'node:http'
import { type Logger as BoltLogger, HTTPReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { StoreError } from '../errors.ts'
import type { Door } from './door.ts'
import { BODY_LIMIT, ENDPOINT, front } from './front.ts'
import { healthRoutes, type Readiness } from './health.ts'

/** Milliseconds that a request may take to come; Node looks for late ones so often. */
const TIMEOUTS = { requestTimeout: 15_000, headersTimeout: 10_000, connectionsCheckingInterval: 2000 }

/** Slack's requests over HTTP at `/slack/events`, and `/healthz` and `/readyz`. */
export function createHttpDoor(
  signingSecret: string,
  writable: Readiness['writable'],
  boltLog: BoltLogger,
  log: Logger,
): Door {
  let server: Server | undefined
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ENDPOINT,
    bodyLimit: BODY_LIMIT,
    logger: boltLog,
    customRoutes: healthRoutes({ connected: () => server !== undefined, writable }),
    // nothing is acknowledged that isn't kept: Slack delivers it again
    async processEventErrorHandler({ error, response }) {
      log.error({ err: error }, 'a delivery was not kept')
      response.writeHead(error instanceof StoreError && error.why === 'busy' ? 503 : 500)
      response.end()
      return false
    },
  })
  receiver.requestListener = front(receiver.requestListener, signingSecret, log)
  return {
    receiver,
    isConnected: () => server !== undefined,
    async open(port, host) {
      server = await receiver.start({ port, host }, TIMEOUTS)
      server.maxConnections = 512
      const address = server.address()
      return typeof address === 'object' && address ? address.port : port
    },
    async close() {
      const open = server
      server = undefined
      if (!open) return
      const closed = receiver.stop()
      // who is still sending gets a moment, no more
      const timer = setTimeout(() => open.closeAllConnections(), 3000)
      await closed.finally(() => clearTimeout(timer))
    },
  }
}
