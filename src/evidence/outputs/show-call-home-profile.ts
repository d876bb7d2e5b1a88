import type { FoundFact } from '../../facts/fact.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Profile Name: CiscoTAC-1
const NAME = /^\s{0,8}Profile Name: (?<name>\S{1,80})/
// Profile status: ACTIVE, Transport Method: http, HTTP  address: https://…
const FIELD =
  /^\s{0,12}(?<label>Profile status|Profile mode|Reporting Data|Preferred Message Format|Message Size Limit|Transport Method|HTTP {1,2}address(?:\(es\))?|Email address\(es\)|Other address\(es\)): (?<value>.{1,300})$/
const HOLDS = [
  NAME,
  FIELD,
  /^\s{1,40}\S/,
  /^(?:Periodic (?:configuration|inventory) info|Alert-group|Syslog-Pattern|-{8,}|N\/A\s|\S{1,60}\s{1,40}(?:debugging|minor|major|warning|normal|notification|critical|fatal|catastrophic|disaster)\s{0,8}$)/,
]
// Current call home settings:
const SETTINGS = /^\s{0,8}Current call home settings:/
const INDENTED = /^\s{1,40}\S/

/** `show call-home profile all` (IOS XE): the profiles, and whether one carries licensing. */
export const showCallHomeProfile = simpleOutput({
  command: 'show call-home profile all',
  level: 'supporting',
  starts: [NAME],
  holds: HOLDS,
  parse,
})

/** `show call-home detail` (IOS XE): the settings of call-home above the same profiles. */
export const showCallHomeDetail = simpleOutput({
  command: 'show call-home detail',
  level: 'supporting',
  starts: [SETTINGS],
  holds: [INDENTED, /^(?:Available alert groups|Profiles):/, ...HOLDS],
  parse: (lines) => parse(lines) ?? { output: {}, platform: 'ios-xe', complete: false },
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const profiles: { name: string; fields: Record<string, string>; at: Placed; status?: Placed }[] = []
  for (const at of lines) {
    const name = NAME.exec(at.line.text)?.groups?.name
    if (name) profiles.push({ name, fields: {}, at })
    const field = FIELD.exec(at.line.text)?.groups
    const own = profiles.at(-1)
    if (!own || !field?.label || !field.value) continue
    own.fields[field.label.replaceAll(/\s+/g, ' ')] = field.value.trim()
    if (field.label === 'Profile status') own.status = at
  }
  const known = profiles.filter(({ fields }) => fields['Profile status'])
  if (known.length === 0) return undefined
  const licensing = known.filter(({ fields }) => fields['Reporting Data']?.includes('Smart Licensing'))
  const active = licensing.find(({ fields }) => fields['Profile status'] === 'ACTIVE') ?? licensing[0]
  return {
    output: { profiles: known.map(({ name, fields }) => ({ name, ...fields })) },
    facts: active ? factsOf(active.fields, active.status ?? active.at) : [],
    platform: 'ios-xe',
    complete: NAME.test(lines[0]?.line.text ?? '') || SETTINGS.test(lines[0]?.line.text ?? ''),
  }
}

function factsOf(fields: Record<string, string>, { line }: Placed): FoundFact[] {
  return [{ key: 'callhome.profileActive', value: fields['Profile status'] === 'ACTIVE', lines: line.lines }]
}
