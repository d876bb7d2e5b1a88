import { createServer } from 'node:http'
import type { Logger } from 'pino'
import type { Meter } from './meter.ts'

/** The server of the figures. */
export type MetricsServer = { port: number; close: () => void }

/**
 * Serves `GET /metrics`, and nothing else, on a port of its own, so that it isn't reached where Slack reaches the bot.
 * A port that is taken keeps no answer from anyone: it is told, and `port` is 0.
 */
export function serveMetrics(
  meter: Meter,
  { port, host }: { port: number; host: string },
  log: Logger,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    meter.read().then(
      (figures) => response.writeHead(200, { 'content-type': meter.contentType }).end(figures),
      (error: unknown) => {
        log.warn({ err: error }, "the figures can't be read")
        response.writeHead(500).end()
      },
    )
  })
  return new Promise((resolve) => {
    const opened = (at: number) =>
      resolve({
        port: at,
        close() {
          server.close()
          server.closeAllConnections()
        },
      })
    server.once('error', () => {
      log.warn({ port, host }, "/metrics can't listen here")
      opened(0)
    })
    server.listen(port, host, () => {
      const address = server.address()
      opened(typeof address === 'object' && address ? address.port : port)
    })
  })
}
