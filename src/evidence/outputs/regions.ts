import type { Line } from '../../text/line.ts'
import { type Echo, readBareEcho, readEcho } from './echo.ts'
import { type Row, rowOf } from './row.ts'
import { unwrapRows } from './unwrap-rows.ts'

/** The command above an output: what it was, where it stands, and the device whose prompt it was typed at. */
export type Typed = Echo & { text: string; row: Row; host?: string; prompted: boolean; shell: boolean }

/** What stands between two prompts of a paste, or between two blocks: the output of one command, or of several unknown ones. */
export type Region = {
  echo?: Typed
  rows: Row[]
  /** How many lines of it are messages, which are read elsewhere. */
  messages: number
  /** Whether a prompt or another command follows, so that nothing is missing at its end. */
  closed: boolean
}

/** Cuts a paste at its prompts and typed commands. Lines that are taken (messages) are passed over, and part nothing. */
export function splitRegions(lines: readonly Line[], taken: ReadonlySet<number>): Region[] {
  const regions: Region[] = []
  let block = -1
  let current: Region | undefined
  for (const [index, line] of lines.entries()) {
    const fresh = line.block !== block
    block = line.block
    // a command in backticks is a block of its own: `show tech` prints each so, above its output
    const headed = current?.echo && !current.echo.prompted && current.rows.length === 0
    if (fresh && !headed) current = undefined
    if (taken.has(index) && !line.prompt) {
      if (current) current.messages++
      continue
    }
    const echo = taken.has(index) ? undefined : echoOf(line, index)
    if (line.prompt || echo) {
      if (current) current.closed = true
      current = { rows: [], messages: 0, closed: false, ...(echo && { echo }) }
      regions.push(current)
      continue
    }
    if (line.text === '') continue
    if (!current) {
      current = { rows: [], messages: 0, closed: false }
      regions.push(current)
    }
    current.rows.push(rowOf(line, [index]))
  }
  const pastes = regions.map(({ echo, rows: [row] }) => (row ?? echo?.row)?.line.paste)
  return regions.map((region, at) => {
    const last = at + 1 === regions.length || pastes[at + 1] !== pastes[at]
    return { ...region, rows: unwrapRows(region.rows, lines, last && !region.closed) }
  })
}

function echoOf(line: Line, index: number): Typed | undefined {
  const echo = line.prompt ? readEcho(line.text) : readBareEcho(line.text.trim())
  if (!echo) return undefined
  const host = line.prompt?.host
  return {
    ...echo,
    text: line.text.trim(),
    row: rowOf(line, [index]),
    prompted: line.prompt !== undefined,
    shell: line.prompt?.mode === 'shell',
    ...(host && { host }),
  }
}
