import type { Incident } from '../../incident/incident.ts'
import { placeIn } from '../../incident/place-in.ts'
import type { Naming } from '../../reply/proof-text.ts'

/** How the lines of an incident are named: by their paste, where there are several. */
export function namingOf({ pastes }: Pick<Incident, 'pastes'>): Naming | undefined {
  if (pastes.length === 0) return undefined
  return (span) => {
    const { paste, lines } = placeIn({ pastes }, span)
    return { lines, ...(pastes.length > 1 && { paste }) }
  }
}
