import * as z from 'zod'
import { AppliesTo, entryFields } from './entry.ts'

/** A wait or a deadline that the chapter states. */
export const Clock = z.strictObject({
  ...entryFields,
  /** The sentence that the engineer reads. */
  text: z.string(),
  /** ISO 8601 duration, where it is a fixed one. */
  wait: z.string().optional(),
  for: AppliesTo.optional(),
})
export type Clock = z.infer<typeof Clock>
