import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// License                 Entitlement Tag               Count Status
const HEADER = /^\s{0,8}License\s{2,60}Entitlement Tag\s{1,60}Count Status/i
// network-advantage       (C9300-48 Network Advan...)       1 IN USE
const ROW =
  /^\s{0,8}(?<license>[\w.+/-]{1,60})\s{1,60}\((?<tag>[^()]{1,80})\)\s{1,60}(?<count>\d{1,6}) (?<status>(?:NOT )?IN USE)/i

/** `show license summary`: the licences in a table. */
export const showLicenseSummary = simpleOutput({
  command: 'show license summary',
  level: 'explained',
  era: 'policy',
  entry: 'outputs/show-license-summary',
  starts: [/^\s{0,8}License Usage:\s{0,8}$/, HEADER],
  holds: [HEADER, ROW, /^\s{0,8}-{20,}/],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  if (!lines.some(({ line }) => HEADER.test(line.text))) return undefined
  const rows = lines.flatMap((at) => {
    const groups = ROW.exec(at.line.text)?.groups
    return groups
      ? [
          {
            at,
            license: groups.license ?? '',
            count: Number(groups.count),
            inUse: /^in use$/i.test(groups.status ?? ''),
          },
        ]
      : []
  })
  const shown = rows.find(({ inUse }) => inUse) ?? rows[0]
  return {
    output: { licenses: rows.map(({ license, count, inUse }) => ({ license, count, inUse })) },
    facts: shown ? [{ key: 'usage.inUse', value: shown.inUse, lines: shown.at.line.lines }] : [],
    complete: rows.length > 0,
  }
}
