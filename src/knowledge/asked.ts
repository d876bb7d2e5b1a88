import * as z from 'zod'
import { Condition } from './condition.ts'
import { entryFields } from './entry.ts'
import { Suspect } from './first-row.ts'

/**
 * What somebody asks beside a paste ("do I roll back?", "can it wait?"), answered from the diagnosis, yes or no first.
 * `says`: words that must all stand in one sentence, or a list of such; `a|b` is either, `pre*` any word that begins so.
 */
export const Asked = z.strictObject({
  ...entryFields,
  says: z.array(z.string().min(2)).min(1),
  /** Whom the question suspects; `verdict.suspect` tells how that stands, `{remark}` what clears it. */
  suspect: Suspect.optional(),
  /** Single words that name the suspect: with one of them, the examples of every suspect are examples of this one. */
  names: z.array(z.string().regex(/^[a-z]+$/)).default([]),
  /** Patterns that are answered even where the sentence doesn't ask: "need to hand it over today". */
  stated: z.array(z.string().min(2)).default([]),
  /** Patterns of a sentence of four words at most that ends with a question mark: "so firewall?", "reboot?". */
  alone: z.array(z.string().min(2)).default([]),
  /** Entries of one topic are one question in other words: the first that has a reply answers. */
  topic: z.string().optional(),
  /** Sentences that must be taken, each a test. */
  examples: z.array(z.string()).min(4),
  /** Near sentences that must not be. */
  not: z.array(z.string()).min(1),
  /** The first that holds and can be filled; facts `verdict.*` tell what was found. `{remark}`: what clears the suspect. */
  replies: z.array(z.strictObject({ when: Condition.optional(), say: z.string().min(2) })).min(1),
})
export type Asked = z.infer<typeof Asked>
