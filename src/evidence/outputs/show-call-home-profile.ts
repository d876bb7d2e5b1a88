import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Profile Name: CiscoTAC-1
const NAME = /^\s{0,8}Profile Name: (?<name>\S{1,80})/
// Profile status: ACTIVE, Transport Method: http, HTTP  address: https://…
const FIELD =
  /^\s{1,12}(?<label>Profile status|Reporting Data|Transport Method|HTTP {1,2}address(?:\(es\))?|Other address\(es\)): (?<value>.{1,300})$/
const HOLDS = [FIELD, NAME, /^\s{1,40}\S/]

/** `show call-home profile all` (IOS XE): the profiles, and whether one carries licensing. */
export const showCallHomeProfile = simpleOutput({
  command: 'show call-home profile all',
  level: 'supporting',
  starts: [NAME],
  holds: HOLDS,
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const profiles: { name: string; fields: Record<string, string>; at: Placed }[] = []
  for (const at of lines) {
    const name = NAME.exec(at.line.text)?.groups?.name
    if (name) profiles.push({ name, fields: {}, at })
    const field = FIELD.exec(at.line.text)?.groups
    const own = profiles.at(-1)
    if (own && field?.label && field.value)
      own.fields[field.label.replaceAll(/\s+/g, ' ')] = field.value.trim()
  }
  const known = profiles.filter(({ fields }) => fields['Profile status'])
  if (known.length === 0) return undefined
  const licensing = known.filter(({ fields }) => fields['Reporting Data']?.includes('Smart Licensing'))
  const active = licensing.find(({ fields }) => fields['Profile status'] === 'ACTIVE') ?? licensing[0]
  const facts: FoundFact[] = active
    ? [
        {
          key: 'callhome.profileActive',
          value: active.fields['Profile status'] === 'ACTIVE',
          lines: active.at.line.lines,
        },
      ]
    : []
  return {
    output: { profiles: known.map(({ name, fields }) => ({ name, ...fields })) },
    facts,
    platform: 'ios-xe',
    complete: true,
  }
}
