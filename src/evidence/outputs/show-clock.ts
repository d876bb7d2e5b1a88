import { parseStamp } from '../../text/stamp.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// 18:57:38.347 UTC Mon Oct 19 2015; a star before it says that the clock isn't authoritative, a dot that NTP has lost it
const CLOCK =
  /^\s{0,8}(?<mark>[*.]?)\d{1,2}:\d\d:\d\d(?:\.\d{1,6})? [A-Za-z]{1,5} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} {1,2}\d{1,2} \d{4}\s{0,8}$/
// Time source is NTP
const SOURCE = /^\s{0,8}(?:Time source is |No time source)[^,]{0,60}$/

/** `show clock`: the device's own time. How far it is off, only another clock beside it could say. */
export const showClock = simpleOutput({
  command: 'show clock',
  level: 'supporting',
  entry: 'outputs/show-clock',
  starts: [CLOCK],
  holds: [SOURCE],
  parse,
})

function parse(lines: readonly Placed[], _: Stretch, { at }: { at: string }): Parsed | undefined {
  const [first] = lines
  if (!first) return undefined
  const raw = first.line.text.trim()
  const stamp = parseStamp(raw, at)
  if (!stamp.iso) return undefined
  const time = stamp.zoneKnown ? stamp.iso : raw
  const unsynchronized = CLOCK.exec(first.line.text)?.groups?.mark === '*'
  const source = lines.find(({ line }) => SOURCE.test(line.text))?.line.text.trim()
  const sourceLine = lines.find(({ line }) => SOURCE.test(line.text))?.line.lines
  const sourceFact = source &&
    sourceLine && {
      key: 'clock.source' as const,
      value: /^No /i.test(source) ? null : source.replace(/^Time source is /, ''),
      lines: sourceLine,
    }
  const said = { lines: first.line.lines, ...(stamp.zoneKnown && { at: stamp.iso }) }
  return {
    output: { time, ...(source && { source: source.replace(/^Time source is /, '') }) },
    facts: [
      { key: 'clock.deviceTime', value: time, ...said },
      ...(sourceFact ? [sourceFact] : []),
      ...(unsynchronized ? [{ key: 'ntp.synchronized' as const, value: false, ...said }] : []),
    ],
    platform: 'unknown',
    complete: true,
  }
}
