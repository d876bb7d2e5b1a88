import { decodeText } from '../../decode-text.ts'

/** What all files together may unpack to, in bytes. */
const AT_MOST = 64 * 1024 * 1024

/** Text files as one paste, `.gz` unpacked; or the name of the one that can't be read, and why. */
export type Taken = { text: string } | { name: string; wrong: 'too-large' | 'no-text' | 'unreadable' }

/** Reads the files that were dropped or chosen. */
export async function takeFiles(files: Iterable<File>): Promise<Taken> {
  const texts: string[] = []
  let left = AT_MOST
  for (const file of files) {
    try {
      const bytes = await bytesOf(file, left)
      if (!bytes) return { name: file.name, wrong: 'too-large' }
      left -= bytes.length
      const text = decodeText(bytes)
      if (text.includes('\u0000')) return { name: file.name, wrong: 'no-text' }
      texts.push(text)
    } catch {
      return { name: file.name, wrong: 'unreadable' }
    }
  }
  return {
    text: texts.map((text) => (text.endsWith('\n') || texts.length === 1 ? text : `${text}\n`)).join(''),
  }
}

/** The bytes, unpacked; undefined where there are too many. */
async function bytesOf(file: File, most: number): Promise<Uint8Array | undefined> {
  const packed = file.name.endsWith('.gz')
  if (file.size > most) return undefined
  if (!packed) return new Uint8Array(await file.arrayBuffer())
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue
    size += value.length
    if (size > most) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
