import { constants } from 'node:buffer'

/** Bytes that are read at a time: more than fits beside the rest into a processor's nearest memory is slower. */
const READ = 256 * 1024

/** Bytes of one line that are looked at; what is longer is read in pieces. */
const LINE_AT_MOST = 64 * 1024

const NEWLINE = 10
const SPACE = 32

/** Bytes that make a line one of interest; `skip`: so many of them are of the line before. */
type Mark = { bytes: Buffer; skip: number; isOne?: (bytes: Buffer, at: number) => boolean }

/**
 * The licensing agents of NX-OS, IOS XE and IOS XR, and commands: at a prompt, in the backticks of `show tech`, between
 * dashes, or at a line's beginning. Each begins with what is rare in a log and is short: that is what Node finds quickest.
 */
const MARKS: readonly Mark[] = [
  { bytes: Buffer.from('LICMGR-'), skip: 0 },
  { bytes: Buffer.from('T_LIC-'), skip: 0 },
  { bytes: Buffer.from('#'), skip: 0, isOne: isPrompt },
  { bytes: Buffer.from('>'), skip: 0, isOne: isPrompt },
  { bytes: Buffer.from('`show '), skip: 0 },
  { bytes: Buffer.from('-- show'), skip: 0 },
  { bytes: Buffer.from('\nshow '), skip: 1 },
]

/** Letters that commands of ours begin with: `show`, `sh lic`, `ping`, `do show`. */
const COMMANDS = new Set([...'spd'].map((letter) => letter.charCodeAt(0)))

/** Hears of the lines of interest, in their order. */
export type Sink = {
  /** A line with a mark, and the one below it. True where the lines below it, up to the next line that gives false or true, are wanted. */
  line: (line: string, below: string) => 'open' | 'close' | undefined
  /** Lines below one that opened; false where no more of them are wanted. */
  below: (text: string) => boolean
}

/** Looks through bytes, in any pieces. */
export type Scanner = {
  /** Where the next bytes may be written. */
  room: () => Uint8Array
  /** So many were. */
  took: (count: number) => void
  /** Bytes that are somewhere else already. */
  feed: (bytes: Uint8Array) => void
  /** No more come for now: whole lines that were held back for the one below them are read. */
  flush: () => void
  /** There are no more: what is left is read too, and the scanner is as new. */
  end: () => void
}

/**
 * A scanner in flat memory: bytes are searched for the marks, and only lines that have one become text. A line that
 * stands across two pieces is whole, and so is the one below it.
 */
export function createScanner(sink: Sink): Scanner {
  const buffer = Buffer.allocUnsafeSlow(READ + 4 * LINE_AT_MOST)
  // the first line, too, stands behind the end of one
  buffer[0] = NEWLINE
  let filled = 1
  let open = false

  /** Looks through the lines up to `end`, of which the first `until` bytes are done with. */
  function search(end: number, until: number): void {
    const bytes = buffer.subarray(0, end)
    const next = MARKS.map((mark) => find(bytes, mark, 0))
    let done = 0
    for (;;) {
      const at = Math.min(...next)
      if (at >= until) break
      const from = Math.max(bytes.lastIndexOf(NEWLINE, at) + 1, done)
      const to = endOfLine(bytes, at)
      if (open && from > done) open = sink.below(textOf(bytes, done, from))
      const below = to < end ? textOf(bytes, to + 1, endOfLine(bytes, to + 1)) : ''
      const does = sink.line(textOf(bytes, from, to), below)
      if (does) open = does === 'open'
      else if (open) open = sink.below(textOf(bytes, from, Math.min(to + 1, end)))
      done = Math.min(to + 1, end)
      for (const [index, mark] of MARKS.entries())
        if ((next[index] ?? 0) < done) next[index] = find(bytes, mark, done)
    }
    if (open && until > done) open = sink.below(textOf(bytes, done, until))
  }

  function takeWhole(): void {
    // the last whole line stays, so that it is seen with the one below it
    const last = buffer.lastIndexOf(NEWLINE, filled - 1)
    const until = last > 0 ? buffer.lastIndexOf(NEWLINE, last - 1) + 1 : 0
    const cut = until > 0 && filled - until <= 2 * LINE_AT_MOST ? until : filled - LINE_AT_MOST
    if (cut <= 0) return
    search(filled, cut)
    buffer.copyWithin(0, cut, filled)
    filled -= cut
  }

  const scanner: Scanner = {
    room: () => buffer.subarray(filled, filled + Math.min(READ, buffer.length - filled)),
    took(count) {
      filled += count
      takeWhole()
    },
    feed(bytes) {
      for (let from = 0; from < bytes.length; ) {
        const room = scanner.room()
        const piece = bytes.subarray(from, from + room.length)
        room.set(piece)
        from += piece.length
        scanner.took(piece.length)
      }
    },
    flush() {
      const whole = buffer.lastIndexOf(NEWLINE, filled - 1) + 1
      if (filled === 0 || whole <= 0) return
      search(whole, whole)
      buffer.copyWithin(0, whole, filled)
      filled -= whole
    },
    end() {
      search(filled, filled)
      buffer[0] = NEWLINE
      filled = 1
      open = false
    },
  }
  return scanner
}

/** Where the next line of interest has its mark. */
function find(buffer: Buffer, { bytes, skip, isOne }: Mark, from: number): number {
  // a mark may begin with the end of the line before
  const start = Math.max(from - skip, 0)
  for (let at = buffer.indexOf(bytes, start); at !== -1; at = buffer.indexOf(bytes, at + 1)) {
    if (!isOne || isOne(buffer, at)) return at + skip
  }
  return constants.MAX_LENGTH
}

function isPrompt(bytes: Buffer, at: number): boolean {
  let next = at + 1
  while (bytes[next] === SPACE) next++
  return COMMANDS.has(bytes[next] ?? 0)
}

function endOfLine(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(NEWLINE, from)
  return at === -1 ? bytes.length : at
}

function textOf(bytes: Buffer, from: number, to: number): string {
  const end = to > from && bytes[to - 1] === 13 ? to - 1 : to
  return bytes.toString('utf8', from, Math.min(end, from + LINE_AT_MOST))
}
