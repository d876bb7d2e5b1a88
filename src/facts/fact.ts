import * as z from 'zod'
import { Span } from '../text/line.ts'
import { FactKey } from './vocabulary.ts'

/** What a fact can say. `null` is "said to be absent", which is not the same as not said. */
export const FactValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.record(z.string(), z.json()),
])
export type FactValue = z.infer<typeof FactValue>

/** A fact as a recogniser finds it, before anybody knows whose it is. */
export const FoundFact = z.strictObject({
  key: FactKey,
  value: FactValue,
  lines: Span,
  /** When the device said so, as ISO 8601 in UTC, where that is known. */
  at: z.string().optional(),
  /** Somebody said so in words, these, beside what a device shows; weaker than that. */
  said: z.literal(true).optional(),
  words: z.string().optional(),
})
export type FoundFact = z.infer<typeof FoundFact>

/** A fact of one device, with the evidence and the pasted lines that prove it. */
export const Fact = z.strictObject({
  ...FoundFact.shape,
  device: z.string().optional(),
  evidence: z.string(),
  /** A later value of the same device took its place; kept, since conflicts are worth seeing. */
  superseded: z.boolean().optional(),
})
export type Fact = z.infer<typeof Fact>
