import type { FoundFact } from '../facts/fact.ts'
import type { Span } from '../text/line.ts'

/** Product ids of families that are no Nexus 3000 or 9000, whose licences may be enforced or of another generation. */
const FAMILIES = [
  { says: /^DS-/, family: 'mds' },
  { says: /^(?:N7K-|N77-)/, family: 'nexus7000' },
  { says: /^(?:C[189]\d|C8000V|ISR|ASR1|CSR1|IE-\d)/, family: 'ios-xe' },
] as const

/** Which other family a product id is of; nothing for a Nexus 3000 or 9000, which is what everything here is about. */
export function familyOf(pid: string | undefined, lines: Span): FoundFact[] {
  const found = pid === undefined ? undefined : FAMILIES.find(({ says }) => says.test(pid))
  return found ? [{ key: 'device.family', value: found.family, lines }] : []
}
