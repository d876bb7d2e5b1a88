import * as z from 'zod'
import { FactKey } from '../facts/vocabulary.ts'
import { AppliesTo, entryFields } from './entry.ts'
import { FirstRow } from './first-row.ts'
import { Command } from './step.ts'

/** A `show` output, a ping, a server's page: how to get it, what it proves, what healthy looks like. */
export const Output = z.strictObject({
  ...entryFields,
  /** What a person reads first, where this is what the answer is about. */
  first: z.array(FirstRow).default([]),
  /** The canonical name, unabbreviated and without arguments (`show license status`, `ping`). */
  command: z.string(),
  /** What to type, per platform; slots as in steps. */
  get: z.array(Command).min(1),
  means: z.string(),
  healthy: z.string(),
  /** Why one would paste it, in a clause: "shows which transport is set and when the last ACK came". */
  why: z.string(),
  /** So long a paste that it is asked for only where nothing shorter tells anything. */
  long: z.boolean().default(false),
  proves: z.array(FactKey).default([]),
  /** Facts that it may state beside those; nobody is asked for it because of them. */
  states: z.array(FactKey).default([]),
  /** Whether it would show a fault to a reader of facts; a log of what was said may hold one in its own words. */
  judged: z.boolean().default(true),
  /** Where it tells anything: absent means everywhere. */
  for: AppliesTo.optional(),
})
export type Output = z.infer<typeof Output>
