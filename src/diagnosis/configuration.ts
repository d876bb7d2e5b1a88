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

/** The entry of a try that somebody made by hand, a ping or HTTPS, from the switch. */
export function triedByHand({ kind, entry }: Evidence): string | undefined {
  return kind === 'show' && (entry === 'outputs/ping' || entry === 'outputs/curl') ? entry : undefined
}
