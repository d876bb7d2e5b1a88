import { coreOf, hostOf, isBareCore, isLineKey, timeOf } from './export-fields.ts'
import { beginsJson, type ExportRecord, type RecordField, readJson } from './json-records.ts'
import type { Line } from './line.ts'
import { coreAt, holdsCore } from './log-shapes.ts'
import { splitLines } from './split-lines.ts'
import { plainTypography } from './typography.ts'

const NESTED_AT_MOST = 3
const COMPARED_AT_MOST = 16

/** The lines that a record carries, and what it says beside them. */
export type RecordTexts = { texts: string[]; record: Line['record'] }

type Candidate = { path: string; text: string; core: boolean }

/**
 * The log lines or the output in a record: what stands under a key for lines, and every value that holds a message's
 * core or several rows. A line that two fields hold comes once; a message that the record has in parts is put together.
 */
export function textsOf(record: ExportRecord, nested = 0): RecordTexts {
  const candidates = record.fields.flatMap((field) => candidatesOf(field, nested))
  let kept = withoutRepeats(candidates).map(({ text }) => text)
  if (!candidates.some(({ core }) => core)) {
    const core = coreOf(record.fields)
    if (core) kept = [core + (kept[0] ?? ''), ...kept.slice(1)]
  }
  // a message that was exported out of a chat has its fences with it
  const texts = kept
    .map((text) => (text.includes('```') ? text.replaceAll('```', '\n').trim() : text))
    .flatMap((text) =>
      text.includes('\n') || text.includes('\r') ? splitLines(text).map((row) => row.text) : [text],
    )
  return { texts: texts.map((text) => plainTypography(text)), record: besideOf(record) }
}

function candidatesOf({ path, value }: RecordField, nested: number): Candidate[] {
  if (typeof value !== 'string' || value.trim() === '') return []
  if (nested < NESTED_AT_MOST && beginsJson(value, '') === 'value') {
    const inner = readJson(value, 0, 'value').records.flatMap((record) => textsOf(record, nested + 1).texts)
    if (inner.length > 0) return inner.map((text) => ({ path, text, core: holdsCore(text) }))
  }
  // the name of a message is no line: `event.code` completes one that lacks it
  if (isBareCore(value) && !isLineKey(path)) return []
  const core = holdsCore(value)
  const rows = value.trim().includes('\n')
  return core || rows || isLineKey(path) ? [{ path, text: value, core }] : []
}

/** Leaves out a field's texts that another field holds as well; the rows of one array are never compared. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const byPath = Map.groupBy(candidates, ({ path }) => path)
  if (byPath.size < 2) return [...candidates]
  const groups = [...byPath].map(([path, own]) => ({
    path,
    own,
    text: plain(own.map(({ text }) => text).join(' ')),
  }))
  const gone = new Set<string>()
  const seen = new Set<string>()
  for (const [index, { path, own, text }] of groups.entries()) {
    const others = groups.length <= COMPARED_AT_MOST ? groups : []
    const repeated = others.some(
      (other, place) =>
        place !== index &&
        !gone.has(other.path) &&
        own.every((one) => other.text.includes(plain(one.text)) || sameCore(one, other.own)) &&
        (other.text.length > text.length || (other.text.length === text.length && place < index)),
    )
    const message = coreTail(text)
    if (repeated || (message !== '' && seen.has(message))) gone.add(path)
    else if (message !== '') seen.add(message)
  }
  return candidates.filter(({ path }) => !gone.has(path))
}

function sameCore(one: Candidate, others: readonly Candidate[]): boolean {
  const tail = coreTail(plain(one.text))
  return tail !== '' && others.length === 1 && coreTail(plain(others[0]?.text ?? '')).includes(tail)
}

/** From the severity's dash on: what two forms of one line have in common. */
function coreTail(text: string): string {
  const at = coreAt(text)
  return at < 0 ? '' : text.slice(text.indexOf('-', at))
}

function plain(text: string): string {
  return text.replace(/\s{1,400}/g, ' ').trim()
}

/** Its own host and time, else those of the record around it. */
function besideOf(record: ExportRecord): Line['record'] {
  const host = hostOf(record.fields) ?? (record.parent && hostOf(record.parent.fields))
  const at = timeOf(record.fields) ?? (record.parent && timeOf(record.parent.fields))
  return host || at ? { ...(host && { host }), ...(at && { at }) } : undefined
}
