import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { type AppSettings, installApp } from './app-settings.ts'
import { envelope, eventsOf } from './events.ts'
import { createFaults, type Faults } from './faults.ts'
import { answerFile, FILES } from './files.ts'
import { createHttpTransport } from './http-transport.ts'
import { createPerson, type Person } from './person.ts'
import { createRateLimits } from './rate-limits.ts'
import { createResponseUrls, type ResponseUrls } from './response-urls.ts'
import { createSocketTransport, type SocketTransport } from './socket-transport.ts'
import { type Delivered, type Kind, type Payload, RETRY_AFTER, type Transport } from './transport.ts'
import { answerUpload, UPLOADS } from './uploads.ts'
import { answerCall } from './web-api.ts'
import {
  addChannel,
  addMessage,
  addUser,
  type Channel,
  createWorkspace,
  type Message,
  threadOf,
  type Workspace,
} from './workspace.ts'

/**
 * `manifest`: the app's, YAML. `socket`: Socket Mode. `retryAfter`: waits before an event is delivered again.
 * `rateLimits`: refuses calls that come faster than Slack takes them, unless it is false. `hostname`: the name that its addresses have; it
 * listens on the loopback all the same.
 */
export type FakeSlackOptions = {
  manifest: string
  optionalScopes?: boolean
  socket?: boolean
  port?: number
  hostname?: string
  retryAfter?: readonly number[]
  rateLimits?: boolean
}

/** One delivery to the app, and what became of it. */
export type Delivery = { kind: Kind; payload: Payload; result: Promise<Delivered> }

/** A Slack on this machine: a workspace with one app in it, its Web API, and the deliveries to the app. */
export type FakeSlack = {
  url: string
  apiUrl: string
  app: AppSettings
  workspace: Workspace
  faults: Faults
  socket: SocketTransport | undefined
  /** Every call of the Web API so far. */
  calls: { method: string; args: Readonly<Record<string, unknown>> }[]
  /** Every delivery so far. */
  deliveries: Delivery[]
  /** Where the app takes requests, for the HTTP way; several are several replicas. */
  deliverTo: (...targets: string[]) => void
  /**
   * Delivers events otherwise than once and at once: after so many milliseconds each, twice where two are given; how
   * they overtake one another follows from that. Nothing given, or undefined, leaves them alone.
   */
  disturb: (choose?: (event: Payload) => readonly number[] | undefined) => void
  /** Sends the app an event of its own making, where it subscribed to it. */
  emit: (event: Payload & { type: string }) => Promise<Delivered | undefined>
  /** Delivers again, as Slack does where an acknowledgment got lost. */
  redeliver: (delivery: Delivery) => Promise<Delivered>
  person: (name: string, team?: string) => Person
  channel: (
    name: string,
    people: readonly Person[],
    more?: Parameters<typeof addChannel>[3] & { bot?: boolean },
  ) => Channel
  /** An app's or another bot's message, as it is. */
  alert: (channel: Channel, message: Partial<Message>) => Message
  thread: (channel: Channel, ts: string) => Message[]
  /** Waits until every delivery so far has ended. */
  settled: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts it, on the loopback. */
export async function startFakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const app = installApp(options.manifest, { optional: options.optionalScopes ?? true })
  const workspace = createWorkspace(app)
  const faults = createFaults()
  const retryAfter = options.retryAfter ?? RETRY_AFTER
  const socket = options.socket ? createSocketTransport(retryAfter) : undefined
  const calls: FakeSlack['calls'] = []
  const deliveries: Delivery[] = []
  let transport: Transport | undefined = socket
  let url = ''

  let disturbance: Parameters<FakeSlack['disturb']>[0]

  function deliver(kind: Kind, payload: Payload, after = 0): Promise<Delivered> {
    const none = { acknowledged: false, body: undefined, attempts: 0, ms: 0 }
    const send = () => transport?.deliver(kind, payload) ?? Promise.resolve(none)
    const result = after > 0 ? wait(after).then(send) : send()
    deliveries.push({ kind, payload, result })
    return result
  }

  workspace.listen((news) => {
    for (const event of eventsOf(workspace, news)) {
      for (const after of disturbance?.(event) ?? [0]) void deliver('events_api', event, after)
    }
  })
  const urls = createResponseUrls(workspace)
  const api = {
    workspace,
    faults,
    rateLimits: (options.rateLimits ?? true) ? createRateLimits() : undefined,
    base: () => url,
    socketUrl: () => (socket ? `${url.replace('http', 'ws')}/link/?ticket=fake&app_id=${app.id}` : undefined),
    onCall: (method: string, args: Readonly<Record<string, unknown>> = {}) => calls.push({ method, args }),
  }
  const server = createServer((request, response) => {
    if (isForeign(request, url)) {
      response.writeHead(403)
      response.end()
      return
    }
    if (request.url?.startsWith(FILES)) {
      answerFile(api, request, response)
      return
    }
    const answered = request.url?.startsWith('/response/')
      ? answerResponse(api, urls, request, response)
      : request.url?.startsWith(UPLOADS)
        ? answerUpload(api, request, response)
        : answerCall(api, request, response)
    answered.catch(() => response.destroy())
  })
  server.on('upgrade', (request, connection, head) => {
    if (!socket || isForeign(request, url)) connection.destroy()
    else socket.upgrade(request, connection, head)
  })
  url = await listen(server, options.port ?? 0, options.hostname)

  const office = { workspace, base: () => url, urls, deliver }
  return {
    url,
    apiUrl: `${url}/api/`,
    app,
    workspace,
    faults,
    socket,
    calls,
    deliveries,
    deliverTo(...targets) {
      transport = createHttpTransport(targets, app.signingSecret, retryAfter)
    },
    disturb(choose) {
      disturbance = choose
    },
    async emit(event) {
      return app.events.has(event.type) ? deliver('events_api', envelope(workspace, event)) : undefined
    },
    redeliver: ({ kind, payload }) => deliver(kind, payload),
    person: (name, team) => createPerson(office, addUser(workspace, name, team)),
    channel(name, people, { bot = true, ...more } = {}) {
      const members = [...people.map(({ user }) => user), ...(bot ? [workspace.app.bot] : [])]
      return addChannel(workspace, name, members, more)
    },
    alert(channel, message) {
      const { bot_id: id, app_id } = message
      // classic bots have no app: docs.slack.dev/reference/objects/bot-object
      const profile = id && app_id && { bot_profile: { id, app_id, deleted: false, name: 'alerts' } }
      const whole: Message = { type: 'message', ts: workspace.nextTs(), text: '', ...profile, ...message }
      return addMessage(workspace, channel.id, whole)
    },
    thread: (channel, ts) => threadOf(workspace, channel.id, ts),
    async settled() {
      let seen = -1
      while (seen !== deliveries.length) {
        seen = deliveries.length
        await Promise.all(deliveries.map(({ result }) => result))
      }
    },
    async stop() {
      for (const { timer } of workspace.scheduled.values()) clearTimeout(timer)
      await transport?.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * Whether a page in somebody's browser sends a request, or it came by another name of this machine, which is how other
 * sites reach in: neither is the app or one of its people.
 */
function isForeign({ headers }: IncomingMessage, url: string): boolean {
  return (
    headers.host !== new URL(url).host ||
    headers.origin !== undefined ||
    headers['sec-fetch-site'] === 'cross-site'
  )
}

/** Takes what is posted to a response_url; a fault of the method `response_url` may come in between. */
async function answerResponse(
  { faults }: { faults: Faults },
  urls: ResponseUrls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const given: unknown = await json(request)
  const body = typeof given === 'object' && given !== null ? { ...given } : {}
  if (faults.take('response_url')?.kind === 'hang') return
  const { status, body: word } = urls.take(request.url ?? '', body)
  response.writeHead(status)
  response.end(word)
}

function listen(server: Server, port: number, hostname = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://${hostname}:${typeof address === 'object' && address ? address.port : port}`)
    })
  })
}
