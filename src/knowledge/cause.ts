import * as z from 'zod'
import { Condition } from './condition.ts'
import { Act, AppliesTo, entryFields, reference } from './entry.ts'
import { FirstRow, Suspect } from './first-row.ts'

/** Why something fails: when it holds, what rules it out, what to do about it. */
export const Cause = z.strictObject({
  ...entryFields,
  /** What a person reads first, where this is what the answer is about. */
  first: z.array(FirstRow).default([]),
  /** Why it hurts, in a sentence. */
  why: z.string(),
  when: Condition.optional(),
  unless: Condition.optional(),
  /** When it is the likely one, though no output shows it: what somebody said, beside what is shown. */
  likely: Condition.optional(),
  for: AppliesTo.optional(),
  /** What to do where an output shows it; `fix` unless said otherwise (a report that isn't due is no fault). */
  act: Act.default('fix'),
  /** What people would name as the culprit; the answer to "is it DNS?". */
  blames: z.array(Suspect).default([]),
  /** More general causes that say nothing further where this one is shown: "no name server" beside "it doesn't resolve". */
  narrows: z.array(reference('causes')).default([]),
  /** What looks like it and isn't. */
  lookalike: z.string().optional(),
  /** A command that, typed at a prompt, is this cause (`license smart factory reset`). */
  typed: z.array(z.string()).default([]),
  actions: z.array(reference('actions', 'procedures')).default([]),
  /** The outputs that show whether it was this and whether it is mended. */
  verify: z.array(reference('outputs')).default([]),
})
export type Cause = z.infer<typeof Cause>
