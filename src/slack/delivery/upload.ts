import type { webApi } from '@slack/bolt'
import { SlackError } from '../../errors.ts'
import type { OutboxRow } from '../../store/store.ts'
import { fileOrigins } from '../file-address.ts'
import { markedName } from './marker.ts'
import type { UploadBody } from './outbox-bodies.ts'

/** Milliseconds for sending the text. */
const SEND_WITHIN = 10_000

/**
 * Puts a text file into a thread. Only the last of the three steps shows it to anybody; the key is in its name, so
 * that it can be found again. Gives the file's ID.
 */
export async function upload(
  client: webApi.WebClient,
  { key, channel, thread }: Pick<OutboxRow, 'key' | 'channel' | 'thread'>,
  { name, text, comment }: UploadBody,
  apiUrl: string | undefined,
): Promise<string> {
  const bytes = Buffer.from(text)
  const filename = markedName(name, key)
  const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename, length: bytes.length })
  const target = upload_url ? new URL(upload_url) : undefined
  if (!target || !file_id || !fileOrigins(apiUrl).includes(target.origin))
    throw new SlackError('Slack names no address of its own for a file')
  const sent = await fetch(target, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(SEND_WITHIN),
  })
  if (!sent.ok)
    throw new SlackError(`Slack takes no file: ${sent.status}`, {
      passing: sent.status >= 500 || sent.status === 429,
    })
  const file = { id: file_id, title: name }
  const said = { channel_id: channel, ...(comment && { initial_comment: comment }) }
  await client.files.completeUploadExternal(
    thread ? { ...said, thread_ts: thread, files: [file] } : { ...said, files: [file] },
  )
  return file_id
}
