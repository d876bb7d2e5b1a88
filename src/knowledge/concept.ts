import * as z from 'zod'
import { entryFields } from './entry.ts'

/** A term, a table, a rule: severities, variable fields, RUM report, ACK, trust code, CSLU. */
export const Concept = z.strictObject({
  ...entryFields,
  means: z.string(),
  /** Rows of a table, where the concept has one. */
  rows: z.array(z.strictObject({ term: z.string(), means: z.string() })).default([]),
})
export type Concept = z.infer<typeof Concept>
