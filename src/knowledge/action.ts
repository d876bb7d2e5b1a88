import * as z from 'zod'
import { AppliesTo, entryFields } from './entry.ts'
import { Step } from './step.ts'

/** A reusable list of steps, or a procedure that the chapter names (with steps only where the chapter gives them). */
export const Action = z.strictObject({
  ...entryFields,
  means: z.string().optional(),
  for: AppliesTo.optional(),
  /** For whoever means to report so, whatever the transport is now: a step that sets it. */
  towards: AppliesTo.optional(),
  /** Commands that, typed at a prompt, are this action (`license smart sync`). */
  typed: z.array(z.string()).default([]),
  /** The chapter names the procedure and doesn't describe it. */
  namedOnly: z.boolean().default(false),
  /** Whether its steps are ways of several cases, of which a plan takes one: it answers no question by itself. */
  within: z.boolean().default(false),
  steps: z.array(Step).min(1),
})
export type Action = z.infer<typeof Action>
