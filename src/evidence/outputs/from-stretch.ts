import type { Options } from '../options.ts'
import type { Placed, OutputParser as StretchParser } from './output-parser.ts'
import type { Reading, RegionParser } from './reading.ts'
import type { Region } from './regions.ts'
import type { Row } from './row.ts'

/** Lets a parser of plain lines read a region. A row that a terminal had wrapped is one line to it. */
export function fromStretch(parser: StretchParser): RegionParser {
  return (region, options) => readStretch(parser, region, options)
}

function readStretch(parser: StretchParser, region: Region, options: Options): Reading[] {
  const { echo } = region
  const rows = new Map<Placed, Row>(region.rows.map((row) => [placed(row), row]))
  const found = parser.read(
    {
      lines: [...rows.keys()],
      ended: region.closed,
      ...(echo && { echo: { command: echo.command, typed: echo.text, at: placed(echo.row) } }),
    },
    options,
  )
  return found.map(({ evidence, used }) => ({
    command: evidence.show?.command ?? '',
    level: evidence.level,
    platform: evidence.platform,
    ...(evidence.era && { era: evidence.era }),
    complete: evidence.show?.complete ?? false,
    rows: used.flatMap((each) => rows.get(each) ?? []),
    output: evidence.show?.output ?? {},
    facts: evidence.facts,
    ...(evidence.device && { device: evidence.device }),
  }))
}

function placed({ text, indent, indexes, lines }: Row): Placed {
  return { line: { text: ' '.repeat(indent) + text, lines, block: 0 }, index: indexes[0] ?? 0 }
}
