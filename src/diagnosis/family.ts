import type { Evidence } from '../evidence/evidence.ts'
import type { FoundFact } from '../facts/fact.ts'

/** Product ids by what kind of device they are of: `DS-C9148V-K9` is an MDS. */
const FAMILIES: readonly [RegExp, string][] = [
  [/^DS-/i, 'mds'],
  [/^N(?:7K|77)/i, 'nexus7000'],
  [/^UCS-/i, 'ucs'],
  [/^N(?:9K|3K|3\dK)/i, 'nexus'],
]

/** What kind of device a piece of evidence is from, by the product id that it shows. */
export function familyOf({ device, lines, facts }: Evidence): FoundFact[] {
  if (facts.some(({ key }) => key === 'device.family')) return []
  const family = FAMILIES.find(([shape]) => shape.test(device?.pid ?? ''))
  return family ? [{ key: 'device.family', value: family[1], lines }] : []
}
