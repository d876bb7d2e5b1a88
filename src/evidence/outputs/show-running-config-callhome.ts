import type { FoundFact } from '../../facts/fact.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// callhome
const HEAD = /^callhome\s{0,8}$/
// !Command: show running-config callhome all
const BANNER =
  /^\s{0,8}!(?:Command|Running configuration last done at|No configuration change since last restart|Time)/
// destination-profile xml transport-method http
const METHOD = /^\s{0,8}destination-profile (?<profile>\S{1,80}) transport-method (?<method>\S{1,20})/
// destination-profile xml index 1 http https://tools.cisco.com/its/service/oddce/services/DDCEService
const URL_LINE = /^\s{0,8}destination-profile (?<profile>\S{1,80}) index \d{1,3} http (?<url>\S{1,300})/
// transport http use-vrf management
const VRF = /^\s{0,8}transport http use-vrf (?<vrf>\S{1,64})/
// enable, no enable
const ENABLE = /^\s{1,8}(?<no>no )?enable\s{0,8}$/
const BODY =
  /^\s{0,8}(?:no )?(?:email-contact|phone-contact|streetaddress|contract-id|customer-id|site-id|switch-priority|destination-profile|transport |alert-group|periodic-inventory|duplicate-message|syslog|distribute|enable\b)/

/** `show running-config callhome`, with or without `all`: only the latter prints what is at its default. */
export const showRunningConfigCallhome = simpleOutput({
  command: 'show running-config callhome',
  level: 'supporting',
  entry: 'outputs/show-running-config-callhome',
  starts: [BANNER, HEAD],
  holds: [BANNER, HEAD, BODY, /^version \S/],
  parse,
})

function parse(lines: readonly Placed[], { echo }: Stretch): Parsed | undefined {
  if (!lines.some(({ line }) => HEAD.test(line.text))) return undefined
  if (
    !lines.some(({ line }) =>
      /^\s{0,8}(?:no )?(?:destination-profile|email-contact|transport )/.test(line.text),
    )
  )
    return undefined
  const banner = lines.find(({ line }) =>
    /^\s{0,8}!Command: show running-config callhome all/.test(line.text),
  )
  const whole = banner !== undefined || /\ball\s{0,8}$/.test(echo?.typed ?? '')
  const first = (pattern: RegExp) => {
    for (const at of lines) {
      const groups = pattern.exec(at.line.text)?.groups
      if (groups) return { at, groups }
    }
    return undefined
  }
  const last = lines.at(-1)
  const facts: FoundFact[] = []
  const put = (key: FoundFact['key'], value: FoundFact['value'], at: Placed | undefined) => {
    if (at) facts.push({ key, value, lines: at.line.lines })
  }
  const methods = lines.flatMap((at) => {
    const groups = METHOD.exec(at.line.text)?.groups
    return groups ? [{ at, http: groups.method === 'http' }] : []
  })
  const http = methods.find((method) => method.http)
  if (http) put('callhome.overHttp', true, http.at)
  else if (methods[0] || whole) put('callhome.overHttp', false, methods[0]?.at ?? last)
  const url = first(URL_LINE)
  if (url) put('callhome.url', url.groups.url ?? null, url.at)
  else if (whole) put('callhome.url', null, last)
  const vrf = first(VRF)
  if (vrf) put('callhome.vrf', vrf.groups.vrf ?? null, vrf.at)
  else if (whole) put('callhome.vrf', null, last)
  const enable = first(ENABLE)
  if (enable) put('callhome.enabled', enable.groups.no === undefined, enable.at)
  else if (whole) put('callhome.enabled', false, last)
  return {
    output: { url: url?.groups.url ?? null, vrf: vrf?.groups.vrf ?? null, overHttp: http !== undefined },
    facts,
    platform: 'nx-os',
    complete: whole,
  }
}
