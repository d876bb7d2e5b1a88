import * as z from 'zod'
import { FactKey } from '../facts/vocabulary.ts'
import { Act, entryFields, reference } from './entry.ts'
import { FirstRow } from './first-row.ts'

/** A value that a message states: a constant, one of its fields (a number where the field is one), or how often it came (`count`). */
export const StatedFact = z.union([
  z.strictObject({ key: FactKey, value: z.union([z.string(), z.number(), z.boolean(), z.null()]) }),
  z.strictObject({ key: FactKey, field: z.string() }),
])
export type StatedFact = z.infer<typeof StatedFact>

/**
 * What an error string tells: the first case whose words are all in the detail (and the peer), and whose HTTP status
 * it names, gives the fact's value. `status: "5"` is any status that begins so.
 */
export const DetailCase = z
  .strictObject({
    says: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    status: z
      .string()
      .regex(/^[45]\d{0,2}$/)
      .optional(),
    peer: z.string().optional(),
    is: z.string().regex(/^[a-z0-9-]+$/),
  })
  .refine(({ says, status }) => says !== undefined || status !== undefined, 'needs `says` or `status`')
export type DetailCase = z.infer<typeof DetailCase>

/** A system message: knowledge/messages/<FACILITY>/<MNEMONIC>.yml. */
export const MessageEntry = z.strictObject({
  ...entryFields,
  /** What a person reads first, where this is what the answer is about. */
  first: z.array(FirstRow).default([]),
  severity: z.int().min(0).max(7),
  /** The text, with `{peer} {detail} {pid} {sn} {days} {udi}` where it varies; several where releases differ. */
  text: z.union([z.string(), z.array(z.string()).min(1)]).transform((t) => (Array.isArray(t) ? t : [t])),
  means: z.string(),
  impact: z.string(),
  act: Act,
  /** Why Nexus never logs it of itself, for the AUTHORIZATION messages. */
  notApplicable: z.string().optional(),
  facts: z.array(StatedFact).default([]),
  /** Its own cases, tried in order; where `shared`, those of `error-strings.yml` after them. */
  details: z
    .strictObject({
      fact: FactKey,
      shared: z.boolean().default(false),
      cases: z.array(DetailCase).default([]),
    })
    .optional(),
  /** Best first. */
  causes: z.array(reference('causes')).default([]),
  /** What to do that hangs on no cause. */
  actions: z.array(reference('actions', 'procedures')).default([]),
  ask: z.array(reference('outputs')).default([]),
  clocks: z.array(reference('clocks')).default([]),
  /** Earlier messages and errors of the same device that this one closes. */
  closes: z.array(reference('messages', 'errors')).default([]),
  /** Dates that an output shows: where all of them lie after the message, it tells of what is over. */
  overtakenBy: z.array(FactKey).default([]),
  examples: z
    .array(
      z.strictObject({
        line: z.string(),
        gives: z.record(z.string(), z.string()).default({}),
        is: z.string().optional(),
      }),
    )
    .min(1),
  /** Near ones that must not match. */
  not: z.array(z.string()).min(1),
})
export type MessageEntry = z.infer<typeof MessageEntry>
