import { type Core, findCores } from './cores.ts'
import { type Header, readHeader } from './header.ts'
import { licensingFamily } from './licensing-family.ts'
import { findMentions } from './mentions.ts'
import { findStamps } from './stamps.ts'

/** A message of a line: its core, its text, the header it came with, and the core that it is nested in. */
export type FoundMessage = {
  core: Core
  text: string
  header: Header
  xr: boolean
  outer?: Core
  before: string
}

// <187>
const PRI = /<\d{1,3}>/

// RP/0/RP0/CPU0: or smartlicserver[390]:
const IOS_XR = /\/CPU\d{1,2}:|smartlicserver\[/

/**
 * The messages of one line, the licensing agents' and others', in their order. `typed` is for a line with a prompt:
 * a mnemonic in a command (`show logging | include …`) is no message there.
 */
export function readLogLine(given: string, typed: boolean): FoundMessage[] {
  // Markdown puts a backslash before an underscore
  const text = given.replaceAll('\\_', '_')
  const cores = findCores(text)
  const inLog = typed || cores.some((core) => core.ended && !isLicensing(core))
  const said = inLog ? cores.filter((core) => core.ended) : [...cores, ...findMentions(text, cores)]
  said.sort((a, b) => a.start - b.start)

  const found: FoundMessage[] = []
  let header: Header = { stamped: false }
  let xr = false
  let from = 0
  for (const [index, core] of said.entries()) {
    const before = text.slice(from, core.start)
    const begins = index === 0 ? 0 : beginOfHeader(before)
    const outer = found.at(-1)
    const nested = begins === undefined
    if (!nested) {
      header = readHeader(before.slice(begins))
      xr = IOS_XR.test(before)
      if (outer) outer.text = outer.text.slice(0, Math.max(0, from + begins - outer.core.textStart))
    }
    found.push({
      core,
      text: text.slice(core.textStart, said[index + 1]?.start ?? endOfText(text, core)),
      header,
      xr,
      before,
      ...(nested && outer && { outer: outer.core }),
    })
    from = core.textStart
  }
  return found
}

/** The header of a line's first message, whatever its facility; undefined where the line has none. */
export function readFirstHeader(text: string): Header | undefined {
  const [core] = findCores(text, 1)
  return core && readHeader(text.slice(0, core.start))
}

/** Whether the message is one of a licensing agent's. A mnemonic alone is found only where it is one. */
export function isLicensing(core: Core): boolean {
  return core.facility === undefined || licensingFamily(core.facility) !== undefined
}

/** Where the header of a further message in the same line begins; undefined where the message is nested in the last. */
function beginOfHeader(between: string): number | undefined {
  const stamp = findStamps(between)[0]?.start
  if (stamp === undefined) return undefined
  const pri = PRI.exec(between)?.index
  return pri !== undefined && pri < stamp ? pri : stamp
}

/** A message that stands in quotes ends where they do. */
function endOfText(text: string, core: Core): number {
  for (const quote of ['"', '`']) {
    const close = text.indexOf(quote, core.textStart)
    if (close !== -1 && text.slice(0, core.start).split(quote).length % 2 === 0) return close
  }
  return text.length
}
