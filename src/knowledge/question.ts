import * as z from 'zod'
import { entryFields } from './entry.ts'

/** A question that the bot may ask, and the answers that it understands. */
export const Question = z.strictObject({
  ...entryFields,
  text: z.string(),
  sets: z.enum(['transport', 'topology', 'vrf']),
  options: z.array(z.strictObject({ value: z.string(), label: z.string().max(75) })).default([]),
})
export type Question = z.infer<typeof Question>
