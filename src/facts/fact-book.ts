import { type Assumed, type DerivedFact, deriveFact } from './derived/derived-fact.ts'
import { DERIVED_FACTS } from './derived/index.ts'
import type { Fact, FoundFact } from './fact.ts'
import { VOCABULARY } from './vocabulary.ts'

/**
 * What one piece of evidence states, and whose it is; `lastLine` is the place of its latest repeat. `part` tells apart
 * devices that have no name.
 */
export type Statement = {
  evidence: string
  device?: string | undefined
  part?: number | undefined
  lastLine: number
  facts: FoundFact[]
}

/** A fact in the book. A derived one names what it came from. */
export type BookedFact = Fact & { from?: Fact[] }

/**
 * Facts by device, or by part where devices have no name; under `undefined` are those that nobody can be shown to own.
 * Facts never cross devices.
 */
export type FactBook = ReadonlyMap<string | number | undefined, readonly BookedFact[]>

/**
 * Enters what the evidence states, device by device, then derives what joins several of a device's facts.
 * Of one device and key the later value counts (by its own time where both have one, else by place); the earlier
 * stays, superseded. A key that keeps all (a ping says nothing about another ping) supersedes none.
 */
export function openFactBook(statements: readonly Statement[], assumed: Assumed): FactBook {
  const book = new Map<string | number | undefined, BookedFact[]>()
  const latest = new Map<string, { fact: BookedFact; line: number }>()
  for (const { evidence, device, part, lastLine, facts } of statements) {
    const page = book.get(device ?? part) ?? []
    book.set(device ?? part, page)
    for (const found of facts) {
      const fact: BookedFact = { ...found, evidence, ...(device !== undefined && { device }) }
      page.push(fact)
      if (VOCABULARY[fact.key].merge === 'all') continue
      const slot = `${fact.key} ${device ?? part ?? ''}`
      const standing = latest.get(slot)
      if (standing && !isLater({ fact, line: lastLine }, standing)) fact.superseded = true
      else {
        if (standing) standing.fact.superseded = true
        latest.set(slot, { fact, line: lastLine })
      }
    }
  }
  for (const page of book.values()) {
    const device = page[0]?.device
    const current = page.filter((fact) => !fact.superseded)
    const derived = DERIVED_FACTS.flatMap((each) => entered(each, current, assumed, device))
    for (const fact of derived) page.push(fact)
  }
  return book
}

function isLater(one: { fact: Fact; line: number }, other: { fact: Fact; line: number }): boolean {
  const [time, otherTime] = [one.fact.at, other.fact.at].map((at) => (at ? Date.parse(at) : Number.NaN))
  if (time !== undefined && otherTime !== undefined && !Number.isNaN(time) && !Number.isNaN(otherTime)) {
    if (time !== otherTime) return time > otherTime
  }
  return one.line >= other.line
}

function entered(
  derived: DerivedFact,
  facts: readonly Fact[],
  assumed: Assumed,
  device: string | undefined,
): BookedFact[] {
  const found = deriveFact(derived, facts, assumed)
  if (!found) return []
  const [first] = found.from
  return [
    {
      key: derived.key,
      value: found.value,
      lines: first.lines,
      evidence: first.evidence,
      ...(device !== undefined && { device }),
      from: found.from,
    },
  ]
}
