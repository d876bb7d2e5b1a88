import { createScanner } from 'jsonc-parser'

/** A value of a record: its key with up to two enclosing ones, `host.name`, and whether it was one of an array's. */
export type RecordField = { path: string; value: string | number }

/** An object of an export: the outermost, or one in an array. Offsets are of its braces; `parent` is a record around it. */
export type ExportRecord = { start: number; end: number; fields: RecordField[]; parent?: ExportRecord }

/**
 * The records of one JSON value, and where it ends: behind its last bracket, or where it is cut or stops being JSON.
 * `endless`: it held strings that nothing ends.
 */
export type JsonRecords = { records: ExportRecord[]; end: number; endless: boolean }

type Frame = { record: ExportRecord; path: string; array: boolean; key?: string; opensRecord: boolean }

// the scanner's numbers for what it reads (jsonc-parser's SyntaxKind, which is no value at run time)
const TOKEN = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
}
const END_OF_FILE = 17
const CUT_STRING = 2
const LONGEST_STRING = 65_536

/** Rows that one string goes over, and strings without an end after which a text is no JSON: both keep reading linear. */
const ROWS_OF_STRING = 400
const ENDLESS_AT_MOST = 8

// {"message": …, {, [{…, ["…, {}
const OBJECT = /^\s{0,400}\{\s{0,400}(?:["}]|$)/
const ARRAY = /^\s{0,400}\[\s{0,400}(?:[{["]|$)/
// "message": "…", a member whose braces were not pasted
const MEMBER = /^\s{0,400}"[\w@$.: /-]{1,80}"\s{0,9}:\s{0,9}["{[\dtfn-]/
// "host": …, }: what can't be within a string that goes on
const NEXT_MEMBER = /^\s{0,400}(?:"[\w@.]{1,80}"\s{0,9}:|[{}])/

/** Whether JSON begins at the head of a row; of a bracket alone the row below it decides. */
export function beginsJson(row: string, next: string): 'value' | 'member' | undefined {
  const head = row.slice(0, 900)
  if (MEMBER.test(head)) return 'member'
  if (!OBJECT.test(head) && !ARRAY.test(head)) return undefined
  const alone = /^\s{0,400}[[{]{1,9}\s{0,400}$/.test(head) && row.length < 900
  return !alone || /^\s{0,400}(?:["{}\]]|\[)/.test(next) ? 'value' : undefined
}

/** Reads one JSON value, or the members of one, from `start` on. Tolerates what is cut, and strings with line breaks. */
export function readJson(text: string, start: number, begins: 'value' | 'member'): JsonRecords {
  const scanner = createScanner(text, true)
  scanner.setPosition(start)
  const records: ExportRecord[] = []
  const frames: Frame[] = []
  if (begins === 'member') frames.push(frameOf(open(records, start, undefined), '', false, true))
  let end = start
  let endless = 0

  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    const top = frames.at(-1)
    const offset = scanner.getTokenOffset()
    if (token < TOKEN.openBrace || token > TOKEN.number) break
    if (frames.length === 0 && end > start) break
    end = offset + scanner.getTokenLength()

    if (token === TOKEN.openBrace || token === TOKEN.openBracket) {
      const array = token === TOKEN.openBracket
      const opens = !top || (top.array && !array)
      const record = opens ? open(records, offset, top?.record) : top.record
      frames.push(frameOf(record, opens ? '' : pathIn(top), array, opens))
      if (top) delete top.key
    } else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) {
      if (top?.opensRecord) top.record.end = end
      frames.pop()
      if (frames.length === 0) break
    } else if (!top) break
    else if (token === TOKEN.comma) delete top.key
    else if (token === TOKEN.string) {
      let value = scanner.getTokenValue()
      if (scanner.getTokenError() === CUT_STRING) {
        const whole = stringOverRows(text, offset)
        value = whole.value
        end = whole.end
        scanner.setPosition(end)
        if (whole.endless && ++endless > ENDLESS_AT_MOST) break
      }
      if (top.array || top.key !== undefined) addValue(top, value)
      else top.key = value
    } else if (token === TOKEN.number && (top.array || top.key !== undefined))
      addValue(top, Number(scanner.getTokenValue()))
    else if (token !== TOKEN.colon && !top.array) delete top.key
  }
  for (const frame of frames) if (frame.opensRecord) frame.record.end = end
  return { records, end, endless: endless > 0 }
}

function open(records: ExportRecord[], start: number, parent: ExportRecord | undefined): ExportRecord {
  const record: ExportRecord = { start, end: start, fields: [], ...(parent && { parent }) }
  records.push(record)
  return record
}

function frameOf(record: ExportRecord, path: string, array: boolean, opensRecord: boolean): Frame {
  return { record, path, array, opensRecord }
}

function addValue(frame: Frame, value: string | number): void {
  frame.record.fields.push({ path: pathIn(frame), value })
  if (!frame.array) delete frame.key
}

/** The key with at most two enclosing ones: deep nesting must not make long paths. */
function pathIn({ path, key }: Frame): string {
  if (key === undefined) return path
  return [...path.split('.').filter(Boolean).slice(-2), key.slice(0, 120)].join('.')
}

/** A string that a terminal had wrapped, or that holds line breaks as they are: up to a quote that ends a value. */
function stringOverRows(text: string, quote: number): { value: string; end: number; endless: boolean } {
  const rest = firstRows(text.slice(quote + 1, quote + 1 + LONGEST_STRING))
  let end = rest.indexOf('"')
  while (end >= 0 && (rest[end - 1] === '\\' || !/^"\s{0,400}(?:[,}\]:]|$)/.test(rest.slice(end, end + 402))))
    end = rest.indexOf('"', end + 1)
  const row = rest.search(/[\r\n]/)
  const cut =
    end < 0 ||
    rest
      .slice(0, end)
      .split('\n')
      .slice(1)
      .some((line) => NEXT_MEMBER.test(line))
  const body = rest.slice(0, cut ? (row < 0 ? rest.length : row) : end)
  const width = text.slice(text.lastIndexOf('\n', quote) + 1, quote + 1 + Math.max(row, 0)).length
  const joined = cut || width < 60 ? body.replaceAll('\n', '\\n') : body.replaceAll('\n', '')
  return { value: decoded(joined), end: quote + 1 + body.length + (cut ? 0 : 1), endless: cut }
}

function firstRows(text: string): string {
  let end = 0
  for (let row = 0; row < ROWS_OF_STRING; row++) {
    const next = text.indexOf('\n', end)
    if (next < 0) return text
    end = next + 1
  }
  return text.slice(0, end)
}

function decoded(body: string): string {
  const scanner = createScanner(`"${body.replaceAll('\r', '')}"`, true)
  scanner.scan()
  return scanner.getTokenValue()
}
