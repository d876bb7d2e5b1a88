import type { Placed, OutputParser as StretchParser } from './output-parser.ts'
import type { RegionParser } from './reading.ts'
import type { Row } from './row.ts'

/** Lets a parser of plain lines read a region. A row that a terminal had wrapped is one line to it. */
export function fromStretch(parser: StretchParser): RegionParser {
  return ({ rows, echo, closed }, options) => {
    const typed = echo && {
      command: echo.command,
      typed: echo.text,
      at: echo.row,
      args: echo.args,
      prompted: echo.prompted,
      ...(echo.filter && { filter: echo.filter }),
    }
    const found = parser.read({ lines: rows, ended: closed, ...(typed && { echo: typed }) }, options)
    return found.map(({ evidence, used }) => ({
      command: evidence.show?.command ?? '',
      level: evidence.level,
      platform: evidence.platform,
      ...(evidence.era && { era: evidence.era }),
      complete: evidence.show?.complete ?? false,
      rows: used.filter(isRow),
      output: evidence.show?.output ?? {},
      facts: evidence.facts,
      ...(evidence.device && { device: evidence.device }),
    }))
  }
}

function isRow(placed: Placed): placed is Row {
  return 'indexes' in placed
}
