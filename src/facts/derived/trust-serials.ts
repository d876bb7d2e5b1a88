import type { Fact } from '../fact.ts'
import type { Derivation, DerivedFact } from './derived-fact.ts'

/** How many serial numbers of one device got a trust code: two where it has two supervisors. */
export const trustSerialCount: DerivedFact = {
  key: 'trust.serialCount',
  needs: ['trust.serial'],
  derive: (facts) => {
    const { serials, from } = serialsOf(facts)
    const [first, ...more] = from
    return first ? { value: serials.length, from: [first, ...more] } : undefined
  },
}

/** The serial numbers that got a trust code, one after the other. */
export const trustSerials: DerivedFact = {
  key: 'trust.serials',
  needs: ['trust.serial'],
  derive: (facts): Derivation | undefined => {
    const { serials, from } = serialsOf(facts)
    const [first, ...more] = from
    return first ? { value: serials.join(', '), from: [first, ...more] } : undefined
  },
}

function serialsOf(facts: readonly Fact[]): { serials: string[]; from: Fact[] } {
  const from = facts.filter(({ key }) => key === 'trust.serial')
  const serials = from.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return { serials: [...new Set(serials)], from }
}
