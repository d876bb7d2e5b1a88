import type { StoredFile } from '../files.ts'
import { announceFile, UPLOADS } from '../uploads.ts'
import { addMessage } from '../workspace.ts'
import { said, writableChannel } from './chat.ts'
import { argument, type Call, type Method, type Reply, refuse } from './method.ts'

/** files.*: what people and apps share. */
export const fileMethods: Record<string, Method> = {
  'files.info': {
    scope: 'files:read',
    run(call) {
      const file = call.workspace.files.get(argument(call, 'file'))
      return file && !file.state ? { ok: true, file: file.told } : refuse('file_not_found')
    },
  },
  'files.list': { scope: 'files:read', run: listFiles },
  'files.delete': { scope: 'files:write', run: removeFile },
  'files.getUploadURLExternal': { scope: 'files:write', run: announce },
  'files.completeUploadExternal': { scope: 'files:write', run: complete },
}

function listFiles(call: Call): Reply {
  const channel = argument(call, 'channel')
  const files = [...call.workspace.files.values()]
    .filter(({ state }) => !state)
    .map(({ told }) => told)
    .filter(({ channels }) => !channel || (Array.isArray(channels) && channels.includes(channel)))
  return { ok: true, files, paging: { count: files.length, total: files.length, page: 1, pages: 1 } }
}

function removeFile(call: Call): Reply {
  const id = argument(call, 'file')
  const file = call.workspace.files.get(id)
  if (!file) return refuse('file_not_found')
  if (file.told.user !== call.caller.id) return refuse('cant_delete_file')
  call.workspace.files.delete(id)
  return { ok: true }
}

function announce(call: Call): Reply {
  const [name, length] = [argument(call, 'filename'), Number(argument(call, 'length'))]
  if (!name || !(length > 0)) return refuse('invalid_arguments')
  if (call.workspace.uploadsRefused) return refuse(call.workspace.uploadsRefused)
  const id = announceFile(call.workspace, call.base, call.caller, name, length)
  return { ok: true, upload_url: `${call.base}${UPLOADS}${id}`, file_id: id }
}

/** Shares what was uploaded, as one message; without a channel it stays the app's own. */
function complete(call: Call): Reply {
  const wanted = given(call)
  const found = wanted.map(({ id }) => call.workspace.files.get(id))
  if (wanted.length === 0) return refuse('invalid_arguments')
  if (!found.every((file): file is StoredFile => file?.state === 'uploaded')) return refuse('file_not_found')
  const place = argument(call, 'channel_id') || argument(call, 'channels')
  const channel = place ? writableChannel(call, place) : undefined
  if (channel && 'error' in channel) return channel
  for (const [at, file] of found.entries()) {
    delete file.state
    file.told.title = wanted[at]?.title ?? file.told.name
    file.told.channels = channel ? [channel.id] : []
  }
  const files = found.map(({ told }) => told)
  if (!channel) return { ok: true, files }
  const thread = argument(call, 'thread_ts')
  const message = addMessage(call.workspace, channel.id, {
    ...said(call),
    subtype: 'file_share',
    text: argument(call, 'initial_comment'),
    files,
    ...(thread && { thread_ts: thread }),
  })
  const share = { [channel.id]: [{ ts: message.ts, ...(thread && { thread_ts: thread }) }] }
  for (const told of files) told.shares = channel.kind === 'channel' ? { public: share } : { private: share }
  return { ok: true, files }
}

function given({ args }: Call): { id: string; title?: string }[] {
  return (Array.isArray(args.files) ? args.files : []).flatMap((each: unknown) => {
    const { id, title } = typeof each === 'object' && each ? { id: '', title: undefined, ...each } : {}
    return typeof id === 'string' ? [{ id, ...(typeof title === 'string' && { title }) }] : []
  })
}
