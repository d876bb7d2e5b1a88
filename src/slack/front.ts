import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isValidSlackRequest } from '@slack/bolt'
import type { Logger } from 'pino'
import * as z from 'zod'

/** Where Slack delivers. */
export const ENDPOINT = '/slack/events'

/** Bytes of a delivery; Slack's own are far below. */
export const BODY_LIMIT = 1024 * 1024

/** Seconds by which a request may be dated ahead: Bolt looks only back. */
const AHEAD_AT_MOST = 300

/** What Slack delivers, as far as Bolt relies on its shape. */
const Delivery = z.union([
  z.looseObject({ ssl_check: z.string() }),
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ type: z.literal('app_rate_limited') }),
  z.looseObject({ command: z.string() }),
  z.looseObject({
    type: z.enum(['block_actions', 'interactive_message']),
    actions: z.array(z.looseObject({ type: z.string() })).min(1),
  }),
  z.looseObject({ type: z.enum(['shortcut', 'message_action']), callback_id: z.string() }),
  z.looseObject({ type: z.enum(['view_submission', 'view_closed']), view: z.looseObject({}) }),
])

/**
 * Stands before Bolt's receiver: refuses what is dated ahead (401), too large (413), or, once its signature is
 * proven, is nothing that Slack sends (400), which Bolt would stumble over. All else is Bolt's.
 */
export function front(inner: RequestListener, signingSecret: string, log: Logger): RequestListener {
  return (request, response) => {
    const path = pathOf(request.url)
    if (path !== ENDPOINT || request.method !== 'POST') {
      inner(request, response)
      return
    }
    receive(request, response, inner, signingSecret).then(
      (status) => status && log.warn({ status }, 'a delivery was refused'),
      (error) => {
        log.warn({ err: error }, 'a delivery broke off')
        response.destroy()
      },
    )
  }
}

/** The path as Bolt will see it, however it is written: `http://x/slack/events`, `/slack/./events`, `/slack\\events`. */
function pathOf(url = ''): string | undefined {
  return URL.canParse(url, 'http://x') ? new URL(url, 'http://x').pathname : undefined
}

/** Gives the status where the request was refused. */
async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  inner: RequestListener,
  signingSecret: string,
): Promise<number | undefined> {
  const rawBody = await readBody(request)
  if (!rawBody) return refuse(response, 413)
  const stamp = Number(request.headers['x-slack-request-timestamp'])
  if (stamp > Math.floor(Date.now() / 1000) + AHEAD_AT_MOST) return refuse(response, 401)
  // a proxy may have added a charset, which Bolt doesn't expect
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (type) request.headers['content-type'] = type
  if (isSigned(request, rawBody.toString(), stamp, signingSecret) && !isDelivery(rawBody.toString(), type))
    return refuse(response, 400)
  inner(Object.assign(request, { rawBody }), response)
  return undefined
}

/** The body; undefined where it is too large. What is left of it is read to nowhere, so that the answer arrives. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('error', reject)
    request.on('end', () => resolve(size > BODY_LIMIT ? undefined : Buffer.concat(chunks)))
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > BODY_LIMIT) resolve(undefined)
      else chunks.push(chunk)
    })
  })
}

function refuse(response: ServerResponse, status: number): number {
  response.writeHead(status, status === 413 ? { connection: 'close' } : {})
  response.end()
  return status
}

function isSigned(request: IncomingMessage, body: string, stamp: number, signingSecret: string): boolean {
  const signature = request.headers['x-slack-signature']
  if (typeof signature !== 'string') return false
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp },
  })
}

function isDelivery(body: string, type: string | undefined): boolean {
  try {
    if (type !== 'application/x-www-form-urlencoded') return Delivery.safeParse(JSON.parse(body)).success
    const form = Object.fromEntries(new URLSearchParams(body))
    return Delivery.safeParse(form.payload === undefined ? form : JSON.parse(form.payload)).success
  } catch {
    return false
  }
}
