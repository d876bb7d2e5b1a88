import type { Line } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import type { Device } from './evidence.ts'
import { isHostName } from './host-name.ts'
import { lowerAscii } from './lower-ascii.ts'
import { findStamps } from './stamps.ts'
import { stateFacts } from './stated-facts.ts'

/** One record of a server's log is wrapped over this many lines at most. */
const RECORD_LINES = 4

/** Several lines of one block, joined into one text; `lineAt` says which line a position came from. */
type Joined = { lower: string; text: string; starts: number[]; first: number }

/**
 * Recognises records of the SSM On-Prem log by the entries of `knowledge/errors`. A record may be wrapped over several
 * lines in the middle of its words, with `#011` for tabs; the switch that it names is the evidence's device.
 */
export const readServerLogs: Recognizer = (lines, taken, { knowledge }) => {
  const entries = [...knowledge.errors].filter(([, entry]) => entry.kind === 'server-log')
  const claims: Claim[] = []
  for (const block of entries.length > 0 ? joinBlocks(lines, taken) : []) {
    for (const [id, entry] of entries) {
      for (const found of findRecords(block, entry.says)) {
        const claimed = linesOf(block, found, lines)
        const span: [number, number] = [
          lines[claimed[0] ?? 0]?.lines[0] ?? 1,
          lines[claimed.at(-1) ?? 0]?.lines[1] ?? 1,
        ]
        claims.push({
          claims: claimed,
          evidence: {
            kind: 'server-log',
            level: 'explained',
            platform: 'ssm-on-prem',
            lines: span,
            ...deviceOf(block.text.slice(found.start, found.end)),
            entry: id,
            facts: stateFacts(entry.facts, {}, { lines: span }),
          },
        })
      }
    }
  }
  return claims
}

/** Runs of unclaimed lines of one block, each joined by spaces. */
function joinBlocks(lines: readonly Line[], taken: ReadonlySet<number>): Joined[] {
  const runs: number[][] = []
  for (const [index, line] of lines.entries()) {
    if (taken.has(index)) continue
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before === index - 1 && lines[before]?.block === line.block) last.push(index)
    else runs.push([index])
  }
  return runs.map((run) => {
    const pieces = run.map((index) =>
      (lines[index]?.text ?? '').replaceAll('#011', ' ').replaceAll(/\s+/g, ' '),
    )
    const starts: number[] = []
    let length = 0
    for (const piece of pieces) {
      starts.push(length)
      length += piece.length + 1
    }
    const text = pieces.join(' ')
    return { text, lower: lowerAscii(text), starts, first: run[0] ?? 0 }
  })
}

/** Where all of an entry's words stand within one record, from the first of them to the last. */
function findRecords(block: Joined, says: readonly string[]): { start: number; end: number }[] {
  const phrases = says.map(lowerAscii)
  const opening = phrases[0] ?? ''
  const found: { start: number; end: number }[] = []
  for (
    let start = find(block.lower, opening, 0);
    start !== -1;
    start = find(block.lower, opening, start + 1)
  ) {
    // a record ends where its lines do, or where the next one begins
    const next = find(block.lower, opening, start + 1)
    const until = Math.min(endOfRecord(block, start), next === -1 ? block.lower.length : next)
    const record = block.lower.slice(start, until)
    const ends = phrases.map((phrase) =>
      record.includes(phrase) ? record.indexOf(phrase) + phrase.length : -1,
    )
    if (!ends.includes(-1)) found.push({ start, end: start + Math.max(...ends) })
  }
  return found
}

function find(text: string, words: string, from: number): number {
  return words === '' ? -1 : text.indexOf(words, from)
}

function endOfRecord(block: Joined, start: number): number {
  return block.starts[lineAt(block, start) + RECORD_LINES] ?? block.lower.length
}

/** The lines of a record: those of its words, and those above them up to the one with the server's stamp. */
function linesOf(
  block: Joined,
  { start, end }: { start: number; end: number },
  lines: readonly Line[],
): number[] {
  const from = lineAt(block, start)
  const to = lineAt(block, end - 1)
  let first = from
  for (let above = from; above > Math.max(-1, from - RECORD_LINES); above--) {
    if ((findStamps(lines[block.first + above]?.text ?? '')[0]?.start ?? 99) < 8) {
      first = above
      break
    }
  }
  return Array.from({ length: to - first + 1 }, (_, offset) => block.first + first + offset)
}

/** Which line of the block a position is in. */
function lineAt(block: Joined, position: number): number {
  let low = 0
  let high = block.starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((block.starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** `by UDI {leaf-12 FDO24420XYZ}`: the switch by its name or its product id, and its serial number. */
function deviceOf(text: string): { device?: Device } {
  const udi = /\{(?<name>[^\s{}]{1,64}) (?<sn>[A-Za-z0-9]{6,20})\}/.exec(text)?.groups
  if (!udi?.name || !udi.sn) return {}
  const isPid = /^[A-Z0-9/+-]{5,}$/.test(udi.name)
  const isHost = !isPid && isHostName(udi.name)
  return { device: { ...(isHost && { host: udi.name }), ...(isPid && { pid: udi.name }), sn: udi.sn } }
}
