import { csvDelimiter, readCsv } from './csv-records.ts'
import { type RecordTexts, textsOf } from './export-texts.ts'
import { beginsJson, readJson } from './json-records.ts'
import type { Line } from './line.ts'
import { holdsCore } from './log-shapes.ts'

// RESPONSE: Oct 14 11:37:52 2021 UTC, above the JSON of `show license history message`, which is no export
const EXCHANGE = /^\s{0,40}(?:REQUEST|RESPONSE): {0,4}[A-Z][a-z]{2} {1,2}\d{1,2} \d/

/** What a record became, and the rows it stood in (indexes into its block's rows, both included). */
type Unpacked = RecordTexts & { first: number; last: number }

/** Reads of what begins like JSON and isn't, after which a block holds none. */
const VAIN_READS = 16

/** An export within a block: its records in order, the rows it spans, and the text around it in its first and last row. */
type Export = {
  records: Unpacked[]
  first: number
  last: number
  before: string
  after: string
  endless?: boolean
}

/**
 * Replaces exports, JSON in any arrangement and tables with a header, by the lines that their records carry. Each
 * record is a block of its own and spans all its rows. Rows of an export that carry nothing stay as they are, and so
 * does text that only looks like an export.
 */
export function unpackExports(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  let block = -1
  let current: unknown

  for (let start = 0; start < lines.length; ) {
    let end = start
    while (end < lines.length && lines[end]?.block === lines[start]?.block) end++
    unpackBlock(lines.slice(start, end))
    start = end
  }
  return out

  function emit(line: Line, key: unknown): void {
    if (key !== current) {
      current = key
      block++
    }
    out.push(line.block === block ? line : { ...line, block })
  }

  function unpackBlock(rows: Line[]): void {
    const text = new BlockText(rows)
    let row = 0
    let vain = 0
    while (row < rows.length) {
      const line = rows[row]
      const found = exportAt(text, row, vain < VAIN_READS)
      if (!line) break
      if (!found || found.records.length === 0) {
        if (found?.endless) vain++
        for (const last = found?.last ?? row; row <= last; row++) emit(rows[row] ?? line, line.block)
        continue
      }
      emitExport(rows, found)
      row = found.last + 1
    }
  }

  function emitExport(rows: Line[], found: Export): void {
    const plain = rows[found.first]?.block
    if (found.before.trim() !== '') emit({ ...rowAt(rows, found.first), text: found.before }, plain)
    const covered = coverage(found)
    let next = 0
    for (let row = found.first; row <= found.last; row++) {
      for (let record = found.records[next]; record && record.first <= row; record = found.records[++next])
        emitRecord(rows, record)
      const edge = (row === found.first && found.before !== '') || (row === found.last && found.after !== '')
      if (!covered[row - found.first] && !edge) emit(rowAt(rows, row), plain)
    }
    if (/[^\s,;\]})]/.test(found.after)) emit({ ...rowAt(rows, found.last), text: found.after }, plain)
  }

  function emitRecord(rows: Line[], { texts, record, first, last }: Unpacked): void {
    const key = {}
    const lines: Line['lines'] = [rowAt(rows, first).lines[0], rowAt(rows, last).lines[1]]
    for (const text of texts) emit({ text, lines, block: 0, ...(record && { record }) }, key)
  }
}

function rowAt(rows: readonly Line[], row: number): Line {
  return rows[row] ?? { text: '', lines: [1, 1], block: 0 }
}

/** Which rows of an export some record spans. */
function coverage({ records, first, last }: Export): boolean[] {
  const steps = new Array<number>(last - first + 2).fill(0)
  for (const record of records) {
    steps[record.first - first] = (steps[record.first - first] ?? 0) + 1
    steps[record.last - first + 1] = (steps[record.last - first + 1] ?? 0) - 1
  }
  let open = 0
  return steps.map((step) => {
    open += step
    return open > 0
  })
}

function exportAt(text: BlockText, row: number, mayBeJson: boolean): Export | undefined {
  const line = text.rows[row]?.text ?? ''
  if (line === '' || EXCHANGE.test(text.rows[row - 1]?.text ?? '')) return undefined
  const next = text.rows[row + 1]?.text ?? ''
  const begins = mayBeJson && /^\s{0,400}[{["]/.test(line) ? beginsJson(line, next) : undefined
  if (begins) return jsonAt(text, row, 0, begins)
  const within = mayBeJson && line.includes('{"') && holdsCore(line) ? line.search(/(?<=[\s:=>])\[?\{"/) : -1
  if (within > 0) {
    const found = jsonAt(text, row, within, 'value')
    return found.records.some(({ texts }) => texts.some((one) => holdsCore(one))) ? found : undefined
  }
  const delimiter = csvDelimiter(line, next)
  return delimiter ? tableAt(text, row, delimiter) : undefined
}

/** One JSON value and those that follow it on the same row: `{…}{…}`, `{…},{…}`. */
function jsonAt(text: BlockText, row: number, column: number, begins: 'value' | 'member'): Export {
  const start = text.offsetOf(row) + column
  const records: Unpacked[] = []
  let end = start
  let more: 'value' | 'member' | undefined = begins
  let endless = false
  for (let at = start; more; ) {
    const found = readJson(text.whole, at, more)
    endless ||= found.endless
    for (const record of found.records) {
      const unpacked = textsOf(record)
      if (unpacked.texts.length > 0)
        records.push({
          ...unpacked,
          first: text.rowOf(record.start),
          last: text.rowOf(Math.max(record.start, record.end - 1)),
        })
    }
    more = found.end > at ? more : undefined
    end = Math.max(end, found.end)
    const gap = /^[ \t,;]{0,40}(?=[{[])/.exec(text.whole.slice(end, end + 48))
    at = end + (gap?.[0].length ?? 0)
    if (more) more = gap ? beginsJson(text.whole.slice(at, at + 900), '') : undefined
  }
  const last = text.rowOf(Math.max(start, end - 1))
  const rest = text.whole.slice(end, text.offsetOf(last) + (text.rows[last]?.text.length ?? 0))
  return {
    records,
    first: row,
    last,
    before: text.whole.slice(text.offsetOf(row), start),
    after: rest,
    endless,
  }
}

function tableAt(text: BlockText, row: number, delimiter: string): Export {
  const rows = readCsv(text.whole.slice(text.offsetOf(row)), delimiter)
  const records = rows
    .map(({ record, first, last }) => ({
      ...textsOf(record),
      first: row + first,
      last: Math.min(row + last, text.rows.length - 1),
    }))
    .filter(({ texts }) => texts.length > 0)
  return { records, first: row, last: records.at(-1)?.last ?? row, before: '', after: '' }
}

/** A block as one text, made when somebody asks for it, and the way between its rows and its offsets. */
class BlockText {
  readonly rows: readonly Line[]
  #whole: string | undefined
  #starts: number[] = []

  constructor(rows: readonly Line[]) {
    this.rows = rows
  }

  get whole(): string {
    if (this.#whole === undefined) {
      this.#whole = this.rows.map(({ text }) => text).join('\n')
      let offset = 0
      for (const { text } of this.rows) {
        this.#starts.push(offset)
        offset += text.length + 1
      }
    }
    return this.#whole
  }

  offsetOf(row: number): number {
    return this.whole.length >= 0 ? (this.#starts[row] ?? 0) : 0
  }

  rowOf(offset: number): number {
    let low = 0
    let high = this.whole.length >= 0 ? this.#starts.length - 1 : 0
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
