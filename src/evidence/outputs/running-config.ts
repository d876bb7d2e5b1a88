import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import { readConfigLine, type Setting } from './config-line.ts'
import type { OutputParser, Placed, Reading, Stretch } from './output-parser.ts'
import { spanOf } from './output-parser.ts'

// !Command: show running-config
const BANNER =
  /^\s{0,8}!(?:Command: show running-config|Running configuration last done at|No configuration change since last restart|Time:)/
const WHOLE_BANNER = /^\s{0,8}!Command: show running-config(?: all)?\s{0,8}$/
// version 10.3(1) Bios:version 05.45
const VERSION = /^version \d{1,3}\.\d{1,3}\(/

/** A setting, with the line that says so and the VRF context that it stands in. */
type Placing = { setting: Setting; at: Placed; vrf: string | null }

/**
 * Lines of a running-config that licensing depends on: its transport, name servers, hosts and time servers. An excerpt
 * says nothing about lines that it hasn't; only a whole configuration, with the next prompt below it, does.
 */
export const runningConfig: OutputParser = {
  commands: ['show running-config license', 'show running-config'],
  read: (stretch) => {
    const { echo, ended, lines } = stretch
    const banners = lines.filter(({ line }) => BANNER.test(line.text))
    const settings = placeSettings(lines)
    const telling = settings.filter(({ setting }) => setting.kind !== 'license-other')
    const licensing = telling.some(({ setting }) => setting.kind.startsWith('license'))
    const echoed = echo !== undefined && runningConfig.commands.includes(echo.command)
    if (settings.length === 0 || !(licensing || echoed || banners.length > 0 || telling.length >= 2))
      return []
    // without any indent nobody knows which context a line is in, so nothing is known to be missing from it
    const whole =
      ended &&
      lines.some(({ line }) => /^\s/.test(line.text)) &&
      (isWholeEcho(stretch) || banners.some(({ line }) => WHOLE_BANNER.test(line.text)))
    const used = [
      ...new Set([
        ...banners,
        ...lines.filter(({ line }) => VERSION.test(line.text)),
        ...settings.map(({ at }) => at),
      ]),
    ]
    used.sort((one, other) => one.index - other.index)
    return [readingOf(settings, used, { licensing, whole, lines, echoed: echoed ? echo.command : undefined })]
  },
}

function isWholeEcho({ echo }: Stretch): boolean {
  if (echo?.command !== 'show running-config') return false
  const words = echo.typed
    .trim()
    .replace(/^do\s{1,8}/i, '')
    .split(/\s+/, 4)
  return words.length === 2 || (words.length === 3 && words[2] === 'all')
}

/** Each setting under the VRF context above it. Without any indent nobody knows where a context ends. */
function placeSettings(lines: readonly Placed[]): Placing[] {
  const indented = lines.some(({ line }) => /^\s/.test(line.text))
  let vrf: string | null = null
  return lines.flatMap((at): Placing[] => {
    const { text } = at.line
    const setting = readConfigLine(text)
    if (setting?.kind === 'vrf-context') vrf = setting.vrf
    else if (!/^\s/.test(text) && text.trim() !== '' && indented) vrf = null
    if (!setting) return []
    const unclear = !indented && vrf !== null && (setting.kind === 'name-server' || setting.kind === 'host')
    if (unclear && !(setting.kind === 'name-server' && setting.useVrf)) return []
    return [{ setting, at, vrf: setting.kind === 'name-server' && setting.useVrf && !indented ? null : vrf }]
  })
}

function readingOf(
  settings: readonly Placing[],
  used: readonly Placed[],
  {
    licensing,
    whole,
    lines,
    echoed,
  }: { licensing: boolean; whole: boolean; lines: readonly Placed[]; echoed?: string | undefined },
): Reading {
  const facts = [
    ...licenseFacts(settings),
    ...nameFacts(settings, whole, lines.at(-1)),
    ...timeFacts(settings, whole, lines.at(-1)),
  ]
  const output = Object.fromEntries(facts.map(({ key, value }) => [key, value]))
  const command = echoed ?? (licensing ? 'show running-config license' : 'show running-config')
  return {
    evidence: {
      kind: 'show',
      level: 'supporting',
      platform: 'nx-os',
      lines: spanOf(used),
      ...(licensing && { entry: 'outputs/show-running-config-license' }),
      show: { command, complete: whole, output },
      facts,
    },
    used,
  }
}

function licenseFacts(settings: readonly Placing[]): FoundFact[] {
  const facts: FoundFact[] = []
  const last = <K extends Setting['kind']>(kind: K) =>
    settings.findLast(
      (each): each is Placing & { setting: Extract<Setting, { kind: K }> } => each.setting.kind === kind,
    )
  const type = last('license-transport')
  if (type) facts.push(factOf('transport.type', type.setting.type, type.at))
  const urls = settings.filter(
    (each): each is Placing & { setting: Extract<Setting, { kind: 'license-url' }> } =>
      each.setting.kind === 'license-url',
  )
  // a URL of the other transport may be left over from before
  const url = urls.findLast(({ setting }) => !type || !setting.of || setting.of === type.setting.type)
  if (url) facts.push(factOf('transport.url', url.setting.url, url.at))
  const vrf = last('license-vrf')
  if (vrf) facts.push(factOf('transport.vrf', vrf.setting.vrf, vrf.at))
  const proxy = last('license-proxy')
  if (proxy) facts.push(factOf('transport.proxy', proxy.setting.address, proxy.at))
  return facts
}

function nameFacts(settings: readonly Placing[], whole: boolean, end: Placed | undefined): FoundFact[] {
  const facts: FoundFact[] = []
  const servers: Record<string, string | null> = {}
  let shown: Placed | undefined
  let lacking: Placed | undefined
  let global: { server: string; at: Placed } | undefined
  let lookup: FoundFact | undefined
  let local: FoundFact | undefined
  for (const { setting, at, vrf } of settings) {
    if (setting.kind === 'vrf-context' && whole && servers[setting.vrf] === undefined) {
      servers[setting.vrf] = null
      lacking ??= at
    }
    if (setting.kind === 'name-server' && vrf === null) global ??= { server: setting.server, at }
    if (setting.kind === 'name-server' && vrf !== null) {
      servers[vrf] ??= setting.server
      shown ??= at
    }
    if (setting.kind === 'domain-lookup' && vrf === null)
      lookup = factOf('dns.lookupEnabled', setting.enabled, at)
    if (setting.kind === 'host' && /^cslu-local(?:\.|$)/i.test(setting.name))
      local = factOf('hosts.csluLocal', setting.address, at)
  }
  if (global) facts.push(factOf('dns.globalServer', global.server, global.at))
  else if (whole && end) facts.push(factOf('dns.globalServer', null, end))
  const proof = shown ?? lacking
  if (proof && Object.keys(servers).length > 0) facts.push(factOf('dns.vrfServers', servers, proof))
  if (lookup) facts.push(lookup)
  if (local) facts.push(local)
  else if (whole && end) facts.push(factOf('hosts.csluLocal', null, end))
  return facts
}

function timeFacts(settings: readonly Placing[], whole: boolean, end: Placed | undefined): FoundFact[] {
  const server = settings.find(({ setting }) => setting.kind === 'ntp')
  if (server) return [factOf('ntp.configured', true, server.at)]
  return whole && end ? [factOf('ntp.configured', false, end)] : []
}

function factOf(key: FactKey, value: FactValue, { line }: Placed): FoundFact {
  return { key, value, lines: line.lines }
}
