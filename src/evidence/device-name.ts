/** An IPv4 address, whose dots part no domain from a name. */
const ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/** One key for all spellings of a device's name: letter case and domain make no difference, an address is itself. */
export function deviceKey(host: string): string {
  const lower = host.toLowerCase()
  return ADDRESS.test(lower) || lower.includes(':') ? lower : (lower.split('.', 1)[0] ?? lower)
}

/** The devices that a paste names. */
export type DeviceNames = {
  /** How many different devices. */
  count: number
  /** The one spelling of a device's name that stands for all of them in this paste: the first. */
  canonical: (host: string) => string
}

/**
 * Groups names into devices: a short name and its FQDN are one. Where two FQDNs share a short name they are two, and
 * the short name alone is a third that belongs to neither.
 */
export function groupNames(hosts: Iterable<string>): DeviceNames {
  const groups = new Map<string, { first: string; full: Map<string, string> }>()
  for (const host of hosts) {
    const key = deviceKey(host)
    const group = groups.get(key) ?? { first: host, full: new Map() }
    groups.set(key, group)
    const lower = host.toLowerCase()
    if (lower !== key && !group.full.has(lower)) group.full.set(lower, host)
  }
  return {
    count: [...groups.values()].reduce((sum, { full }) => sum + Math.max(1, full.size), 0),
    canonical: (host) => {
      const group = groups.get(deviceKey(host))
      if (!group) return host
      return group.full.size > 1 ? (group.full.get(host.toLowerCase()) ?? host) : group.first
    },
  }
}
