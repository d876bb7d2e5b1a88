import type { Group } from '../../src/diagnosis/diagnosis.ts'
import { findPlaces } from '../../src/diagnosis/places.ts'
import { Evidence } from '../../src/evidence/evidence.ts'
import type { Options } from '../../src/evidence/options.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { BookedFact } from '../../src/facts/fact-book.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'

/** The time that the tests reckon from. */
export const AT = '2026-11-24T03:00:00Z'

/** Options of a call, asked, at the tests' time. */
export function options(given: Partial<Options> = {}): Options {
  return { at: AT, asked: true, ...given }
}

/** A piece of evidence of one line, constructed; an explained message unless said otherwise. */
export function made(id: string, line: number, given: Partial<Evidence> = {}): Evidence {
  return Evidence.parse({
    id,
    kind: 'message',
    level: 'explained',
    platform: 'nx-os',
    lines: [line, line],
    facts: [],
    ...given,
  })
}

/** A device's group with some facts, each of a line and an evidence of its own. */
export function group(
  knowledge: Knowledge,
  device: string | undefined,
  evidence: Evidence[],
  facts: [FactKey, FactValue][] = [],
  given: Partial<Options> = {},
): Group {
  const index = new Map<FactKey, BookedFact[]>()
  facts.forEach(([key, value], at) => {
    const fact = {
      key,
      value,
      lines: [at + 50, at + 50] as [number, number],
      evidence: evidence[0]?.id ?? 'e0',
    }
    index.set(key, [...(index.get(key) ?? []), fact])
  })
  return {
    device,
    evidence,
    complaints: [],
    index,
    places: findPlaces(knowledge, index, options(given)),
    rulesOut: true,
  }
}
