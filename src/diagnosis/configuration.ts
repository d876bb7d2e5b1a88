import type { Evidence } from '../evidence/evidence.ts'

const LICENCE = 'outputs/show-running-config-license'
const CALLHOME = 'outputs/show-running-config-callhome'

/**
 * The entry of a configuration that is licensing's own: its licence lines, whole or filtered out of the running
 * configuration, or call home's. Others that only support a cause (a ping, a clock) are the network's.
 */
export function licensingConfiguration({ kind, entry, show, facts }: Evidence): string | undefined {
  if (kind !== 'show') return undefined
  if (entry === LICENCE || entry === CALLHOME) return entry
  const lines = show?.command === 'show running-config' && facts.some(({ key }) => key === 'transport.type')
  return lines ? LICENCE : undefined
}

/** A ping, HTTPS by hand, and On-Prem's page: what they say alone. */
const ALONE = new Set(['outputs/ping', 'outputs/curl', 'outputs/on-prem-page'])

/** The entry of what is no licensing output and says something of licensing all the same. */
export function speaksAlone({ kind, entry }: Evidence): string | undefined {
  return kind === 'show' && entry !== undefined && ALONE.has(entry) ? entry : undefined
}
