import { type Assumed, deriveFact } from '../../../src/facts/derived/derived-fact.ts'
import { DERIVED_FACTS } from '../../../src/facts/derived/index.ts'
import type { FactValue } from '../../../src/facts/fact.ts'
import type { FactKey } from '../../../src/facts/vocabulary.ts'

/** What a derived fact says of some facts of one device; undefined where it says nothing. */
export function derive(
  key: FactKey,
  facts: [FactKey, FactValue][],
  assumed: Assumed = {},
): FactValue | undefined {
  const derived = DERIVED_FACTS.find((each) => each.key === key)
  if (!derived) throw new Error(`${key} is not derived`)
  const stated = facts.map(([each, value], at) => ({
    key: each,
    value,
    lines: [at + 1, at + 1] as [number, number],
    evidence: `e${at + 1}`,
  }))
  return deriveFact(derived, stated, assumed)?.value
}

/** A ping as its fact. */
export function ping(target: string, outcome: string, vrf?: string | null): [FactKey, FactValue] {
  return ['ping.result', { target, outcome, ...(vrf !== undefined && { vrf }) }]
}
