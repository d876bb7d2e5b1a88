import type { FoundFact } from '../../facts/fact.ts'
import type { Device, Era, Evidence } from '../evidence.ts'
import type { Options } from '../options.ts'
import type { OutputParser, Placed, Reading, Stretch } from './output-parser.ts'
import { spanOf } from './output-parser.ts'
import { platformOf } from './platform.ts'
import { rowOf } from './row.ts'

/** What a parser made of an output's lines. */
export type Parsed = {
  /** Where the lines show that it is another command's than the spec's. */
  command?: string
  output: NonNullable<Evidence['show']>['output']
  facts?: FoundFact[]
  device?: Device
  platform?: Evidence['platform']
  complete?: boolean
}

/** How an output is known and read. */
export type OutputSpec = {
  /** Its canonical name. */
  command: string
  /** Other echoes that print the same. */
  also?: readonly string[]
  level: Evidence['level']
  era?: Era
  /** The knowledge entry, where there is one. */
  entry?: string
  /** A line that begins it, where no command was pasted. */
  starts: readonly RegExp[]
  /** Lines that it may hold; the first other one ends it. */
  holds: readonly RegExp[]
  /** Lines that may stand amid it and are somebody else's, such as a device's error. */
  passes?: readonly RegExp[]
  /** Undefined where the lines turn out to be something else. */
  parse: (lines: readonly Placed[], stretch: Stretch, options: Options) => Parsed | undefined
}

// Load for five secs: 2%/0%; one minute: 0%; five minutes: 0%
const LOAD = /^\s{0,8}Load for five secs: /
// Time source is NTP, 10:45:23.029 UTC Thu Nov 18 2021
const TIME_SOURCE = /^\s{0,8}(?:No time source|Time source is [\w ]{1,40}), /

/** A parser for an output that stands in one piece: from its first line on, as long as lines are its own. */
export function simpleOutput(spec: OutputSpec): OutputParser {
  const commands = [spec.command, ...(spec.also ?? [])]
  return {
    commands,
    read: (stretch, options) => {
      const readings: Reading[] = []
      const echoed = stretch.echo !== undefined && commands.includes(stretch.echo.command)
      for (let from = 0; from < stretch.lines.length; from++) {
        if (!matches(spec.starts, stretch.lines[from])) continue
        const end = endOf(spec, stretch.lines, from)
        const own = stretch.lines.slice(from, end).filter((placed) => isOwn(spec, placed))
        const parsed = spec.parse(own, stretch, options)
        if (parsed) {
          const used = [...prefaceOf(stretch.lines, from), ...own]
          readings.push({ evidence: evidenceOf(spec, parsed, used, echoed), used })
        }
        // what wasn't one isn't one from its second line on either
        from = end - 1
      }
      return readings
    },
  }
}

/** What IOS XE prints above an output where `terminal exec prompt timestamp` is set. */
function prefaceOf(lines: readonly Placed[], from: number): Placed[] {
  const above: Placed[] = []
  for (let at = from - 1; at >= 0; at--) {
    const placed = lines[at]
    if (!placed || placed.line.text.trim() === '') continue
    if (!LOAD.test(placed.line.text) && !TIME_SOURCE.test(placed.line.text)) break
    above.unshift(placed)
  }
  return above
}

function isOwn({ passes = [] }: OutputSpec, placed: Placed): boolean {
  return placed.line.text.trim() !== '' && !matches(passes, placed)
}

function endOf({ starts, holds, passes = [] }: OutputSpec, lines: readonly Placed[], from: number): number {
  let end = from + 1
  for (let at = from + 1; at < lines.length; at++) {
    const placed = lines[at]
    if (placed?.line.text.trim() === '' || matches(passes, placed)) continue
    // an output that begins again is another one, unless such lines come within one too
    if (matches(starts, placed) && !matches(holds, placed)) break
    if (!matches(holds, placed)) break
    end = at + 1
  }
  return end
}

function matches(patterns: readonly RegExp[], placed: Placed | undefined): boolean {
  return placed !== undefined && patterns.some((pattern) => pattern.test(placed.line.text))
}

function evidenceOf(
  spec: OutputSpec,
  parsed: Parsed,
  used: readonly Placed[],
  echoed: boolean,
): Reading['evidence'] {
  return {
    kind: 'show',
    level: spec.level,
    platform: parsed.platform ?? platformOf(used.map(({ line }) => rowOf(line, []))),
    ...(spec.era && { era: spec.era }),
    lines: spanOf(used),
    ...(parsed.device && { device: parsed.device }),
    ...(spec.entry && { entry: spec.entry }),
    show: {
      command: parsed.command ?? spec.command,
      complete: parsed.complete ?? echoed,
      output: parsed.output,
    },
    facts: parsed.facts ?? [],
  }
}
