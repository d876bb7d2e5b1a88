import { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { rowsOf } from '../../text/join-pastes.ts'
import { fileAddress } from '../file-address.ts'
import { record } from '../intake/loose.ts'
import { type Downloaded, download } from './download.ts'
import { DOWNLOAD_AT_MOST, FILES_AT_MOST, ROWS_AT_MOST, UNPACKED_AT_MOST } from './file-limits.ts'
import { fileText } from './file-text.ts'
import type { Refusal } from './refusal.ts'
import { type SharedFile, sharedFile, sharedFiles } from './shared-file.ts'

/** Slack's words for a file that it doesn't have, or not for the bot. */
const GONE = ['file_not_found', 'file_deleted', 'access_denied', 'not_visible', 'no_permission']

/** A file of a message: its text, or why that wasn't read. `name` is whatever people called it, or empty. */
export type FileRead = { name: string } & ({ text: string } | { refused: Refusal })

/** Reads the files of a message, in their order. Never rejects. */
export type ReadFiles = (client: webApi.WebClient, files: unknown) => Promise<FileRead[]>

/** Reads files with the bot's token, from Slack's file host and the origin of `apiUrl`, where that is set. */
export function createFileReader(
  { botToken = '', apiUrl }: { botToken?: string | undefined; apiUrl?: string | undefined },
  log: Logger,
): ReadFiles {
  async function fetched(client: webApi.WebClient, told: SharedFile): Promise<SharedFile & Downloaded> {
    const file = told.state === 'unknown' ? await askFor(client, told) : told
    if ('refused' in file) return { ...told, refused: file.refused }
    const refused = refusalOf(file)
    if (refused) return { ...file, refused }
    const address = fileAddress(file.address, apiUrl)
    return { ...file, ...(address ? await download(address, botToken) : { refused: 'address' as const }) }
  }

  return async (client, files) => {
    const shared = sharedFiles(files)
    const here = await Promise.all(shared.slice(0, FILES_AT_MOST).map((file) => fetched(client, file)))
    const read: FileRead[] = []
    const left = { bytes: UNPACKED_AT_MOST, rows: ROWS_AT_MOST }
    for (const { name, ...file } of here) {
      const found = 'bytes' in file ? await fileText(file.bytes, left) : { refused: file.refused }
      if ('text' in found) {
        left.bytes -= found.text.length
        left.rows -= rowsOf(found.text)
      }
      // neither name nor address: both are what people wrote
      else log.info({ why: found.refused }, 'a file was not read')
      read.push({ name, ...found })
    }
    const others = shared.slice(FILES_AT_MOST)
    return [...read, ...others.map(({ name }): FileRead => ({ name, refused: 'many' }))]
  }
}

/** Files of other organisations and some large ones come with their id alone. */
async function askFor(
  client: webApi.WebClient,
  { id }: SharedFile,
): Promise<SharedFile | { refused: Refusal }> {
  try {
    const { file } = await client.files.info({ file: id })
    // asked for, it may still say that it should be asked for
    const asked = record(file).file_access === 'check_file_info'
    return sharedFile(asked ? { ...file, file_access: 'visible' } : file)
  } catch (error) {
    const why = error instanceof webApi.WebAPIPlatformError ? error.data.error : ''
    if (why === 'missing_scope') return { refused: 'scope' }
    return { refused: GONE.includes(why) ? 'gone' : 'failed' }
  }
}

function refusalOf({ state, text: readable, size }: SharedFile): Refusal | undefined {
  if (state !== 'here') return 'gone'
  if (!readable) return 'kind'
  return size > DOWNLOAD_AT_MOST ? 'large' : undefined
}
