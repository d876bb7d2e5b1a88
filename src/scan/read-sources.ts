import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { createScanner, type Sink } from './scanner.ts'

/** Bytes by which a file is told: a tar archive has its mark at 257. */
const HEAD = 512

/** Archives within archives that are opened. */
const DEPTH_AT_MOST = 4

// leaf-12.log.1.gz
const ENDING = /^(?:log|txt|out|gz|tgz|tar|\d{1,8})$/i

/** What hears of what is in a source: `name` is the file's, without endings; `where` says which one it was. */
export type OpenSink = (name: string, where: string) => Sink

/** Told of bytes of the source as they are read, packed as they are there. */
export type Read = (bytes: number) => void

/**
 * Looks through a file, packed or not: its first bytes say what it is. Plain text is read in place; nothing is held but
 * the piece at hand. False where it is neither text nor packed: it is passed over.
 * @throws Error where it can't be read, or is damaged.
 */
export async function scanFile(path: string, open: OpenSink, read: Read = () => {}): Promise<boolean> {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD)
    const kind = kindOf(head.subarray(0, readSync(file, head, 0, HEAD, 0)))
    if (kind === 'binary') return false
    if (kind !== 'text') {
      const stream = createReadStream(path)
      stream.on('data', (chunk) => read(chunk.length))
      await scanStream(stream, path, open)
      return true
    }
    const scanner = createScanner(open(nameOf(path), path))
    for (let turn = 1; ; turn++) {
      const room = scanner.room()
      const count = readSync(file, room, 0, room.length, null)
      if (count === 0) break
      scanner.took(count)
      read(count)
      // timers and signals have their turn now and then
      if (turn % 64 === 0) await new Promise(setImmediate)
    }
    scanner.end()
    return true
  } finally {
    closeSync(file)
  }
}

/** The same for a stream: standard input, or what is in an archive. */
export async function scanStream(stream: Readable, path: string, open: OpenSink, depth = 0): Promise<void> {
  const { kind, whole } = await tellApart(stream)
  if (kind === 'binary' || depth > DEPTH_AT_MOST) {
    whole.resume()
    await finished(whole)
  } else if (kind === 'gzip') {
    const unpacked = createGunzip()
    await Promise.all([
      pipeline(whole, unpacked),
      scanStream(unpacked, path.replace(/\.t?gz$/i, ''), open, depth + 1),
    ])
  } else if (kind === 'tar') {
    const archive = extract()
    const inside = (async () => {
      for await (const entry of archive) {
        if (entry.header.type === 'file')
          await scanStream(Readable.from(entry), `${path}:${entry.header.name}`, open, depth + 1)
        else entry.resume()
      }
    })()
    await Promise.all([pipeline(whole, archive), inside])
  } else {
    const scanner = createScanner(open(nameOf(path), path))
    for await (const chunk of whole) scanner.feed(chunk as Uint8Array)
    scanner.end()
  }
}

/** What a stream is, by its first bytes, and the stream with them. */
async function tellApart(stream: Readable): Promise<{ kind: Kind; whole: Readable }> {
  const chunks = stream[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  for (;;) {
    const { value, done } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value as Uint8Array])
    if (head.length >= HEAD) break
  }
  const whole = new PassThrough()
  void pipeline(async function* () {
    if (head.length > 0) yield head
    for (;;) {
      const { value, done } = await chunks.next()
      if (done) return
      yield value
    }
  }, whole).catch(() => {})
  return { kind: kindOf(head), whole }
}

type Kind = 'text' | 'gzip' | 'tar' | 'binary'

function kindOf(head: Uint8Array): Kind {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar') return 'tar'
  return head.includes(0) ? 'binary' : 'text'
}

async function finished(stream: Readable): Promise<void> {
  for await (const _ of stream);
}

/** `logs/leaf-12.log.1.gz` is of leaf-12, where its lines name no device. */
function nameOf(path: string): string {
  const words = basename(path.slice(path.lastIndexOf(':') + 1)).split('.')
  while (words.length > 1 && ENDING.test(words.at(-1) ?? '')) words.pop()
  return words.join('.')
}
