import type { FoundFact } from '../../facts/fact.ts'
import { firstMatch } from './first-match.ts'
import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Current smart-licensing transport settings:
const HEAD = /^\s{0,8}Current smart-licensing transport settings:/i
// Smart-license messages: enabled
const MESSAGES = /^\s{0,12}Smart-licen[sc](?:e|ing) messages: (?<state>enabled|disabled)/i
// Profile: CiscoTAC-1 (status: ACTIVE)
const PROFILE = /^\s{0,12}Profile: (?<name>\S{1,80}) \(status: (?<status>ACTIVE|INACTIVE)\)/i
// Destination  URL(s):  https://tools.cisco.com/its/service/oddce/services/DDCEService
const URL_LINE = /^\s{0,12}Destination\s{1,4}URL\(s\):\s{0,8}(?<url>\S{1,300})/i

/** `show call-home smart-licensing` (IOS XE): through which profile licensing goes, and whether it may. */
export const showCallHomeSmartLicensing = simpleOutput({
  command: 'show call-home smart-licensing',
  level: 'supporting',
  starts: [HEAD, MESSAGES],
  holds: [MESSAGES, PROFILE, URL_LINE, /^\s{1,40}https?:\/\/\S{1,300}\s{0,8}$/],
  parse,
})

function parse(lines: readonly Placed[]): Parsed | undefined {
  const messages = firstMatch(lines, MESSAGES)
  const profile = firstMatch(lines, PROFILE)
  const url = firstMatch(lines, URL_LINE)
  if (!messages && !profile) return undefined
  const facts: FoundFact[] = []
  const active = profile && profile.groups.status?.toUpperCase() === 'ACTIVE'
  if (profile)
    facts.push({ key: 'callhome.profileActive', value: active === true, lines: profile.at.line.lines })
  if (url) facts.push({ key: 'callhome.url', value: url.groups.url ?? null, lines: url.at.line.lines })
  return {
    output: {
      messages: messages?.groups.state?.toLowerCase() ?? null,
      profile: profile?.groups.name ?? null,
      active: active ?? null,
      url: url?.groups.url ?? null,
    },
    facts,
    platform: 'ios-xe',
    complete: HEAD.test(lines[0]?.line.text ?? '') && url !== undefined,
  }
}
