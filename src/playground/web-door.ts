import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Engine } from '../engine.ts'
import { isAct, perform } from './acts.ts'
import { insightOf } from './insight.ts'
import { createLive, type Live } from './live.ts'
import { HEADERS, pageFile } from './page-files.ts'
import type { Setting } from './protocol.ts'
import { isOwnRequest } from './same-origin.ts'
import { screenOf } from './screen.ts'
import type { FakeSlack } from './server/fake-slack.ts'
import type { Person } from './server/person.ts'
import { type Message, threadOf } from './server/workspace.ts'

/** Bytes of a request: a paste and its files. */
const BODY_AT_MOST = 32 * 1024 * 1024

/** Which thread to look into, and which paste of it alone. */
const Look = z.strictObject({ channel: z.string(), ts: z.string(), only: z.string().optional() })

/** What the page's server stands on. `page`: the folder of the built page. */
export type WebDoorOptions = {
  slack: FakeSlack
  engine: Engine
  people: readonly Person[]
  watched: ReadonlySet<string>
  /** Which messages are samples of the gallery, by their ts. */
  samples: Map<string, string>
  setting: Setting
  page: string
  log: Logger
}

/** The server of the page. */
export type WebDoor = { url: string; close: () => Promise<void> }

/** Serves the page, on the loopback only, and does what it asks for. Rejects where the port can't be had. */
export async function openWebDoor(options: WebDoorOptions, port: number): Promise<WebDoor> {
  const { slack, log } = options
  const pages = new Set<Live>()
  let own = port
  const server = createServer((request, response) => {
    if (!isOwnRequest(request, own)) {
      end(response, 403)
      return
    }
    route(options, pages, request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request of the page went wrong')
      if (response.headersSent) response.destroy()
      else end(response, 500)
    })
  })
  const stopWatching = slack.workspace.listen(() => refreshSoon(pages))
  own = await listen(server, port)
  return {
    url: `http://localhost:${own}`,
    async close() {
      stopWatching()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function route(
  options: WebDoorOptions,
  pages: Set<Live>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { slack, people, setting, page } = options
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const person = people.find(({ user }) => user.id === searchParams.get('user'))
  if (request.method === 'POST') return answerPost(options, pathname, person, request, response)
  if (request.method !== 'GET') return end(response, 405)
  if (pathname === '/api/setting') return give(response, setting)
  if (pathname === '/api/live' && person) {
    const live = createLive(response, () => screenOf(slack.workspace, person.user.id, options))
    pages.add(live)
    response.on('close', () => pages.delete(live))
    return live.refresh()
  }
  if (pathname.startsWith('/api/files/'))
    return giveFile(slack, pathname.slice('/api/files/'.length), response)
  const file = await pageFile(page, pathname)
  if (!file) return end(response, 404)
  const cache = file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache'
  response.writeHead(200, { ...HEADERS, 'content-type': file.type, 'cache-control': cache })
  response.end(file.content)
}

async function answerPost(
  { slack, engine, samples }: WebDoorOptions,
  path: string,
  person: Person | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = path.slice('/api/'.length)
  if (!person || !path.startsWith('/api/')) return end(response, 404)
  if (request.headers['content-type'] !== 'application/json') return end(response, 415)
  if (Number(request.headers['content-length'] ?? Number.NaN) > BODY_AT_MOST) return end(response, 413)
  const body = parsed(await buffer(request))
  if (name === 'insight') {
    const read = Look.safeParse(body)
    const thread = read.success ? threadFor(slack, person, read.data) : []
    if (!read.success || thread.length === 0) return end(response, 404)
    return give(response, await insightOf(slack.workspace, engine, thread, read.data.only))
  }
  const outcome = isAct(name) ? await perform({ slack, samples }, person, name, body) : undefined
  return outcome ? give(response, outcome) : end(response, 400)
}

function giveFile({ workspace }: FakeSlack, id: string, response: ServerResponse): void {
  const file = workspace.files.get(id)
  if (!file) {
    end(response, 404)
    return
  }
  const name = encodeURIComponent(`${file.told.name}`)
  response.writeHead(200, {
    ...HEADERS,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  })
  response.end(file.content)
}

/** Once for all that changes in one go. */
function refreshSoon(pages: ReadonlySet<Live>): void {
  setImmediate(() => {
    for (const live of pages) live.refresh()
  })
}

function give(response: ServerResponse, body: unknown): void {
  response.writeHead(200, {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, HEADERS)
  response.end()
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** The messages of a thread that a person may read; none where there is no such thread for them. */
function threadFor(
  { workspace }: FakeSlack,
  { user }: Person,
  { channel, ts }: z.infer<typeof Look>,
): Message[] {
  const mayRead = workspace.channels.get(channel)?.members.has(user.id)
  return mayRead ? threadOf(workspace, channel, ts) : []
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
