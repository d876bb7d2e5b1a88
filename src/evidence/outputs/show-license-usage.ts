import { readLabel } from './labels.ts'
import { findUsage } from './license-usage-facts.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// (LAN_ENTERPRISE_SERVICES_PKG):   network-advantage (C9300-24 Network Advantage):
const PACKAGE = /^\s{0,8}(?:(?<plain>[A-Za-z][\w.-]{1,60}) )?\((?<named>[^()]{2,80})\):\s{0,8}$/
// Description, Count, Version, Status, Enforcement type, License type …
const FIELD =
  /^\s{0,12}(?:Description|Count|Version|Status|Export status|Feature Name|Feature Description|Enforcement type|License type):/i
// Feature List:
const FEATURES = /^\s{0,8}Feature List:\s{0,8}$/

/** `show license usage` and `show license usage PKG`: which licences are in use. */
export const showLicenseUsage = simpleOutput({
  command: 'show license usage',
  level: 'explained',
  era: 'policy',
  entry: 'outputs/show-license-usage',
  starts: [/^\s{0,8}License Authorization:\s{0,8}$/, PACKAGE],
  holds: [/^\s{0,8}License Authorization:/, PACKAGE, FIELD],
  parse,
})

/** `show license usage PKG`: the features that a package has; known by the command or by their names. */
export const showLicenseUsageFeatures = simpleOutput({
  command: 'show license usage',
  level: 'explained',
  era: 'policy',
  entry: 'outputs/show-license-usage',
  starts: [FEATURES],
  holds: [/^\s{0,8}[a-z][\w-]{1,40}\s{0,8}$/],
  parse: (lines, { echo }) =>
    echo?.command === 'show license usage'
      ? {
          output: { features: lines.slice(1).map(({ line }) => line.text.trim()) },
          platform: 'nx-os',
          complete: true,
        }
      : undefined,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const says = (pattern: RegExp) => lines.some(({ line }) => pattern.test(line.text))
  const inUse = says(/^\s{0,12}Status: (?:NOT )?IN USE\s{0,8}$/i)
  const enforcement = says(/^\s{0,12}Enforcement type: /i)
  const head = says(/^\s{0,8}License Authorization:/) && says(/^\s{0,12}Status: Not Applicable/i)
  if ([inUse && says(PACKAGE), enforcement, head].filter(Boolean).length < (head ? 1 : 2)) return undefined
  const packages: Record<string, string>[] = []
  for (const { line } of lines) {
    const groups = PACKAGE.exec(line.text)?.groups
    if (groups) packages.push({ name: groups.plain ?? groups.named ?? '' })
    const own = packages.at(-1)
    const field = own && readLabel(line.text)
    if (own && field?.value)
      own[field.label.replaceAll(/ (?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase())] =
        field.value
  }
  return { output: { packages }, facts: findUsage(lines), complete: packages.length > 0 }
}
