/** One line of an NX-OS configuration that licensing depends on. */
export type Setting =
  | { kind: 'license-transport'; type: string }
  | { kind: 'license-url'; of?: string; url: string }
  | { kind: 'license-vrf'; vrf: string }
  | { kind: 'license-proxy'; address: string }
  | { kind: 'license-other' }
  | { kind: 'vrf-context'; vrf: string }
  | { kind: 'name-server'; server: string; useVrf?: string }
  | { kind: 'domain-lookup'; enabled: boolean }
  | { kind: 'domain-name' }
  | { kind: 'host'; name: string; address: string }
  | { kind: 'ntp' }

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
  if (negated) return undefined
  if (first === 'vrf' && second === 'context' && third && rest.length === 0)
    return { kind: 'vrf-context', vrf: third }
  if (first === 'ip') return ipLine(second, third, rest)
  if (first === 'ntp' && (second === 'server' || second === 'peer') && third) return { kind: 'ntp' }
  return undefined
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
  return { kind: 'license-other' }
}

function ipLine(
  what: string | undefined,
  first: string | undefined,
  rest: readonly string[],
): Setting | undefined {
  if (first === undefined) return undefined
  if (what === 'name-server' && ADDRESS.test(first)) {
    const vrf = rest.indexOf('use-vrf')
    const useVrf = vrf === -1 ? undefined : rest[vrf + 1]
    return { kind: 'name-server', server: first, ...(useVrf && { useVrf }) }
  }
  if (what === 'domain-name' || what === 'domain-list') return { kind: 'domain-name' }
  const [address] = rest
  if (what === 'host' && address && ADDRESS.test(address)) return { kind: 'host', name: first, address }
  return undefined
}
