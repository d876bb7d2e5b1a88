import type { FoundFact } from '../../facts/fact.ts'
import type { Device, Era, Evidence } from '../evidence.ts'
import type { Options } from '../options.ts'
import type { OutputParser, Placed, Reading, Stretch } from './output-parser.ts'
import { spanOf } from './output-parser.ts'
import { tellPlatform } from './platform-tells.ts'

/** What a parser made of an output's lines. */
export type Parsed = {
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
  /** Undefined where the lines turn out to be something else. */
  parse: (lines: readonly Placed[], stretch: Stretch, options: Options) => Parsed | undefined
}

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
        const used = stretch.lines.slice(from, end).filter(({ line }) => line.text.trim() !== '')
        const parsed = spec.parse(used, stretch, options)
        if (parsed) {
          readings.push({ evidence: evidenceOf(spec, parsed, used, echoed), used })
          from = end - 1
        }
      }
      return readings
    },
  }
}

function endOf({ starts, holds }: OutputSpec, lines: readonly Placed[], from: number): number {
  let end = from + 1
  for (let at = from + 1; at < lines.length; at++) {
    const placed = lines[at]
    if (placed?.line.text.trim() === '') continue
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
    platform: parsed.platform ?? tellPlatform(used),
    ...(spec.era && { era: spec.era }),
    lines: spanOf(used),
    ...(parsed.device && { device: parsed.device }),
    ...(spec.entry && { entry: spec.entry }),
    show: { command: spec.command, complete: parsed.complete ?? echoed, output: parsed.output },
    facts: parsed.facts ?? [],
  }
}
