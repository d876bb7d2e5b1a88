import { createServer } from 'node:http'
import { type Logger as BoltLogger, SocketModeReceiver, type SocketModeReceiverOptions } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Door } from './door.ts'
import { healthRoutes, type Readiness } from './health.ts'

/** Attempts at `apps.connections.open`, which is called again at every reconnect; the watchdog is sooner at its end. */
const RECONNECT = { retries: 100, factor: 1.3, maxTimeout: 60_000 }

/** What may still want to be acknowledged over the socket before it is closed, in milliseconds. */
const CLOSE_WITHIN = 3000

/** Where it was not connected for so long (milliseconds), `bark` is called, once: a reconnect may have been given up. */
export type Watchdog = { after: number; bark: () => void }

/**
 * Socket Mode, and a small server for `/healthz` and `/readyz`. The receiver has client options of its own: Bolt would share them
 * with the posting client, and a reconnect that gives up would go unnoticed.
 */
export function createSocketDoor(
  appToken: string,
  apiUrl: string | undefined,
  proxy: SocketModeReceiverOptions['dispatcher'],
  writable: Readiness['writable'],
  boltLog: BoltLogger,
  log: Logger,
  { after, bark }: Watchdog,
): Door {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(proxy && { dispatcher: proxy }),
    logger: boltLog,
    installerOptions: {
      clientOptions: {
        retryConfig: { ...RECONNECT },
        timeout: 10_000,
        allowAbsoluteUrls: false,
        ...(apiUrl && { slackApiUrl: apiUrl }),
      },
    },
  })
  let connected = false
  let closing = false
  let watching: NodeJS.Timeout | undefined
  receiver.client.on('connected', () => {
    connected = true
    clearTimeout(watching)
    watching = undefined
    log.info('connected to Slack')
  })
  for (const state of ['reconnecting', 'disconnecting', 'disconnected', 'close']) {
    receiver.client.on(state, () => {
      connected = false
      // one refused call at a reconnect ends the client's trying for good (socket-mode 3.1 lets the rejection go), and
      // the process lives on: nobody would notice
      if (!closing) watching ??= setTimeout(bark, after)
    })
  }
  const routes = healthRoutes({ connected: () => connected, writable })
  const health = createServer((request, response) => {
    const asked = request.url?.split('?', 1)[0]
    const route = routes.find(({ path, method }) => path === asked && request.method === method)
    if (route) route.handler(request, response)
    else response.writeHead(404).end()
  })
  return {
    receiver,
    isConnected: () => connected,
    async open(port, host) {
      watching ??= setTimeout(bark, after)
      await receiver.start()
      return listen()

      // nobody but a supervisor needs it: a taken port keeps no answer from anyone
      function listen(): Promise<number> {
        return new Promise((resolve) => {
          health.once('error', () => {
            log.warn({ port, host }, "/healthz can't listen here")
            resolve(0)
          })
          health.listen(port, host, () => {
            const address = health.address()
            resolve(typeof address === 'object' && address ? address.port : port)
          })
        })
      }
    },
    async close() {
      closing = true
      clearTimeout(watching)
      health.close()
      health.closeAllConnections()
      await Promise.race([
        receiver.client.disconnect(),
        new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN).unref()),
      ])
    },
  }
}
