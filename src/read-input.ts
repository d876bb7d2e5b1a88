import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { decodeText } from './decode-text.ts'
import { quote } from './reply/quote.ts'

/** What a gzip file may unpack to, in bytes; a bomb stops here. */
const UNPACKED_AT_MOST = 64 * 1024 * 1024

/** Standard input, whole, as text. */
export async function readStandardInput(): Promise<string> {
  return decodeText(await buffer(process.stdin))
}

/**
 * A file as text, unpacked where its name ends in `.gz`.
 * @throws Error with one sentence that a person can act on.
 */
export function readTextFile(path: string): string {
  try {
    const bytes = readFileSync(path)
    return decodeText(path.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: UNPACKED_AT_MOST }) : bytes)
  } catch (error) {
    throw new Error(`can't read ${quote(path)}: ${reason(error)}`)
  }
}

/**
 * The files that the arguments name, in the order given; a folder stands for the files in it, in the order of their names.
 * @throws Error with one sentence where an argument names nothing that can be read.
 */
export function listFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    try {
      if (!statSync(path).isDirectory()) return [path]
      const inside = readdirSync(path, { recursive: true, withFileTypes: true })
      return inside
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .sort()
    } catch (error) {
      throw new Error(`can't read ${quote(path)}: ${reason(error)}`)
    }
  })
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EACCES':
      return 'no permission'
    case 'EISDIR':
      return 'it is a folder'
    case 'ERR_BUFFER_TOO_LARGE':
      return `it unpacks to more than ${UNPACKED_AT_MOST / 1024 / 1024} MiB`
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return 'it is no whole gzip file'
    default:
      return typeof code === 'string' ? code : 'it could not be opened'
  }
}
