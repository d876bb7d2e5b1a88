import { createHash } from 'node:crypto'
import type { KnownBlock } from '@slack/types'
import type { SlackMessage } from '../blocks.ts'
import { list, record, text } from '../intake/loose.ts'

/** What our messages' metadata are called; other apps can read them, so there is nothing in them but a key. */
const EVENT_TYPE = 'slp_reply'

/** The key of an outbox row as it stands in Slack: short, and nobody can read anything from it. */
export function markerOf(key: string): string {
  return `slp-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`
}

/** A message that can be found again: by its metadata, and by its first block's id, which people don't see either. */
export function marked({ text: words, blocks }: SlackMessage, key: string) {
  const marker = markerOf(key)
  const [first, ...rest] = blocks
  const own: KnownBlock[] = first && !first.block_id ? [{ ...first, block_id: marker }, ...rest] : blocks
  return { text: words, blocks: own, ...metadataOf(key) }
}

/** The metadata of a message. */
export function metadataOf(key: string) {
  return { metadata: { event_type: EVENT_TYPE, event_payload: { outbox_key: markerOf(key) } } }
}

/** Whether a message that stands in Slack is the one of that key. */
export function carries(message: unknown, key: string): boolean {
  const marker = markerOf(key)
  const { metadata, blocks, files } = record(message)
  if (record(record(metadata).event_payload).outbox_key === marker) return true
  if (list(blocks).some((block) => record(block).block_id === marker)) return true
  return list(files).some((file) => text(record(file).name).includes(marker))
}

/** A file's name with the key in it: `tac-42.txt` is `tac-42.slp-0123….txt`. */
export function markedName(name: string, key: string): string {
  const dot = name.lastIndexOf('.')
  const at = dot > 0 ? dot : name.length
  return `${name.slice(0, at)}.${markerOf(key)}${name.slice(at)}`
}
