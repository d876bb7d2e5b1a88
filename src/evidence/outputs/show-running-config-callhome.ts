import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { firstMatch } from './first-match.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// callhome
const HEAD = /^\s{0,8}callhome\s{0,8}$/
// !Command: show running-config callhome all
const BANNER =
  /^\s{0,8}!(?:Command|Running configuration last done at|No configuration change since last restart|Time)/
const ALL_BANNER = /^\s{0,8}!Command: show running-config callhome all/
// destination-profile xml transport-method http
const METHOD = /^\s{0,8}destination-profile (?<profile>\S{1,80}) transport-method (?<method>\S{1,20})/
// destination-profile xml index 1 http https://tools.cisco.com/its/service/oddce/services/DDCEService
const URL_LINE = /^\s{0,8}destination-profile (?<profile>\S{1,80}) (?:index \d{1,3} )?http (?<url>\S{1,300})/
// destination-profile CiscoTAC-1 …
const PROFILE = /^\s{0,8}destination-profile (?<profile>\S{1,80}) /
// transport http use-vrf management
const VRF = /^\s{0,8}(?<no>no )?transport http use-vrf(?: (?<vrf>\S{1,64}))?/
// enable, no enable
const ENABLE = /^\s{0,8}(?<no>no )?enable\s{0,8}$/
// transport http proxy server 192.0.2.1 port 8080
const PROXY = /^\s{0,8}transport http proxy server (?<server>\S{1,253})/
const PROXY_ENABLE = /^\s{0,8}(?<no>no )?transport http proxy enable/
const EMAIL = /^\s{0,8}email-contact (?<email>\S{1,200})/
const COMMAND = 'show running-config callhome'
const BODY =
  /^\s{0,8}(?:no )?(?:email-contact|phone-contact|streetaddress|contract-id|customer-id|site-id|switch-priority|destination-profile|transport |alert-group|periodic-inventory|duplicate-message|syslog|distribute|enable\b|snmp-server|snapshot|service-priority)/
const NAMED = /^\s{0,8}(?:no )?(?:destination-profile|email-contact|transport )/

/** `show running-config callhome`, with or without `all`, or the block of the same name in a configuration. */
export const showRunningConfigCallhome = simpleOutput({
  command: COMMAND,
  level: 'supporting',
  entry: 'outputs/show-running-config-callhome',
  starts: [BANNER, HEAD, METHOD, URL_LINE],
  holds: [BANNER, HEAD, BODY, /^version \S/],
  parse,
})

function parse(lines: readonly Placed[], stretch: Stretch): Parsed | undefined {
  const { echo } = stretch
  const headed = lines.some(({ line }) => HEAD.test(line.text))
  const echoed = echo?.command === COMMAND
  if (!headed && !echoed && !firstMatch(lines, URL_LINE)) return undefined
  if (!lines.some(({ line }) => NAMED.test(line.text))) return undefined
  const enable = firstMatch(lines, ENABLE)
  const whole = headed && isWhole(lines, stretch, enable !== undefined)
  const last = lines.at(-1)
  const facts: FoundFact[] = []
  const put = (key: FactKey, value: FactValue, at: Placed | undefined) => {
    if (at) facts.push({ key, value, lines: at.line.lines })
  }
  const methods = lines.flatMap((at) => {
    const groups = METHOD.exec(at.line.text)?.groups
    return groups ? [{ at, http: groups.method === 'http' }] : []
  })
  const http = methods.find((method) => method.http)
  if (http) put('callhome.overHttp', true, http.at)
  else if (whole) put('callhome.overHttp', false, methods[0]?.at ?? last)
  // the profile of licensing: the one with the address, else the only one that is named
  const names = new Set(lines.flatMap(({ line }) => PROFILE.exec(line.text)?.groups?.profile ?? []))
  const named = lines.find(({ line }) => PROFILE.test(line.text))
  if (names.size === 1) put('callhome.profile', [...names][0] ?? null, named)
  const url = urlOf(lines)
  if (url) put('callhome.url', url.groups.url ?? null, url.at)
  else if (whole) put('callhome.url', null, last)
  const vrf = firstMatch(lines, VRF)
  if (vrf?.groups.no) put('callhome.vrf', null, vrf.at)
  else if (vrf?.groups.vrf) put('callhome.vrf', vrf.groups.vrf, vrf.at)
  else if (whole) put('callhome.vrf', null, last)
  if (enable) put('callhome.enabled', enable.groups.no === undefined, enable.at)
  else if (whole) put('callhome.enabled', false, last)
  const proxy = firstMatch(lines, PROXY)
  if (proxy?.groups.server) put('callhome.proxy', proxy.groups.server, proxy.at)
  else if (whole) put('callhome.proxy', null, last)
  const proxied = firstMatch(lines, PROXY_ENABLE)
  if (proxied) put('callhome.proxyEnabled', proxied.groups.no === undefined, proxied.at)
  else if (whole && proxy) put('callhome.proxyEnabled', false, last)
  const email = firstMatch(lines, EMAIL)
  if (email?.groups.email) put('callhome.email', email.groups.email, email.at)
  else if (whole) put('callhome.email', null, last)
  return {
    output: {
      url: url?.groups.url ?? null,
      vrf: vrf?.groups.vrf ?? null,
      overHttp: http !== undefined,
      enabled: enable ? enable.groups.no === undefined : null,
    },
    facts,
    platform: 'nx-os',
    complete: whole,
  }
}

/**
 * Whether nothing is missing from the block. What is at its default isn't printed without `all`, and each default is to
 * be off; so the block alone says as much, where a command that prints it whole stands above, and something below.
 */
function isWhole(lines: readonly Placed[], { echo, ended, lines: all }: Stretch, enabled: boolean): boolean {
  // `enable` stands near the end: with it, or with the next prompt, nothing is cut off
  const followed = ended || (all.at(-1) !== undefined && all.at(-1)?.index !== lines.at(-1)?.index)
  const { command, filter } = echo ?? {}
  if (command === COMMAND && !filter) {
    const typedAll = /\ball\s{0,8}(?:\|.{0,40})?$/.test(echo?.typed ?? '')
    return typedAll ? followed || enabled : followed && echo?.prompted === true
  }
  if (lines.some(({ line }) => ALL_BANNER.test(line.text))) return followed || enabled
  const section = filter?.kind === 'section' && filter.words.length === 1 && filter.words[0] === 'callhome'
  return followed && echo?.prompted === true && command === 'show running-config' && (!filter || section)
}

/** Of several addresses the one of licensing, else the first. */
function urlOf(lines: readonly Placed[]): ReturnType<typeof firstMatch> {
  const licensing = lines.filter(({ line }) => /DDCEService/i.test(line.text))
  return firstMatch(licensing, URL_LINE) ?? firstMatch(lines, URL_LINE)
}
