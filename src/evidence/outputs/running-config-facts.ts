import type { FactValue, FoundFact } from '../../facts/fact.ts'
import type { FactKey } from '../../facts/vocabulary.ts'
import type { Setting } from './config-line.ts'
import type { Placed } from './output-parser.ts'

/** A setting, with the line that says so and the VRF context that it stands in. */
export type Placing = { setting: Setting; at: Placed; vrf: string | null }

/** Which lines are known to be missing where there are none: of the whole configuration, of some kind, of VRF contexts. */
export type Known = {
  all?: boolean
  contexts?: boolean
  servers?: boolean
  hosts?: boolean
  ntp?: boolean
  clock?: boolean
}

type Of<K extends Setting['kind']> = Placing & { setting: Extract<Setting, { kind: K }> }

/** What the lines of a configuration say, and what is known to be missing. `proof` is the line that ends it. */
export function settingFacts(
  settings: readonly Placing[],
  known: Known,
  proof: Placed | undefined,
): FoundFact[] {
  return [
    ...licenseFacts(settings),
    ...nameFacts(settings, known, proof),
    ...routeFacts(settings, known),
    ...timeFacts(settings, known, proof),
    ...portFacts(settings),
  ]
}

function ofKind<K extends Setting['kind']>(settings: readonly Placing[], kind: K): Of<K>[] {
  return settings.filter((each): each is Of<K> => each.setting.kind === kind)
}

function licenseFacts(settings: readonly Placing[]): FoundFact[] {
  const facts: FoundFact[] = []
  const type = ofKind(settings, 'license-transport').at(-1)
  if (type) facts.push(factOf('transport.type', type.setting.type, type.at))
  // a URL of the other transport may be left over from before
  const url = ofKind(settings, 'license-url').findLast(
    ({ setting }) => !type || !setting.of || setting.of === type.setting.type,
  )
  if (url) facts.push(factOf('transport.url', url.setting.url, url.at))
  const vrf = ofKind(settings, 'license-vrf').at(-1)
  if (vrf) facts.push(factOf('transport.vrf', vrf.setting.vrf, vrf.at))
  const proxy = ofKind(settings, 'license-proxy').at(-1)
  if (proxy) facts.push(factOf('transport.proxy', proxy.setting.address, proxy.at))
  const port = ofKind(settings, 'license-proxy-port').at(-1)
  if (port) facts.push(factOf('transport.proxyPort', port.setting.port, port.at))
  const source = ofKind(settings, 'license-source').at(-1)
  if (source) facts.push(factOf('transport.sourceInterface', source.setting.from, source.at))
  return facts
}

function nameFacts(settings: readonly Placing[], known: Known, end: Placed | undefined): FoundFact[] {
  const facts: FoundFact[] = []
  const servers: Record<string, string | null> = {}
  let shown: Placed | undefined
  let lacking: Placed | undefined
  let global: { server: string; at: Placed } | undefined
  for (const { setting, at, vrf } of settings) {
    if (
      setting.kind === 'vrf-context' &&
      (known.all || known.contexts) &&
      servers[setting.vrf] === undefined
    ) {
      servers[setting.vrf] = null
      lacking ??= at
    }
    // a filter took away the contexts, so nobody knows which one an indented line is in
    const adrift = vrf === null && /^\s/.test(at.line.text)
    if (setting.kind === 'name-server' && vrf === null && !adrift) global ??= { server: setting.server, at }
    if (setting.kind === 'name-server' && vrf !== null) {
      servers[vrf] ??= setting.server
      shown ??= at
    }
  }
  const named = ofKind(settings, 'name-server').length > 0
  if (global) facts.push(factOf('dns.globalServer', global.server, global.at))
  else if (end && (known.all || (known.servers && !named))) facts.push(factOf('dns.globalServer', null, end))
  // `*`: no VRF has one
  if (known.servers && !known.all && !named && end) facts.push(factOf('dns.vrfServers', { '*': null }, end))
  const proof = shown ?? lacking
  if (proof && Object.keys(servers).length > 0) facts.push(factOf('dns.vrfServers', servers, proof))
  const lookup = ofKind(settings, 'domain-lookup').findLast(({ vrf }) => vrf === null)
  if (lookup) facts.push(factOf('dns.lookupEnabled', lookup.setting.enabled, lookup.at))
  const hosts = ofKind(settings, 'host')
  const local = hosts.findLast(({ setting }) => /^cslu-local(?:\.|$)/i.test(setting.name))
  if (local) facts.push(factOf('hosts.csluLocal', local.setting.address, local.at))
  else if (known.hosts && end) facts.push(factOf('hosts.csluLocal', null, end))
  for (const { setting, at } of hosts)
    facts.push(factOf('hosts.static', { name: setting.name, address: setting.address }, at))
  const source = ofKind(settings, 'http-source').at(-1)
  if (source) facts.push(factOf('http.sourceInterface', source.setting.from, source.at))
  return facts
}

/** Nothing else gives VRF management a default route; another VRF may learn one. */
function routeFacts(settings: readonly Placing[], known: Known): FoundFact[] {
  const routes = ofKind(settings, 'default-route').flatMap(({ setting, at, vrf }) =>
    vrf === null && /^\s/.test(at.line.text) ? [] : [factOf('route.default', { vrf, via: setting.via }, at)],
  )
  const context = ofKind(settings, 'vrf-context').find(({ setting }) => setting.vrf === 'management')
  const has = ofKind(settings, 'default-route').some(({ vrf }) => vrf === 'management')
  if (context && !has && (known.all || known.contexts))
    routes.push(factOf('route.default', { vrf: 'management', via: null }, context.at))
  return routes
}

function timeFacts(settings: readonly Placing[], known: Known, end: Placed | undefined): FoundFact[] {
  const facts: FoundFact[] = []
  const server = ofKind(settings, 'ntp')[0]
  if (server) {
    facts.push(factOf('ntp.configured', true, server.at))
    facts.push(factOf('ntp.server', server.setting.server, server.at))
    if (server.setting.useVrf) facts.push(factOf('ntp.vrf', server.setting.useVrf, server.at))
  } else if (known.ntp && end) facts.push(factOf('ntp.configured', false, end))
  const protocol = ofKind(settings, 'clock-protocol').at(-1)
  if (protocol) facts.push(factOf('clock.protocol', protocol.setting.protocol, protocol.at))
  const zone = ofKind(settings, 'clock-timezone').at(-1)
  if (zone) facts.push(factOf('clock.timezone', zone.setting.zone, zone.at))
  else if (known.all && end) facts.push(factOf('clock.timezone', null, end))
  return facts
}

function portFacts(settings: readonly Placing[]): FoundFact[] {
  const shutdown = ofKind(settings, 'shutdown').at(-1)
  return shutdown ? [factOf('mgmt.enabled', !shutdown.setting.down, shutdown.at)] : []
}

function factOf(key: FactKey, value: FactValue, { line }: Placed): FoundFact {
  return { key, value, lines: line.lines }
}
