import * as z from 'zod'
import { Act, entryFields, reference } from './entry.ts'
import { FirstRow } from './first-row.ts'

/** A complaint in people's words, with what may be behind it. */
export const Issue = z.strictObject({
  ...entryFields,
  /** What a person reads first, where this is what the answer is about. */
  first: z.array(FirstRow).default([]),
  means: z.string(),
  impact: z.string(),
  act: Act,
  causes: z.array(reference('causes')).default([]),
  actions: z.array(reference('actions', 'procedures')).default([]),
  ask: z.array(reference('outputs')).default([]),
  clocks: z.array(reference('clocks')).default([]),
})
export type Issue = z.infer<typeof Issue>
