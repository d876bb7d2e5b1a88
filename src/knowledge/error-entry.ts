import * as z from 'zod'
import { Act, entryFields, reference } from './entry.ts'
import { FirstRow } from './first-row.ts'
import { StatedFact } from './message-entry.ts'

/** A device's error at a prompt, or a line of a server's log: knowledge/errors/<name>.yml. */
export const ErrorEntry = z.strictObject({
  ...entryFields,
  /** What a person reads first, where this is what the answer is about. */
  first: z.array(FirstRow).default([]),
  kind: z.enum(['device-error', 'server-log']),
  platform: z.enum(['nx-os', 'ios-xe', 'ssm-on-prem']),
  /** Fixed words, all of which stand in the line (any letter case). */
  says: z.array(z.string().min(4)).min(1),
  /** An error that a ping ends with: what it says of the target, if it was tried (`untested`: it was not). */
  ping: z.enum(['unresolved', 'no-route', 'bad-vrf', 'untested']).optional(),
  /** The device refuses a command by it, whatever the command is about. */
  refusal: z.boolean().default(false),
  means: z.string(),
  impact: z.string(),
  act: Act,
  facts: z.array(StatedFact).default([]),
  causes: z.array(reference('causes')).default([]),
  actions: z.array(reference('actions', 'procedures')).default([]),
  ask: z.array(reference('outputs')).default([]),
  clocks: z.array(reference('clocks')).default([]),
  examples: z.array(z.string()).min(1),
  not: z.array(z.string()).min(1),
})
export type ErrorEntry = z.infer<typeof ErrorEntry>
