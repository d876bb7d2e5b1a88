/** One line of an NX-OS configuration that licensing depends on. */
export type Setting =
  | { kind: 'license-transport'; type: string }
  | { kind: 'license-url'; of?: string; url: string }
  | { kind: 'license-vrf'; vrf: string }
  | { kind: 'license-proxy'; address: string }
  | { kind: 'license-proxy-port'; port: string }
  | { kind: 'license-source'; from: string }
  | { kind: 'license-other' }
  | { kind: 'vrf-context'; vrf: string }
  | { kind: 'name-server'; server: string; useVrf?: string }
  | { kind: 'domain-lookup'; enabled: boolean }
  | { kind: 'domain-name' }
  | { kind: 'host'; name: string; address: string }
  | { kind: 'ntp'; server: string; useVrf?: string }
  | { kind: 'http-source'; from: string }
  | { kind: 'clock-protocol'; protocol: string }
  | { kind: 'clock-timezone'; zone: string }
  | { kind: 'default-route'; via: string }
  | { kind: 'interface'; name: string }
  | { kind: 'shutdown'; down: boolean }

/** Words of a transport as the configuration has them. */
const TYPES = new Set(['smart', 'cslu', 'callhome', 'off'])
// 192.0.2.1, 2001:db8::1
const ADDRESS = /^[0-9A-Fa-f.:]{3,45}$/

/** Reads a line such as `license smart transport smart`, `ip name-server 192.0.2.1 use-vrf management`, `ntp server …`. */
export function readConfigLine(text: string): Setting | undefined {
  const words = text.trim().split(/\s+/, 12)
  const negated = words[0] === 'no'
  const [first, second, third, ...rest] = negated ? words.slice(1) : words
  if (first === 'license' && second === 'smart')
    return negated ? { kind: 'license-other' } : licenseLine(third, rest)
  if (first === 'ip' && second === 'domain-lookup' && third === undefined)
    return { kind: 'domain-lookup', enabled: !negated }
  if (first === 'shutdown' && second === undefined) return { kind: 'shutdown', down: !negated }
  if (negated) return undefined
  if (first === 'interface' && second)
    return { kind: 'interface', name: [second, third].join('').toLowerCase() }
  if (first === 'clock') return clockLine(second, third)
  if (first === 'vrf' && second === 'context' && third && rest.length === 0)
    return { kind: 'vrf-context', vrf: third }
  if (first === 'ip') return ipLine(second, third, rest)
  if (first === 'ntp' && (second === 'server' || second === 'peer') && third) return ntpLine(third, rest)
  return undefined
}

// ntp server 192.0.2.1 prefer use-vrf management
function ntpLine(server: string, rest: readonly string[]): Setting {
  const useVrf = afterWord(rest, 'use-vrf')
  return { kind: 'ntp', server, ...(useVrf && { useVrf }) }
}

// clock protocol none vdc 1, clock timezone CET 1 0
function clockLine(what: string | undefined, value: string | undefined): Setting | undefined {
  if (what === 'protocol' && value && /^(?:ntp|ptp|none|gnss)$/.test(value))
    return { kind: 'clock-protocol', protocol: value }
  return what === 'timezone' && value ? { kind: 'clock-timezone', zone: value } : undefined
}

function afterWord(words: readonly string[], word: string): string | undefined {
  const at = words.indexOf(word)
  return at === -1 ? undefined : words[at + 1]
}

function licenseLine(what: string | undefined, [first, second]: readonly string[]): Setting {
  const kind = first?.toLowerCase()
  if (what === 'transport' && kind !== undefined && TYPES.has(kind))
    return { kind: 'license-transport', type: kind }
  if (what === 'url' && (kind === 'smart' || kind === 'cslu') && second)
    return { kind: 'license-url', of: kind, url: second }
  if (what === 'url' && first && /^https?:/i.test(first)) return { kind: 'license-url', url: first }
  if (what === 'vrf' && first) return { kind: 'license-vrf', vrf: first }
  if (what === 'proxy' && kind === 'address' && second) return { kind: 'license-proxy', address: second }
  if (what === 'proxy' && kind === 'port' && second && /^\d{1,5}$/.test(second))
    return { kind: 'license-proxy-port', port: second }
  if (what === 'source-interface' && first) return { kind: 'license-source', from: first }
  return { kind: 'license-other' }
}

function ipLine(
  what: string | undefined,
  first: string | undefined,
  rest: readonly string[],
): Setting | undefined {
  if (first === undefined) return undefined
  if (what === 'name-server' && ADDRESS.test(first)) {
    const useVrf = afterWord(rest, 'use-vrf')
    return { kind: 'name-server', server: first, ...(useVrf && { useVrf }) }
  }
  if (what === 'domain-name' || what === 'domain-list') return { kind: 'domain-name' }
  // ip http source-interface mgmt0 vrf management
  if (what === 'http' && first === 'source-interface' && rest[0])
    return { kind: 'http-source', from: rest[0] }
  // ip route 0.0.0.0/0 192.0.2.1, ip route 0.0.0.0/0 mgmt0 192.0.2.1
  if (what === 'route' && (first === '0.0.0.0/0' || (first === '0.0.0.0' && rest[0] === '0.0.0.0'))) {
    const via = rest.find((word) => ADDRESS.test(word) && /[.:]/.test(word) && word !== '0.0.0.0')
    return via ? { kind: 'default-route', via } : undefined
  }
  const [address] = rest
  if (what === 'host' && address && ADDRESS.test(address)) return { kind: 'host', name: first, address }
  return undefined
}
