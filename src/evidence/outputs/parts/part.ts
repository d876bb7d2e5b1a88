import type { FactValue, FoundFact } from '../../../facts/fact.ts'
import type { FactKey } from '../../../facts/vocabulary.ts'
import { type Row, spanOf } from '../row.ts'
import type { Section } from '../sections.ts'

/** A value of an output, as JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** What one section of a licensing output says. */
export type Part = {
  output: Json
  facts: FoundFact[]
  /** Rows that nobody understood. */
  rest: Row[]
  /** How many things were seen that only a licensing output under policies has. */
  cues: number
  /** Whether something was seen that only the Smart Licensing before policies has. */
  older?: boolean
  device?: { pid?: string; sn?: string }
}

/** The time that a paste was read at, and the device's own time, where the output prints one with a known zone. */
export type Times = { at: string; said?: string }

/** Reads one section. */
export type PartReader = (section: Section, times: Times) => Part

/** A fact of some rows. */
export function factOf(key: FactKey, value: FactValue, rows: readonly Row[], { said }: Times): FoundFact {
  return { key, value, lines: spanOf(rows), ...(said && { at: said }) }
}
