import type { Fact } from '../fact.ts'
import type { Derivation, DerivedFact } from './derived-fact.ts'

/** How often communication came back in the paste: more than twice is a path that flaps. */
export const commRestoredCount: DerivedFact = {
  key: 'comm.restoredCount',
  needs: ['comm.restored'],
  derive,
}

function derive(facts: readonly Fact[]): Derivation | undefined {
  const [first, ...others] = facts.filter(({ key }) => key === 'comm.restored')
  return first && { value: others.length + 1, from: [first, ...others] }
}
