import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a fake server does with one request. */
export type Play = (context: {
  body: Record<string, unknown>
  response: ServerResponse
  request: IncomingMessage
}) => void

/** An OpenAI-compatible server on this machine, which plays whatever the test says. */
export type FakeLlm = {
  baseUrl: string
  /** The bodies that it got, in order. */
  got: Record<string, unknown>[]
  headers: IncomingMessage['headers'][]
  play: (play: Play) => void
  close: () => Promise<void>
}

/** Starts one on a free port below 32768, where a client that retries can't connect to itself. */
export async function startFakeLlm(play: Play = answering('{}')): Promise<FakeLlm> {
  let current = play
  const got: Record<string, unknown>[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
      got.push(body)
      headers.push(request.headers)
      current({ body, response, request })
    })
  })
  const port = await listenBelow(server)
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    got,
    headers,
    play: (next) => {
      current = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function listenBelow(server: ReturnType<typeof createServer>): Promise<number> {
  for (let tries = 0; ; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', () => resolve())
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      if (tries > 20) throw error
    }
  }
}

/** A completion with that content; `more` changes the choice. */
export function answering(content: string | null, more: Record<string, unknown> = {}, message = {}): Play {
  return ({ body, response }) =>
    sendJson(response, 200, completion(String(body.model), content, more, message))
}

/** A completion as OpenAI's servers word it. */
export function completion(
  model: string,
  content: string | null,
  more: Record<string, unknown> = {},
  message = {},
) {
  return {
    id: 'cc_1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: { role: 'assistant', content, refusal: null, ...message },
        ...more,
      },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}

/** The answer that picks these entries. */
export function picking(...entries: string[]): string {
  return JSON.stringify({ verdict: 'answer', entry_ids: entries, clarify: 'none', lines: [1] })
}
