import type { FoundFact } from '../facts/fact.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Line } from '../text/line.ts'
import type { Claim, Recognizer } from './claim.ts'
import { readConfigLine, type Setting } from './outputs/config-line.ts'
import { isRefused } from './refusals.ts'

// Type: Smart
const SHOWN_TYPE = /^\s{0,40}type: ?(?<type>smart|cslu|callhome|transport off)/i

/**
 * Recognises what somebody has just configured for licensing at a `(config)#` prompt, which the device didn't refuse:
 * the transport, its URL, the VRF, the proxy.
 */
export const readTypedSettings: Recognizer = (lines, taken) => {
  const types = new Map<string, string>()
  return [...lines.entries()].flatMap(([at, line]): Claim[] => {
    if (line.prompt?.mode !== 'config' || taken.has(at) || !/^license smart /i.test(line.text)) return []
    const setting = readConfigLine(line.text)
    const host = line.prompt.host ?? ''
    if (!setting || isRefused(lines, at)) return []
    if (setting.kind === 'license-transport') types.set(host, setting.type)
    const type = types.get(host) ?? shownType(lines)
    const fact = factOf(setting, type, line)
    if (!fact) return []
    return [
      {
        claims: [at],
        evidence: {
          kind: 'command',
          level: 'supporting',
          platform: 'unknown',
          lines: line.lines,
          ...(host && { device: { host } }),
          entry: 'outputs/show-running-config-license',
          facts: [fact],
        },
      },
    ]
  })
}

/** The URL of a transport that isn't the one in use says nothing yet. */
function factOf(setting: Setting, type: string | undefined, { lines }: Line): FoundFact | undefined {
  const made = (key: FactKey, value: string): FoundFact => ({ key, value, lines })
  if (setting.kind === 'license-transport') return made('transport.type', setting.type)
  if (setting.kind === 'license-vrf') return made('transport.vrf', setting.vrf)
  if (setting.kind === 'license-proxy') return made('transport.proxy', setting.address)
  if (setting.kind !== 'license-url') return undefined
  const other = type !== undefined && setting.of !== undefined && setting.of !== type
  return other ? undefined : made('transport.url', setting.url)
}

/** The transport that an output of the paste shows, whoever's it is. */
function shownType(lines: readonly Line[]): string | undefined {
  return lines.flatMap(({ text }) => SHOWN_TYPE.exec(text)?.groups?.type?.toLowerCase() ?? []).at(-1)
}
