import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { firstMatch } from './first-match.ts'
import type { Placed, Stretch } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// DNS lookup enabled, DNS lookup disabled
const LOOKUP = /^\s{0,8}DNS lookup (?<state>enabled|disabled)\b/i
// Name/address lookup uses domain service, … uses static mappings
const SERVICE = /^\s{0,8}Name\/address lookup uses /i
// Default domain is example.com, Default Domain is not set, Default domain for vrf:management is example.com
const DOMAIN = /^\s{0,8}(?:Default domain|Domain list|Default domain list)\b/i
// Name servers are 192.0.2.1, Name servers for vrf:management are 192.0.2.1, Name servers are not set
const SERVERS =
  /^\s{0,8}Name servers?(?: for vrf ?: ?(?<vrf>[\w.:-]{1,64}))? (?:are|is):?\s{0,8}(?<servers>[^\s,].{0,300})$/i
// Host   Address; Host   Port  Flags      Age Type   Address(es)
const HEADER = /^\s{0,8}Host\s{1,60}(?:Port|Flags|TTL|Address)/i
// Vrf   Use-vrf   Token   Config
const USE_HEADER = /^\s{0,8}Vrf\s{1,60}Use-vrf\s/i
// default   management   server 192.0.2.1
const USE_ROW =
  /^\s{0,8}(?<vrf>\S{1,64})\s{1,40}(?<use>\S{1,64})\s{1,40}(?<token>domain|server)\s{1,40}(?<config>\S{1,253})/i
// cslu-local   192.0.2.10; cslu-local  None  (perm, OK)  0   IP    192.0.2.10
const LOCAL = /^\s{0,8}cslu-local(?:\.[\w.-]{1,200})?\s(?<rest>.{1,120})$/i
const NAME = /^[A-Za-z][\w.-]{1,200}$/
const CODES = /^\s{0,20}(?:Codes: |temp - |NA - |-{4,})/
const ROW = /^\s{0,8}[A-Za-z0-9][\w.-]{0,120}\s{2,60}\S/

/** `show hosts`: the DNS servers that the switch has, by VRF, and the names that it knows by itself. */
export const showHosts = simpleOutput({
  command: 'show hosts',
  level: 'supporting',
  entry: 'outputs/show-hosts',
  starts: [LOOKUP, SERVICE, DOMAIN, SERVERS],
  holds: [LOOKUP, SERVICE, DOMAIN, SERVERS, HEADER, USE_HEADER, USE_ROW, LOCAL, CODES, ROW],
  parse,
})

function parse(lines: readonly Placed[], { echo }: Stretch): Parsed | undefined {
  const echoed = echo?.command === 'show hosts'
  const cues = [LOOKUP, SERVICE, DOMAIN, SERVERS, HEADER].filter(
    (cue) => firstMatch(lines, cue) ?? lines.some(({ line }) => cue.test(line.text)),
  )
  if (cues.length < (echoed ? 1 : 2)) return undefined
  const facts: FoundFact[] = []
  const put = (key: FactKey, value: FactValue, { line }: Placed) =>
    facts.push({ key, value, lines: line.lines })
  const lookup = firstMatch(lines, LOOKUP)
  if (lookup) put('dns.lookupEnabled', lookup.groups.state?.toLowerCase() === 'enabled', lookup.at)
  const servers: Record<string, string | null> = {}
  let shown: Placed | undefined
  for (const at of lines) {
    const groups = SERVERS.exec(at.line.text)?.groups
    if (!groups?.servers) continue
    const server = serverOf(groups.servers)
    if (server === undefined) continue
    const vrf = groups.vrf?.toLowerCase() === 'default' ? undefined : groups.vrf
    if (vrf === undefined) put('dns.globalServer', server, at)
    else {
      servers[vrf] ??= server
      shown ??= at
    }
  }
  for (const at of lines) {
    const { vrf, token, config } = USE_ROW.exec(at.line.text)?.groups ?? {}
    if (!vrf || token?.toLowerCase() !== 'server' || !config || !isAddress(config)) continue
    // a server that is asked through another VRF is one all the same
    if (vrf.toLowerCase() === 'default') {
      const none = facts.findIndex(({ key, value }) => key === 'dns.globalServer' && value === null)
      if (none !== -1) facts.splice(none, 1)
      if (!facts.some(({ key }) => key === 'dns.globalServer')) put('dns.globalServer', config, at)
    } else {
      servers[vrf] ??= config
      shown ??= at
    }
  }
  if (shown) put('dns.vrfServers', servers, shown)
  const local = firstMatch(lines, LOCAL)
  const address = local?.groups.rest?.split(/\s+/).findLast((word) => isAddress(word))
  if (local && address) put('hosts.csluLocal', address, local.at)
  const head = lines.findIndex(({ line }) => HEADER.test(line.text))
  for (const at of head === -1 ? [] : lines.slice(head + 1)) {
    const [name = '', ...rest] = at.line.text.trim().split(/\s+/)
    const to = rest.find((word) => isAddress(word))
    // what was looked up is there for a while only
    const isTemporary = rest.some((word) => /^\(?temp/i.test(word))
    if (to && !isTemporary && NAME.test(name) && (rest.length === 1 || /\(perm/i.test(at.line.text)))
      put('hosts.static', { name, address: to }, at)
  }
  return {
    output: Object.fromEntries(facts.map(({ key, value }) => [key, value])),
    facts,
    platform: lookup ? 'nx-os' : 'unknown',
  }
}

/** The first server of a list; null where there is said to be none, undefined where it can't be told. */
function serverOf(list: string): string | null | undefined {
  const [first = ''] = list.trim().split(/[\s,]+/, 1)
  // IOS asks everybody where it knows nobody
  if (/^not$/i.test(first) || first === '255.255.255.255') return null
  return isAddress(first) ? first : undefined
}

function isAddress(word: string): boolean {
  return /^[0-9A-Fa-f.:]{3,45}$/.test(word) && /[.:]/.test(word)
}
