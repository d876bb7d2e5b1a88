/** What a change is about: what licensing depends on. */
type Area = 'license' | 'callhome' | 'dns' | 'ntp' | 'clock' | 'route' | 'vrf' | 'mgmt' | 'reload'

/** The first that a command fits; a command within a context has that before it: `vrf context management ; no ip name-server …`. */
const AREAS: readonly { area: Area; says: RegExp }[] = [
  { area: 'license', says: /(?:^|; )(?:no )?license\b/i },
  { area: 'callhome', says: /(?:^|; )(?:no )?callhome\b/i },
  { area: 'dns', says: /(?:^|; )(?:no )?ip (?:name-server|domain-\w{2,12}|host)\b/i },
  { area: 'ntp', says: /(?:^|; )(?:no )?(?:ntp|feature ntp)\b/i },
  { area: 'clock', says: /(?:^|; )(?:no )?clock (?:set|protocol|timezone|summer-time)\b/i },
  { area: 'route', says: /(?:^|; )(?:no )?ip route\b/i },
  { area: 'mgmt', says: /(?:^|; )interface mgmt ?0\b.{0,80}; .{0,80}\b(?:shutdown|ip address|vrf member)/i },
  { area: 'mgmt', says: /(?:^|; )(?:no )?ip http (?:client )?source-interface\b/i },
  { area: 'vrf', says: /(?:^|; )(?:no )?vrf context\b/i },
  {
    area: 'reload',
    says: /^(?:reload|write erase|configure replace|rollback|install all|copy \S{1,200} running-config)\b/i,
  },
]

/** What a typed command changes; undefined for what licensing doesn't depend on. */
export function areaOf(command: string): Area | undefined {
  return AREAS.find(({ says }) => says.test(command))?.area
}
