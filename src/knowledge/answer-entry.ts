import * as z from 'zod'
import { Condition } from './condition.ts'
import { Act, entryFields } from './entry.ts'
import { FirstRow } from './first-row.ts'
import { Step } from './step.ts'

/**
 * The answer to a question in plain words: `title` is the question as people ask it, `answer` one to four sentences,
 * yes or no first. `asks` (at least 12) must find it, `not` must not.
 */
export const AnswerEntry = z.strictObject({
  ...entryFields,
  act: Act.default('nothing'),
  answer: z.array(z.string().min(2)).min(1).max(4),
  /** Where what is known of the asker's site changes the answer: the first whose condition holds replaces it. */
  variants: z
    .array(
      z.strictObject({
        when: Condition,
        answer: z.array(z.string().min(2)).min(1).max(4),
        plan: FirstRow.shape.plan.optional(),
      }),
    )
    .default([]),
  /** What proves it or what it rests on, a line each. */
  because: z.array(z.string().min(2)).max(3).default([]),
  /** What to do, in order: ids of steps, or of this entry's own (`#name`). */
  plan: z
    .array(z.string().regex(/^(?:(?:actions|procedures)\/[a-z0-9-]+)?#[a-z0-9-]+$/))
    .max(6)
    .default([]),
  /** Steps that no other entry has. */
  steps: z.array(Step).default([]),
  /** Near questions that must not be taken for this one. */
  not: z.array(z.string()).min(1),
})
export type AnswerEntry = z.infer<typeof AnswerEntry>
