import { readConfigLine } from './config-line.ts'
import { type Filter, letsPass } from './filter.ts'
import type { OutputParser, Placed, Reading, Stretch } from './output-parser.ts'
import { spanOf } from './output-parser.ts'
import { type Known, type Placing, settingFacts } from './running-config-facts.ts'

// !Command: show running-config
const BANNER =
  /^\s{0,8}!(?:Command: show running-config|Running configuration last done at|No configuration change since last restart|Time:)/
const WHOLE_BANNER = /^\s{0,8}!Command: show running-config(?: all)?\s{0,8}$/
// version 10.3(1) Bios:version 05.45
const VERSION = /^version \d{1,3}\.\d{1,3}\(/
/** What each kind of line always holds: a filter that lets this pass has shown all of them. */
const SAMPLES = {
  servers: 'ip name-server ',
  hosts: 'ip host ',
  ntp: 'ntp server ',
  clock: 'clock protocol ',
} as const
/** The one part of the configuration that these commands print whole. */
const PARTS: Readonly<Record<string, readonly (keyof Known)[]>> = {
  'show running-config ntp': ['ntp'],
  'show running-config clock_manager': ['clock'],
}

/**
 * Lines of a running-config that licensing depends on: its transport, name servers, hosts, routes, ports and clock. An
 * excerpt says nothing about lines that it hasn't; a whole configuration, a whole section of it, and a filter that would
 * have shown them do, with the next prompt below.
 */
export const runningConfig: OutputParser = {
  commands: [
    'show running-config license',
    'show running-config',
    'show running-config vrf',
    'show running-config interface',
    ...Object.keys(PARTS),
  ],
  read: (stretch) => {
    const { echo, lines } = stretch
    const banners = lines.filter(({ line }) => BANNER.test(line.text))
    const settings = placeSettings(lines)
    const telling = settings.filter(
      ({ setting }) => TELLING.has(setting.kind) || setting.kind.startsWith('license-'),
    )
    const licensing = settings.some(
      ({ setting }) => setting.kind.startsWith('license') && setting.kind !== 'license-other',
    )
    const echoed = echo !== undefined && runningConfig.commands.includes(echo.command)
    const known = knownOf(stretch, banners, lines)
    const proof = lines.at(-1) ?? echo?.at
    if (telling.length === 0 && (!proof || Object.keys(known).length === 0)) return []
    if (telling.length > 0 && !(licensing || echoed || banners.length > 0 || telling.length >= 2)) return []
    const used = [
      ...new Set([
        ...banners,
        ...lines.filter(({ line }) => VERSION.test(line.text)),
        ...settings.map(({ at }) => at),
      ]),
    ]
    used.sort((one, other) => one.index - other.index)
    const facts = settingFacts(settings, known, proof)
    if (facts.length === 0 && telling.length === 0) return []
    const output = Object.fromEntries(facts.map(({ key, value }) => [key, value]))
    const command =
      (echoed && echo.command) || (licensing ? 'show running-config license' : 'show running-config')
    const reading: Reading = {
      evidence: {
        kind: 'show',
        level: 'supporting',
        platform: 'nx-os',
        lines: spanOf(used.length > 0 || !proof ? used : [proof]),
        ...(licensing && { entry: 'outputs/show-running-config-license' }),
        show: { command, complete: known.all === true || Object.hasOwn(PARTS, command), output },
        facts,
      },
      used,
    }
    return [reading]
  },
}

/** Kinds of lines of which two are enough to know a configuration by; an interface is in many texts. */
const TELLING: ReadonlySet<string> = new Set([
  'vrf-context',
  'name-server',
  'domain-lookup',
  'domain-name',
  'host',
  'ntp',
  'http-source',
  'clock-protocol',
  'clock-timezone',
  'default-route',
])

/** What this output would have shown, had the configuration it. */
function knownOf({ echo, ended }: Stretch, banners: readonly Placed[], lines: readonly Placed[]): Known {
  if (!ended) return {}
  const indented = lines.some(({ line }) => /^\s/.test(line.text))
  const whole = isWholeEcho(echo) || banners.some(({ line }) => WHOLE_BANNER.test(line.text))
  // without any indent nobody knows which context a line is in, so nothing is known to be missing from it
  if (whole && indented && !echo?.filter)
    return { all: true, servers: true, hosts: true, ntp: true, clock: true }
  if (!echo?.prompted) return {}
  const filter = echo.filter
  const own = PARTS[echo.command]
  if (own && !filter && lines.length > 0) return Object.fromEntries(own.map((part) => [part, true]))
  if (echo.command !== 'show running-config' || !filter) return {}
  const shown = Object.entries(SAMPLES).filter(([, sample]) => letsPass(filter, sample))
  return { ...Object.fromEntries(shown.map(([part]) => [part, true])), ...sectionOf(filter, indented) }
}

/** `| section "vrf context management"` shows that context whole. */
function sectionOf({ kind, words }: Filter, indented: boolean): Known {
  const shows = (words.length === 1 && words[0]?.startsWith('vrf context')) || words[0] === 'vrf'
  return kind === 'section' && shows && indented ? { contexts: true } : {}
}

function isWholeEcho(echo: Stretch['echo']): boolean {
  if (echo?.command !== 'show running-config' || echo.filter) return false
  return echo.args.length === 0 || (echo.args.length === 1 && echo.args[0] === 'all')
}

/** Each setting under the VRF context or the interface above it. Without any indent nobody knows where a context ends. */
function placeSettings(lines: readonly Placed[]): Placing[] {
  const indented = lines.some(({ line }) => /^\s/.test(line.text))
  let vrf: string | null = null
  let port: string | null = null
  return lines.flatMap((at): Placing[] => {
    const { text } = at.line
    const setting = readConfigLine(text)
    const heads = !/^\s/.test(text) && text.trim() !== '' && indented
    if (setting?.kind === 'vrf-context') vrf = setting.vrf
    else if (heads || setting?.kind === 'interface') vrf = null
    if (setting?.kind === 'interface') port = setting.name
    else if (heads || setting?.kind === 'vrf-context') port = null
    if (!setting) return []
    if (setting.kind === 'interface' && setting.name !== 'mgmt0') return []
    if (setting.kind === 'shutdown' && port !== 'mgmt0') return []
    const own = setting.kind === 'name-server' || setting.kind === 'host' || setting.kind === 'default-route'
    const unclear = !indented && vrf !== null && own
    if (unclear && !(setting.kind === 'name-server' && setting.useVrf)) return []
    return [{ setting, at, vrf: setting.kind === 'name-server' && setting.useVrf && !indented ? null : vrf }]
  })
}
