import type { Fact, FactValue } from '../fact.ts'
import type { FactKey } from '../vocabulary.ts'

/** What the asker said beside the paste, where a derivation may lean on it. */
export type Assumed = {
  transport?: string | undefined
  topology?: string | undefined
  vrf?: string | undefined
  /** The time of asking, ISO 8601 in UTC. */
  at?: string | undefined
}

/** What a derivation found, and the facts that it stands on, the one that shows it best first. */
export type Derivation = { value: FactValue; from: [Fact, ...Fact[]] }

/**
 * A fact that joins what belongs together, so that no condition has to. `needs` are the keys that it is made of:
 * where it can't be told, they are what is missing. Sees the current facts of one device, in the order of the paste.
 */
export type DerivedFact = {
  key: FactKey
  needs: FactKey[]
  derive: (facts: readonly Fact[], assumed: Assumed) => Derivation | undefined
}

/** Derives one fact, unless the paste states none of what it is made of. */
export function deriveFact(
  derived: DerivedFact,
  facts: readonly Fact[],
  assumed: Assumed,
): Derivation | undefined {
  return facts.some(({ key }) => derived.needs.includes(key)) ? derived.derive(facts, assumed) : undefined
}

/** The current fact of a key, where there is one. */
export function factOf(facts: readonly Fact[], key: FactKey): Fact | undefined {
  return facts.findLast((fact) => fact.key === key)
}
