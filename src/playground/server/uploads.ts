import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Faults } from './faults.ts'
import { describeFile } from './files.ts'
import type { User, Workspace } from './workspace.ts'

/** Where an app sends a file's bytes, below the fake's own address. */
export const UPLOADS = '/upload/v1/'

/** Announces an app's file, whose bytes come next; gives its id. */
export function announceFile(
  workspace: Workspace,
  base: string,
  user: User,
  name: string,
  size: number,
): string {
  const id = workspace.nextId('F')
  const content = new Uint8Array()
  const told = describeFile(workspace, base, user, { id, name, size, content, mode: 'hosted' })
  workspace.files.set(id, { told, content, state: 'announced' })
  return id
}

/** Answers `POST /upload/v1/<id>`: takes the bytes. A fault of the method `upload` may come in between. */
export async function answerUpload(
  { workspace, faults, onCall }: { workspace: Workspace; faults: Faults; onCall: (method: string) => void },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  onCall('upload')
  const content = await bytesOf(await buffer(request), request.headers['content-type'] ?? '')
  const fault = faults.take('upload')
  if (fault?.kind === 'http') {
    response.writeHead(fault.status ?? 500)
    response.end()
    return
  }
  const file = workspace.files.get((request.url ?? '').slice(UPLOADS.length))
  if (file?.state) {
    file.content = content
    file.told.size = content.length
    file.state = 'uploaded'
  }
  if (fault?.kind === 'lost') {
    response.destroy()
    return
  }
  response.writeHead(file?.state ? 200 : 404, { 'content-type': 'text/plain' })
  response.end(file?.state ? `OK - ${content.length}` : 'no such upload')
}

/** Slack takes the bytes as they are, or as the one file of a form. */
async function bytesOf(body: Buffer<ArrayBuffer>, type: string): Promise<Uint8Array> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const file = [...form.values()].find((value) => value instanceof File)
  return new Uint8Array((await file?.arrayBuffer()) ?? [])
}
