import { parse } from 'csv-parse/browser/esm/sync'
import { isLineKey, isRecordKey } from './export-fields.ts'
import type { ExportRecord } from './json-records.ts'
import { holdsCore } from './log-shapes.ts'

const DELIMITERS = [',', '\t', ';']
const HEADER_CELL = /^[\w@.$ ()/#:-]{1,60}$/
const LONGEST_HEADER = 2000

/** A row of a table: its record, and its first and last row of text, counted from the header's 0. */
export type CsvRecord = { record: ExportRecord; first: number; last: number }

/** The delimiter of a table whose header this row is: it names a column of lines, and something of a log beside it. */
export function csvDelimiter(row: string, below: string): string | undefined {
  if (row.length > LONGEST_HEADER || holdsCore(row)) return undefined
  return DELIMITERS.find((delimiter) => {
    if (!row.includes(delimiter)) return false
    const cells = cellsOf(row, delimiter)
    return (
      cells.length >= 2 &&
      cells.every((cell) => HEADER_CELL.test(cell) && /[A-Za-z]/.test(cell)) &&
      cells.some((cell) => isLineKey(cell)) &&
      below.includes(delimiter) &&
      (cells.some((cell) => isRecordKey(cell)) || holdsCore(below))
    )
  })
}

/** The records below a header. Rows with fewer cells than it has are no records; where nothing parses, there are none. */
export function readCsv(text: string, delimiter: string): CsvRecord[] {
  const rows = parsed(text, delimiter) ?? parsed(`${text}"`, delimiter) ?? []
  const names = rows[0]?.record.map((name) => name.trim().toLowerCase()) ?? []
  let first = 0
  return rows.flatMap(({ record, lines }, index) => {
    const start = first
    first = lines
    if (index === 0) return []
    const cells =
      record.length > names.length && isLineKey(names.at(-1) ?? '')
        ? joinedEnd(record, names.length, delimiter)
        : record
    if (cells.length !== names.length) return []
    const fields = cells.map((value, place) => ({ path: names[place] ?? '', value }))
    return [{ record: { start: 0, end: 0, fields }, first: start, last: lines - 1 }]
  })
}

type ParsedRow = { record: string[]; lines: number }

function parsed(text: string, delimiter: string): ParsedRow[] | undefined {
  const rows: ParsedRow[] = []
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      on_record: (record: string[], { lines }) => {
        rows.push({ record, lines })
        return null
      },
    })
    return rows
  } catch {
    // an open quote, in a table that is cut
    return undefined
  }
}

/** A message may hold the delimiter and no quotes. */
function joinedEnd(record: string[], columns: number, delimiter: string): string[] {
  return [...record.slice(0, columns - 1), record.slice(columns - 1).join(delimiter)]
}

function cellsOf(row: string, delimiter: string): string[] {
  return row.split(delimiter).map((cell) => cell.trim().replace(/^"(?<name>[^"]{0,200})"$/, '$<name>'))
}
