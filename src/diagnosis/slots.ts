import type { Options } from '../evidence/options.ts'
import { isSameHost, licensingHosts } from '../facts/derived/licensing-hosts.ts'
import { PingResult } from '../facts/derived/ping-result.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Command } from '../knowledge/step.ts'
import { CHANGED_BACK } from './command-lines.ts'
import type { DueStep, Finding, Group } from './diagnosis.ts'
import { addressOf, isClockOff, namedUrl, nameServersWanted, onPremUrlOf, textOf } from './server-slots.ts'

/** What may go into a command: a host by name or address. */
const HOST_NAME = /^[A-Za-z0-9][\w.:-]{0,252}$/
/** One name server or several, as one line takes them. */
const SERVERS = /^[A-Za-z0-9][\w.:-]{0,252}(?: [A-Za-z0-9][\w.:-]{0,252}){0,2}$/
/** `smartreceiver.cisco.com` */
const CISCO_HOST = /\.cisco\.com$/i
/** An address as `license smart url cslu` takes it, without anything that would end or extend the command. */
const CSLU_ADDRESS = /^(?:https?:\/\/)?[A-Za-z0-9][\w.:%/-]{0,252}$/
/** An On-Prem's URL by its host, up to the account that only On-Prem can tell. */
const ON_PREM_URL = /^https:\/\/[A-Za-z0-9][\w.-]{0,252}\/cslu\/v1\/pi\/<tenant>$/
/** What `license smart url cslu` is until somebody sets it. */
const DEFAULT_CSLU = 'cslu-local'
/** The VRF that licensing uses until somebody sets another. */
const FACTORY_VRF = 'management'
/** NX-OS takes this name wherever it takes a VRF's, `vrf context` included. */
const DEFAULT_VRF = 'default'
/** The name of a call-home profile. */
const PROFILE_NAME = /^[A-Za-z][\w.-]{0,80}$/
/** The name of a VRF as NX-OS allows it. */
const VRF_NAME = /^[\w.:-]{1,64}$/

/**
 * What the paste or the asker says goes into commands, by slot. A slot stays as it is where nobody said, or where the
 * devices differ. The name of a device never goes into a command.
 */
export function findSlots(
  every: readonly Group[],
  findings: readonly Finding[],
  options: Options,
): ReadonlyMap<string, string> {
  // a device that nothing may be wrong with gets no commands
  const open = findings.filter(({ state }) => state !== 'ruled-out')
  const concerned = every.filter(({ device }) => open.some(({ on }) => on.has(device)))
  const told = concerned.length > 0 ? concerned : every
  // what is nobody's says nothing of a device that has a name
  const named = told.filter(({ device }) => device !== undefined)
  const groups = named.length > 0 ? named : told
  const vrf = agreed(groups.map((group) => vrfsOf(group, options)))
  const server = agreed(groups.map((group) => serversOf(group, options)))
  const callhomeVrf = agreed(groups.map((group) => callhomeVrfsOf(group, options)))
  const slots: [string, string][] = []
  if (vrf !== undefined && VRF_NAME.test(vrf)) slots.push(['<vrf-name>', vrf])
  if (callhomeVrf !== undefined && VRF_NAME.test(callhomeVrf)) slots.push(['<callhome-vrf>', callhomeVrf])
  if (server !== undefined && HOST_NAME.test(server)) {
    slots.push(['<licensing-server>', server])
    // a step for CSLU or SSM On-Prem beside one for Cisco's own server, where the transport isn't known
    if (!CISCO_HOST.test(server)) slots.push(['<cslu-server>', server])
  }
  return new Map([
    ...factorySlots(groups),
    ...proxySlots(groups),
    ...saidSlots(groups),
    ...slots,
    ...toldSlots(groups, vrf),
    ...undoSlots(groups),
  ])
}

/**
 * What goes into a slot that nobody filled because it is so from the factory: the VRF of licensing, where no device and no
 * asker says a word of it and call home isn't the transport. Who types it is told that it is assumed.
 */
export function assumedSlots(
  groups: readonly Group[],
  slots: ReadonlyMap<string, string>,
  { vrf, transport }: Options,
): ReadonlyMap<string, string> {
  const says = (key: FactKey) => groups.some(({ index }) => index.has(key))
  const callhome = groups.some(
    ({ index }) =>
      index.get('transport.type')?.at(-1)?.value === 'callhome' ||
      index.get('said.transport')?.at(-1)?.value === 'callhome' ||
      index.get('commFailed.detail')?.at(-1)?.value === 'call-home-http',
  )
  const isTold =
    slots.has('<vrf-name>') ||
    vrf !== undefined ||
    says('transport.vrf') ||
    says('callhome.vrf') ||
    says('ping.result') ||
    says('said.vrf')
  if (isTold || callhome || transport === 'callhome') return new Map()
  return new Map([['<vrf-name>', FACTORY_VRF]])
}

/** The VRF that works, the one name server that the switch has, and NTP's VRF, if the devices agree. */
function toldSlots(groups: readonly Group[], vrf: string | undefined): [string, string][] {
  const asked = agreed(groups.map(({ index }) => textOf(index.get('ntp.vrf') ?? index.get('said.vrf'))))
  const answers = agreed(groups.map(({ index }) => textOf(index.get('ntp.workingVrf'))))
  const ntpVrf = answers ?? asked
  const told: [string, string | undefined, RegExp][] = [
    ['<working-vrf>', agreed(groups.map(({ index }) => textOf(index.get('server.workingVrf')))), VRF_NAME],
    ['<ntp-vrf>', ntpVrf ?? vrf, VRF_NAME],
    ['<on-prem-url>', agreed(groups.map(({ index }) => namedUrl(index))), CSLU_ADDRESS],
    [
      '<replaced-url>',
      agreed(groups.map(({ index }) => textOf(index.get('transport.replacedUrl')))),
      CSLU_ADDRESS,
    ],
    ['<on-prem-url>', agreed(groups.map(({ index }) => onPremUrlOf(index))), ON_PREM_URL],
    ['<on-prem-address>', agreed(groups.map(({ index }) => addressOf(index))), HOST_NAME],
    ['<old-ntp-vrf>', asked, VRF_NAME],
    ['<profile>', agreed(groups.map(({ index }) => textOf(index.get('callhome.profile')))), PROFILE_NAME],
    ['<free-index>', agreed(groups.map(({ index }) => freeIndex(index))), /^1$/],
    // a server that is followed while the clock is wrong is the one to leave
    [
      groups.some(({ index }) => isClockOff(index)) ? '<old-ntp-server>' : '<ntp-server>',
      agreed(groups.map(({ index }) => textOf(index.get('ntp.server')))),
      HOST_NAME,
    ],
    [
      '<dns-server>',
      agreed(groups.map(({ index }) => nameServersWanted(index, vrf ?? FACTORY_VRF))),
      SERVERS,
    ],
    ['<old-dns-server>', agreed(groups.map(({ index }) => textOf(index.get('dns.deadServer')))), HOST_NAME],
  ]
  return told.flatMap(([slot, value, shape]): [string, string][] =>
    value !== undefined && shape.test(value) ? [[slot, value]] : [],
  )
}

/** The first index of a profile, where a whole configuration shows that no profile has an address. */
function freeIndex(index: Group['index']): string[] {
  return index.get('callhome.url')?.at(-1)?.value === null ? ['1'] : []
}

/** What people said goes where no output says anything: the proxy's host and port, a CSLU's, a VRF, servers, one that moved. */
const SAID_SLOTS: readonly (readonly [string, FactKey, RegExp])[] = [
  ['<vrf-name>', 'said.vrf', VRF_NAME],
  ['<proxy-host>', 'said.proxyHost', HOST_NAME],
  ['<proxy-port>', 'said.proxyPort', /^\d{2,5}$/],
  ['<callhome-vrf>', 'said.vrf', VRF_NAME],
  ['<ack-file>', 'said.ackFile', /^[\w.-]{3,70}$/],
  ['<interface>', 'said.interface', /^[a-z-]{2,12}\d{1,4}(?:\/\d{1,3}){0,2}$/],
  ['<cslu-host>', 'said.csluHost', HOST_NAME],
  ['<cslu-address>', 'said.csluHost', HOST_NAME],
  ['<on-prem-fqdn>', 'said.onPremHost', HOST_NAME],
  ['<ntp-server>', 'said.ntpServer', HOST_NAME],
  ['<dns-server>', 'said.dnsServer', SERVERS],
  ['<old-server-address>', 'server.oldAddress', HOST_NAME],
  ['<new-server-address>', 'server.movedTo', HOST_NAME],
  ['<new-server-url>', 'server.movedUrl', CSLU_ADDRESS],
  [CHANGED_BACK, 'typed.undo', /^[\w ./:\n-]{1,600}$/],
]

/** What a plain question leaves open is as it comes from the factory: licensing's VRF, in which NTP is reached as well. */
function factorySlots(groups: readonly Group[]): [string, string][] {
  const evidence = groups.flatMap((group) => group.evidence)
  if (evidence.length === 0 || evidence.some(({ kind }) => kind !== 'question')) return []
  const said = agreed(groups.map(({ index }) => textOf(index.get('said.vrf'))))
  const vrf = said !== undefined && VRF_NAME.test(said) ? said : FACTORY_VRF
  return ['<vrf-name>', '<callhome-vrf>', '<ntp-vrf>', '<working-vrf>'].map((slot) => [slot, vrf])
}

function saidSlots(groups: readonly Group[]): [string, string][] {
  return SAID_SLOTS.flatMap(([slot, key, form]): [string, string][] => {
    const values = new Set(groups.map(({ index }) => index.get(key)?.at(-1)?.value))
    const [value] = values
    return values.size === 1 && typeof value === 'string' && form.test(value) ? [[slot, value]] : []
  })
}

/** The proxy that licensing is set to, unless somebody said which one it should be. */
function proxySlots(groups: readonly Group[]): [string, string][] {
  const told = ([slot, key]: readonly [string, FactKey]): [string, string][] => {
    const value = agreed(groups.map(({ index }) => textOf(index.get(key))))
    return value !== undefined && HOST_NAME.test(value) ? [[slot, value]] : []
  }
  return (
    [
      ['<proxy-host>', 'transport.proxy'],
      ['<old-proxy>', 'transport.proxy'],
      ['<proxy-port>', 'transport.proxyPort'],
    ] as const
  ).flatMap(told)
}

/** What a change of the transport takes back to: what the paste says is set, else the address that is set by default. */
function undoSlots(groups: readonly Group[]): [string, string][] {
  const said = (key: FactKey) => groups.map(({ index }) => index.get(key)?.at(-1)?.value)
  const one = (values: readonly unknown[]) =>
    new Set(values).size === 1 && typeof values[0] === 'string' ? values[0] : undefined
  const [type, vrf, url] = [
    one(said('transport.type')),
    one(said('transport.vrf')),
    one(said('transport.url')),
  ]
  const slots: [string, string][] = []
  if (type !== undefined) slots.push(['<old-transport>', type])
  if (vrf !== undefined && VRF_NAME.test(vrf)) slots.push(['<old-vrf>', vrf])
  if (type !== undefined && type !== 'cslu') slots.push(['<old-cslu-address>', DEFAULT_CSLU])
  else if (url !== undefined && CSLU_ADDRESS.test(url)) slots.push(['<old-cslu-address>', url])
  return slots
}

/** A command with its slots filled. */
export function fillSlots(command: Command, slots: ReadonlyMap<string, string>): Command {
  let { text } = command
  // one host is pinged at a time
  const one = /^(?:ping|telnet)\b/.test(text)
  for (const [slot, value] of slots) {
    text = text.replaceAll(slot, () => (one ? (value.split(' ')[0] ?? value) : value))
  }
  return { ...command, text }
}

/** Whether the path to the server is in question and a step waits for the VRF, of which nobody has said a word. */
export function lacksSlot(
  knowledge: Knowledge,
  groups: readonly Group[],
  checklist: readonly DueStep[],
  findings: readonly Finding[],
): boolean {
  // a device that names no VRF uses the factory's
  if (groups.every(({ index }) => index.has('transport.vrf'))) return false
  const onThePath = findings.filter(
    ({ state, cause }) =>
      state === 'supported' &&
      knowledge.causes
        .get(cause)
        ?.verify.some((id) => knowledge.outputs.get(id)?.proves.includes('ping.result')),
  )
  return checklist.some(
    ({ causes, commands, assumes }) =>
      onThePath.some(({ cause }) => causes.includes(cause)) &&
      (assumes.includes('vrf-name') || commands.some(({ text }) => text.includes('<vrf-name>'))),
  )
}

/**
 * The VRF that licensing uses (without a name management, the factory's), by the device's own word, else by the asker's, else those
 * that were pinged in and exist.
 */
function vrfsOf({ index }: Group, options: Options): string[] {
  const latest = (key: FactKey) => index.get(key)?.at(-1)?.value
  const [vrf, callhomeVrf] = [latest('transport.vrf'), latest('callhome.vrf')]
  if (typeof vrf === 'string') return [vrf]
  // call home has a VRF of its own, in its own configuration
  if (latest('transport.type') === 'callhome') {
    if (callhomeVrf !== undefined) return [typeof callhomeVrf === 'string' ? callhomeVrf : DEFAULT_VRF]
  } else if (vrf === null) return [FACTORY_VRF]
  if (options.vrf !== undefined) return [options.vrf]
  return (index.get('ping.result') ?? []).flatMap(({ value }) => {
    const ping = PingResult.safeParse(value)
    return ping.success && ping.data.vrf && ping.data.outcome !== 'bad-vrf' ? [ping.data.vrf] : []
  })
}

/** The VRF that call home should send in: the one that licensing names, else the one that a licensing server answered in. */
function callhomeVrfsOf(group: Group, options: Options): string[] {
  const vrf = group.index.get('transport.vrf')?.at(-1)?.value
  if (typeof vrf === 'string') return [vrf]
  if (options.vrf !== undefined) return [options.vrf]
  const hosts = licensingHosts([...group.index.values()].flat(), options)
  return (group.index.get('ping.result') ?? []).flatMap(({ value }) => {
    const { data } = PingResult.safeParse(value)
    const answered = data?.outcome === 'replies' && hosts.some((host) => isSameHost(data.target, host))
    return answered && data.vrf ? [data.vrf] : []
  })
}

/** The host that this device's licensing talks to, where only one comes into question; else the one that was pinged. */
function serversOf({ index }: Group, options: Options): string[] {
  const hosts = licensingHosts([...index.values()].flat(), options)
  // the name that a switch asks by default is no address that somebody set
  if (hosts.length === 1 && hosts[0] === DEFAULT_CSLU && !index.has('transport.url')) {
    const said = index.get('said.csluHost') ?? index.get('said.onPremHost')
    if (said) return textOf(said)
    // the default, where the name doesn't resolve or nobody shows more than a question; one that gets further is set
    const failed = textOf(index.get('commFailed.detail'))[0]
    return failed === undefined || failed.startsWith('unresolved') ? hosts : []
  }
  if (hosts.length === 1) return hosts
  return (index.get('ping.result') ?? []).flatMap(({ value }) => {
    const ping = PingResult.safeParse(value)
    const target = ping.success ? ping.data.target : undefined
    return target !== undefined && hosts.some((host) => isSameHost(target, host)) ? [target] : []
  })
}

/** The one value that every device has; a device that says none may have another. */
function agreed(values: readonly string[][]): string | undefined {
  const [first, ...others] = new Set(values.flat())
  return others.length === 0 && values.every((own) => own.length > 0) ? first : undefined
}
