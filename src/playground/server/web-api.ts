import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Fault, Faults } from './faults.ts'
import { METHODS } from './methods/index.ts'
import type { Call, Reply } from './methods/method.ts'
import type { RateLimits } from './rate-limits.ts'
import type { User, Workspace } from './workspace.ts'

/** What the Web API stands on. */
export type WebApi = {
  workspace: Workspace
  faults: Faults
  /** Counts calls, where a test wants Slack's own pace. */
  rateLimits: RateLimits | undefined
  /** The fake's own address. */
  base: () => string
  /** Where a socket is to connect; undefined where the app doesn't use Socket Mode. */
  socketUrl: () => string | undefined
  /** Told of every call. */
  onCall: (method: string, args: Call['args']) => void
}

/** Answers one call, `POST /api/<method>`, as Slack would, or as a fault says. */
export async function answerCall(
  api: WebApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = (request.url ?? '').split('?', 1)[0]?.slice('/api/'.length) ?? ''
  const args = readArguments(await text(request), request.headers['content-type'] ?? '')
  const token = `${request.headers.authorization ?? ''}`.replace('Bearer ', '') || `${args.token ?? ''}`
  api.onCall(method, args)
  const later = api.rateLimits?.take(method, args)
  const fault: Omit<Fault, 'method'> | undefined =
    later === undefined ? api.faults.take(method) : { kind: 'ratelimited', retryAfter: later }
  const run = () => perform(api, method, token, args)
  switch (fault?.kind) {
    case 'ratelimited':
      return send(
        response,
        429,
        { ok: false, error: 'ratelimited' },
        fault.retryAfter === null ? {} : { 'retry-after': `${fault.retryAfter ?? 1}` },
      )
    case 'error':
      return send(response, 200, { ok: false, error: fault.error ?? 'internal_error' })
    case 'http':
      return send(response, fault.status ?? 500, { ok: false, error: 'internal_error' })
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<html>please log in</html>')
      return
    case 'reset':
      response.destroy()
      return
    case 'lost':
      run()
      response.destroy()
      return
    case 'late':
      setTimeout(run, fault.ms ?? 100)
      response.destroy()
      return
    case 'hang':
      run()
      return
    case 'slow': {
      const reply = run()
      setTimeout(() => send(response, 200, reply), fault.ms ?? 100)
      return
    }
    default:
      send(response, 200, run(), { 'x-oauth-scopes': [...api.workspace.app.scopes].join(',') })
  }
}

function perform(api: WebApi, method: string, token: string, args: Call['args']): Reply {
  const { workspace } = api
  if (method === 'apps.connections.open') return openConnection(api, token)
  const known = METHODS.get(method)
  if (!known) return { ok: false, error: 'unknown_method', req_method: method }
  if (!token) return { ok: false, error: 'not_authed' }
  const caller = callerOf(workspace, token)
  if (!caller) return { ok: false, error: 'invalid_auth' }
  if (caller.bot && known.scope && !workspace.app.scopes.has(known.scope))
    return {
      ok: false,
      error: 'missing_scope',
      needed: known.scope,
      provided: [...workspace.app.scopes].join(','),
    }
  return known.run({ workspace, caller, args, base: api.base() })
}

function openConnection({ workspace, socketUrl }: WebApi, token: string): Reply {
  if (token !== workspace.app.appToken)
    return { ok: false, error: token.startsWith('xapp-') ? 'invalid_auth' : 'not_allowed_token_type' }
  const url = socketUrl()
  return url ? { ok: true, url } : { ok: false, error: 'socket_mode_not_enabled' }
}

/** The bot by its token; a person by `xoxp-` and their id. */
function callerOf({ app, users }: Workspace, token: string): User | undefined {
  return token === app.botToken ? app.bot : users.get(token.replace('xoxp-', ''))
}

/** A form, whose lists and objects are JSON, or JSON. */
function readArguments(body: string, type: string): Record<string, unknown> {
  if (type.startsWith('application/json')) return asObject(parsed(body))
  const form = Object.fromEntries(new URLSearchParams(body))
  const structured = ['blocks', 'attachments', 'metadata', 'view', 'files', 'prompts', 'loading_messages']
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, structured.includes(name) ? parsed(value) : value]),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function send(
  response: ServerResponse,
  status: number,
  body: Reply,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...more })
  response.end(JSON.stringify(body))
}
