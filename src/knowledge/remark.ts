import * as z from 'zod'
import { Condition } from './condition.ts'
import { entryFields } from './entry.ts'
import { Suspect } from './first-row.ts'

/**
 * Something that a paste shows and that belongs beside the cause: what it rules out of what one would try first, that
 * the server works for another switch, which time was counted from. Said in the first view with the lines that show it.
 */
export const Remark = z.strictObject({
  ...entryFields,
  when: Condition,
  /** One clause, with placeholders like those of a first row; the lines are named behind it. */
  say: z.string().min(3),
  /** What it clears: the answer to "is it DNS?". */
  clears: z.array(Suspect).default([]),
  /** The higher, the sooner said; three lines are shown in all. */
  weight: z.int().min(0).max(9).default(5),
})
export type Remark = z.infer<typeof Remark>
