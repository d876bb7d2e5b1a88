import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Faults } from './faults.ts'
import type { User, Workspace } from './workspace.ts'

/** Where files are fetched, below the fake's own address. */
export const FILES = '/files-pri/'

/** File type and media type by the name's ending; Slack knows more. */
const TYPES = new Map<string, readonly [string, string]>([
  ['gz', ['gzip', 'application/gzip']],
  ['json', ['json', 'application/json']],
  ['md', ['markdown', 'text/markdown']],
  ['csv', ['csv', 'text/csv']],
  ['png', ['png', 'image/png']],
])

/** Lines of a snippet that come with its message. */
const PREVIEW_LINES = 5

/** A file that somebody shares. `mode`: `snippet` unless said; `hidden`: the message tells its id alone. */
export type Upload = {
  name: string
  content: string | Uint8Array
  mode?: 'snippet' | 'hosted'
  mimetype?: string
  filetype?: string
  hidden?: boolean
  /** Fields as Slack might tell them otherwise. */
  told?: Record<string, unknown>
}

/** A file that the workspace keeps: what is told of it, and what is in it. `state`: an app's upload under way. */
export type StoredFile = {
  told: Record<string, unknown>
  content: Uint8Array
  state?: 'announced' | 'uploaded'
}

/** Keeps a file, and gives what a message tells of it. `base`: the address of the fake. */
export function storeFile(
  workspace: Workspace,
  base: string,
  user: User,
  upload: Upload,
): Record<string, unknown> {
  const id = workspace.nextId('F')
  const content =
    typeof upload.content === 'string' ? new TextEncoder().encode(upload.content) : upload.content
  const told = describeFile(workspace, base, user, { id, size: content.length, ...upload })
  workspace.files.set(id, { told, content })
  return upload.hidden ? { id, mode: 'file_access', file_access: 'check_file_info' } : told
}

/** What is told of a file. */
export function describeFile(
  workspace: Workspace,
  base: string,
  user: User,
  { id, size, ...upload }: Upload & { id: string; size: number },
): Record<string, unknown> {
  const { name, mode = 'snippet' } = upload
  const place = `${base}${FILES}${workspace.team}-${id}`
  const [filetype, mimetype] = TYPES.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? [
    'text',
    'text/plain',
  ]
  const seconds = Math.floor(Date.now() / 1000)
  return {
    id,
    created: seconds,
    timestamp: seconds,
    name,
    title: name,
    mimetype: upload.mimetype ?? mimetype,
    filetype: upload.filetype ?? filetype,
    user: user.id,
    user_team: user.team,
    mode,
    is_external: false,
    size,
    url_private: `${place}/${encodeURIComponent(name.toLowerCase())}`,
    url_private_download: `${place}/download/${encodeURIComponent(name.toLowerCase())}`,
    ...(mode === 'snippet' && previewOf(upload.content)),
    file_access: 'visible',
    ...upload.told,
  }
}

/** Answers `GET /files-pri/…`, as Slack would, or as a fault of the method `files-pri` says. */
export function answerFile(
  { workspace, faults, onCall }: { workspace: Workspace; faults: Faults; onCall: (method: string) => void },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  onCall('files-pri')
  const fault = faults.take('files-pri')
  switch (fault?.kind) {
    case 'redirect':
      response.writeHead(302, {
        location: fault.location ?? 'https://fake.slack.com/?redir=%2Ffiles-pri%2Fx',
      })
      response.end()
      return
    case 'http':
      response.writeHead(fault.status ?? 500)
      response.end()
      return
    case 'html':
      loginPage(response)
      return
    case 'lost':
      response.destroy()
      return
    case 'endless':
      flood(response)
      return
    case 'slow':
      setTimeout(() => give(workspace, request, response), fault.ms ?? 100)
      return
    default:
      give(workspace, request, response)
  }
}

function give(workspace: Workspace, request: IncomingMessage, response: ServerResponse): void {
  const { app, files, users } = workspace
  const token = `${request.headers.authorization ?? ''}`.replace('Bearer ', '')
  const id = /-(?<id>F[0-9]+)\//.exec(request.url ?? '')?.groups?.id ?? ''
  const file = files.get(id)
  if (token !== app.botToken && !users.has(token.replace('xoxp-', ''))) {
    response.writeHead(401)
    response.end()
  } else if (token === app.botToken && !app.scopes.has('files:read')) loginPage(response)
  else if (!file) {
    response.writeHead(404)
    response.end()
  } else {
    response.writeHead(200, { 'content-type': `${file.told.mimetype}` })
    response.end(file.content)
  }
}

/** What Slack sends in place of a file to those who may not have it. */
function loginPage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end('<!DOCTYPE html><html><body>Sign in to Slack</body></html>')
}

/** Text without an end, for as long as somebody takes it. */
function flood(response: ServerResponse): void {
  const chunk = 'x'.repeat(64 * 1024)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.on('drain', more)
  more()
}

/** The first lines, which are all that a message holds of a snippet. */
function previewOf(content: string | Uint8Array): Record<string, unknown> {
  if (typeof content !== 'string') return {}
  const lines = content.split('\n')
  return {
    preview: lines.slice(0, PREVIEW_LINES).join('\n'),
    preview_is_truncated: lines.length > PREVIEW_LINES,
    lines: lines.length,
    lines_more: Math.max(lines.length - PREVIEW_LINES, 0),
  }
}
