import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { WebClient } from '@slack/web-api'
import {
  type FakeSlack,
  type FakeSlackOptions,
  startFakeSlack,
} from '../../src/playground/server/fake-slack.ts'
import type { Payload } from '../../src/playground/server/transport.ts'
import { MANIFEST } from '../e2e/start-bot.ts'

/** A fake Slack with an app that only writes down what comes, and answers what the test says. */
export type Playground = {
  slack: FakeSlack
  bot: WebClient
  /** What was delivered, in its order: events, commands as their fields, interactions as their payload. */
  received: Payload[]
  /** Where it takes deliveries. */
  target: string
  /** Answers the next deliveries: a body (nothing, unless set), or a status. */
  answer: (with_: { status?: number; body?: unknown }) => void
  client: (token: string) => WebClient
  close: () => Promise<void>
}

/** Every scope that the tests of the fake use, more than the project's own manifest asks for. */
export const WHOLE_MANIFEST = MANIFEST.replace(
  '      - im:history',
  ['files:write', 'reactions:write', 'reactions:read', 'users:read', 'im:history']
    .map((scope) => `      - ${scope}`)
    .join('\n'),
)

/** Starts both. */
export async function startPlayground(options: Partial<FakeSlackOptions> = {}): Promise<Playground> {
  const slack = await startFakeSlack({
    manifest: WHOLE_MANIFEST,
    retryAfter: [],
    rateLimits: false,
    ...options,
  })
  const received: Payload[] = []
  let reply: { status?: number; body?: unknown } = {}
  const app = createServer(async (request, response) => {
    const body = await text(request)
    if (request.headers['content-type'] === 'application/json') received.push(JSON.parse(body))
    else {
      const form = Object.fromEntries(new URLSearchParams(body))
      received.push(form.payload ? JSON.parse(form.payload) : form)
    }
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' })
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body))
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const address = app.address()
  const target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/slack/events`
  slack.deliverTo(target)
  const client = (token: string) =>
    new WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: SILENT,
    })
  return {
    slack,
    received,
    target,
    client,
    bot: client(slack.app.botToken),
    answer(with_) {
      reply = with_
    },
    async close() {
      await slack.stop()
      app.closeAllConnections()
      await new Promise((resolve) => app.close(resolve))
    },
  }
}

/** Slack's word of refusal, or `ok`. */
export function refused(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error) => error.data?.error ?? error.code ?? error.message,
  )
}

/** A log that says nothing. */
export const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
}
