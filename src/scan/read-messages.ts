import { LRUCache } from 'lru-cache'
import type { Evidence } from '../evidence/evidence.ts'
import { readHeader } from '../evidence/header.ts'
import type { Options } from '../evidence/options.ts'
import { readMessages } from '../evidence/syslog.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { parseStamp } from '../text/stamp.ts'

/** Texts that are remembered: a log says the same again and again, under other stamps. */
const REMEMBERED = 20_000

/** Characters of a text that is remembered. */
const TEXT_AT_MOST = 1000

// %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: the only core of its line
const CORE = /%(?:LICMGR|SMART_LIC)-\d-[A-Z0-9_]+:/

// 2026 May  1 02:11:09 leaf-12 : the header of NX-OS' own log file, which needs no reading
const PLAIN =
  /^(?<at>(?<year>20\d\d) (?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?<day>[ 0-3]?\d) (?<time>[01]\d:[0-5]\d:[0-5]\d|2[0-3]:[0-5]\d:[0-5]\d)) (?<host>[A-Za-z][\w-]{1,62}) $/
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A message as the engine reads it, with its device and time. */
export type ReadEvidence = Omit<Evidence, 'id'>

/** Reads the licensing messages of a line, with the one below it, which may say that the message came again. */
export function openMessages(knowledge: Knowledge, options: Options) {
  const known = new LRUCache<string, ReadEvidence>({ max: REMEMBERED })

  function readAll(rows: readonly string[]): ReadEvidence[] {
    const lines = rows.map((text, at) => ({ text, lines: [at + 1, at + 1] as [number, number], block: 0 }))
    return readMessages(lines, new Set(), { knowledge, options }).map(({ evidence }) => evidence)
  }

  return (line: string, below: string): ReadEvidence[] => {
    if (below.includes('repeated')) return readAll([line, below])
    const start = plainCore(line)
    if (start === undefined) return readAll([line])
    const text = line.slice(start)
    const before = known.get(text)
    if (before) return [withHeader(before, line.slice(0, start), options.at)]
    const read = readAll([line])
    const [only] = read
    if (only && read.length === 1) known.set(text, only)
    return read
  }
}

/** Where the core begins in a line that has one, a plain header, and nothing that makes it mean something else. */
function plainCore(line: string): number | undefined {
  const found = line.length <= TEXT_AT_MOST ? CORE.exec(line) : null
  if (!found || line.indexOf('%', found.index + 1) !== -1) return undefined
  const header = line.slice(0, found.index)
  // IOS XR, a relay's repeat, a quotation: what stands before the core says more than who and when
  return /CPU|smartlicserver|repeated|["'`\\]|LICMGR|SMART_LIC/.test(header) ? undefined : found.index
}

function withHeader(known: ReadEvidence, before: string, now: string): ReadEvidence {
  const plain = PLAIN.exec(before)
  const { header, at: told } = plain ? plainHeader(plain) : { header: readHeader(before) }
  const { at: _, device, message, ...rest } = known
  const { host: __, ...ids } = device ?? {}
  const at = told ?? (header.at ? parseStamp(header.at.trim(), now).iso : undefined)
  const own = { ...(header.host && { host: header.host }), ...ids }
  return {
    ...rest,
    ...(message && { message }),
    ...(at && { at }),
    ...(Object.keys(own).length > 0 && { device: own }),
  }
}

/** The same as `readHeader` and `parseStamp` make of it, at a tenth of the cost. */
function plainHeader({ groups = {} }: RegExpExecArray): {
  header: { at?: string; host?: string }
  at?: string
} {
  const { at = '', year = '', month = '', day = '', time = '', host = '' } = groups
  const iso = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.trim().padStart(2, '0')}T${time}Z`
  const instant = new Date(iso)
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso.slice(0, 10))
  return { header: { at, host }, ...(isDay && { at: iso }) }
}
