import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { decodeText, utf16Of } from '../../decode-text.ts'
import { rowsOf } from '../../text/join-pastes.ts'
import type { Refusal } from './refusal.ts'

/** Of a text at most one character in so many is none in UTF-8: a log may hold some of an older encoding. */
const UNREADABLE = 10

const unpack = promisify(gunzip)

/** What is in a file, or why that can't be read. */
export type FileText = { text: string } | { refused: Refusal }

/** The text of a file, unpacked where it is a gzip file, which its first bytes tell. `atMost`: bytes, unpacked, and rows. */
export async function fileText(
  bytes: Uint8Array,
  atMost: { bytes: number; rows: number },
): Promise<FileText> {
  if (!isGzip(bytes)) return textOf(bytes, atMost)
  try {
    return textOf(await unpack(bytes, { maxOutputLength: Math.max(atMost.bytes, 1) }), atMost)
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { refused: tooLarge ? 'large' : 'damaged' }
  }
}

function textOf(bytes: Uint8Array, atMost: { bytes: number; rows: number }): FileText {
  if (bytes.length > atMost.bytes) return { refused: 'large' }
  if (isGzip(bytes) || (!utf16Of(bytes) && bytes.includes(0))) return { refused: 'binary' }
  const text = decodeText(bytes)
  if (text.trim() === '') return { refused: 'empty' }
  if (unreadable(text) * UNREADABLE > text.length) return { refused: 'binary' }
  // one kind of line end in a paste, so that its lines can be counted
  const rows = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  return rowsOf(rows) > atMost.rows ? { refused: 'rows' } : { text: rows }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** How many bytes are no character, which the decoder marks. */
function unreadable(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}
