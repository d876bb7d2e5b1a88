import { list, record, text } from '../intake/loose.ts'

/** Endings of names that are read. */
const ENDINGS = ['.txt', '.log', '.gz', '.out', '.cfg', '.conf', '.csv', '.json']

/** Slack's own words for kinds of files that are read. */
const FILETYPES = ['text', 'log', 'gzip', 'csv', 'json']

/** Types that are read, beside `text/…`. */
const MIMETYPES = ['application/gzip', 'application/x-gzip', 'application/json']

/**
 * A file of a message, as Slack tells of it. `unknown`: only its id is told, the rest has to be asked for. `gone`:
 * deleted, or hidden from everybody. `text`: it says of itself that it may be read.
 */
export type SharedFile = {
  id: string
  name: string
  state: 'here' | 'unknown' | 'gone'
  text: boolean
  address: unknown
  /** Bytes; 0 where that isn't told. */
  size: number
}

/** The files that hang on a message. */
export function sharedFiles(files: unknown): SharedFile[] {
  return list(files).map(sharedFile)
}

/** One file, as a message or files.info tells of it. */
export function sharedFile(file: unknown): SharedFile {
  const { id, name, title, mode, mimetype, filetype, file_access, url_private, size } = record(file)
  const called = text(name) || text(title)
  return {
    id: text(id),
    name: called,
    state: stateOf(text(mode), text(file_access), url_private),
    text: isText(called.toLowerCase(), text(mode), text(mimetype).toLowerCase(), text(filetype)),
    address: url_private,
    size: typeof size === 'number' ? size : 0,
  }
}

function stateOf(mode: string, access: string, address: unknown): SharedFile['state'] {
  if (mode === 'tombstone' || mode === 'hidden_by_limit') return 'gone'
  if (access === 'access_denied' || access === 'file_not_found') return 'gone'
  return access === 'check_file_info' || text(address) === '' ? 'unknown' : 'here'
}

/** A page is no text: what the bot would read of it is its markup. */
function isText(name: string, mode: string, mimetype: string, filetype: string): boolean {
  if (mimetype.startsWith('text/html') || filetype === 'html') return false
  return (
    mode === 'snippet' ||
    mimetype.startsWith('text/') ||
    MIMETYPES.includes(mimetype) ||
    FILETYPES.includes(filetype) ||
    ENDINGS.some((ending) => name.endsWith(ending))
  )
}
