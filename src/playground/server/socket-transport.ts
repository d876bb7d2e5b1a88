import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { ACK_WITHIN, type Delivered, type Kind, type Payload, type Transport } from './transport.ts'

/** "Socket Mode allows your app to maintain up to 10 open WebSocket connections at the same time": docs.slack.dev/apis/events-api/using-socket-mode */
const CONNECTIONS = 10

/** The socket side of the fake: takes connections, and delivers over one of them. */
export type SocketTransport = Transport & {
  /** Takes a connection over that comes to its address. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** How many connections stand. */
  connections: () => number
  /** Sends raw text over a connection, for what no Slack sends. */
  sendRaw: (text: string) => void
  /**
   * Asks the app to connect anew, as Slack does every few hours; `warning` comes about ten seconds before,
   * `link_disabled` where Socket Mode was switched off. Source: docs.slack.dev/apis/events-api/using-socket-mode
   */
  refresh: (reason?: 'refresh_requested' | 'warning' | 'link_disabled') => void
}

/** Delivers in envelopes over WebSocket; events again where no acknowledgment comes. */
export function createSocketTransport(retryAfter: readonly number[]): SocketTransport {
  const server = new WebSocketServer({ noServer: true })
  const open = new Set<WebSocket>()
  const waiting = new Map<string, (body: unknown) => void>()
  let last = 0
  let turn = 0
  let closed = false

  server.on('connection', (socket) => {
    if (open.size >= CONNECTIONS) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
      socket.close()
      return
    }
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.terminate())
    socket.on('message', (data) => acknowledged(String(data)))
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        connection_info: { app_id: 'A0000001' },
        debug_info: { host: 'fake', approximate_connection_time: 18_060 },
      }),
    )
  })

  function acknowledged(text: string): void {
    const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown }
    waiting.get(envelope_id)?.(payload)
    waiting.delete(envelope_id)
  }

  /** Slack picks any of the open connections; here one after the other, the newest first. */
  function anySocket(): WebSocket | undefined {
    const sockets = [...open].reverse()
    return sockets[turn++ % Math.max(sockets.length, 1)]
  }

  async function send(kind: Kind, payload: Payload, attempt: number): Promise<Omit<Delivered, 'attempts'>> {
    const start = performance.now()
    const id = `envelope-${++last}`
    const answer = Promise.withResolvers<{ acknowledged: boolean; body: unknown }>()
    waiting.set(id, (body) => answer.resolve({ acknowledged: true, body: isEmpty(body) ? undefined : body }))
    const timer = setTimeout(() => answer.resolve({ acknowledged: false, body: undefined }), ACK_WITHIN)
    const retried = kind === 'events_api' && {
      retry_attempt: attempt,
      retry_reason: attempt > 0 ? 'timeout' : '',
    }
    anySocket()?.send(
      JSON.stringify({
        envelope_id: id,
        type: kind,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...retried,
      }),
    )
    const result = await answer.promise
    clearTimeout(timer)
    waiting.delete(id)
    return { ...result, ms: Math.round(performance.now() - start) }
  }

  return {
    async deliver(kind, payload) {
      let result = await send(kind, payload, 0)
      let attempts = 1
      if (kind !== 'events_api') return { ...result, attempts }
      for (const after of retryAfter) {
        if (result.acknowledged || closed) break
        await wait(after, undefined, { ref: false })
        result = await send(kind, payload, attempts++)
      }
      return { ...result, attempts }
    },
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (each) => server.emit('connection', each, request))
    },
    connections: () => open.size,
    sendRaw: (text) => anySocket()?.send(text),
    refresh: (reason = 'refresh_requested') =>
      anySocket()?.send(JSON.stringify({ type: 'disconnect', reason })),
    async close() {
      closed = true
      for (const socket of open) socket.terminate()
      server.close()
    },
  }
}

function isEmpty(body: unknown): boolean {
  return typeof body !== 'object' || body === null || Object.keys(body).length === 0
}
