import { StoreError } from '../errors.ts'

/** SQLite's result codes, the lower eight bits of `errcode`. */
const SQLITE: Readonly<Record<number, StoreError>> = {
  5: new StoreError('busy', 'the database is busy: another program has been writing to it for seconds'),
  8: new StoreError('unwritable', "the database can't be written to: check the owner and rights of DATA_DIR"),
  10: new StoreError('unwritable', "the database can't be read or written: the disk reports an error"),
  11: new StoreError('broken', 'the database file is damaged: put back a copy of it'),
  13: new StoreError('full', 'the disk is full, or the database may not grow: make room'),
  14: new StoreError('unwritable', "the database can't be opened: check DATA_DIR, its owner and its rights"),
  26: new StoreError('broken', 'the database file is none: another program has written it'),
}

/** Postgres' error codes, or their class (the first two characters). https://www.postgresql.org/docs/15/errcodes-appendix.html */
const POSTGRES: Readonly<Record<string, StoreError>> = {
  '08': new StoreError('away', 'the connection to the database broke'),
  '28': new StoreError('away', 'the database refuses the user or password in DATABASE_URL'),
  '3D': new StoreError('away', 'the database that DATABASE_URL names does not exist'),
  '53100': new StoreError('full', "the database server's disk is full: make room"),
  '53': new StoreError('away', 'the database server has no connection or memory left'),
  '55P03': new StoreError('busy', 'the database is busy: a lock did not come free'),
  '57': new StoreError('away', 'the database server is stopping or starting'),
  // both added the same at once: the second time around it is found
  '23505': new StoreError('busy', 'the database is busy: two changes crossed each other'),
  '40': new StoreError('busy', 'the database is busy: two changes crossed each other'),
  '42501': new StoreError('unwritable', 'the user in DATABASE_URL may not create or write tables'),
  '25006': new StoreError('unwritable', 'the database server takes no writes: it is a replica'),
}

/** What Node says where nobody answers. */
const AWAY = new StoreError('away', "the database can't be reached: check DATABASE_URL and the server")
const NOT_REACHED = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'ENOENT']
const NOT_REACHED_WORDS = ['connection timeout', 'Connection terminated', 'timeout exceeded', 'Client has']

const OTHER = new StoreError('broken', 'the database refused something that it should take')

/** What an engine's error means for the operator. The error itself, which may hold pasted text, is its cause. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const { why, message } = meaningOf(error)
  return new StoreError(why, message, { cause: error })
}

function meaningOf(error: unknown): StoreError {
  if (!(error instanceof Error)) return OTHER
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE[error.errcode & 0xff] ?? OTHER
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (NOT_REACHED.includes(code) || NOT_REACHED_WORDS.some((words) => error.message.includes(words)))
    return AWAY
  return POSTGRES[code] ?? POSTGRES[code.slice(0, 2)] ?? OTHER
}
