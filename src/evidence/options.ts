import * as z from 'zod'
import { TopologyName, Transport } from '../knowledge/entry.ts'
import { Choice } from './choice.ts'

/** What the asker says beside the paste. `at` is the only clock: ISO 8601 in UTC. */
export const Options = z.strictObject({
  at: z.iso.datetime(),
  /** When the last paste came, where that was before `at` (an incident's). */
  pastedAt: z.iso.datetime().optional(),
  /** Whether somebody asked the bot (a mention, a command, a terminal); unasked, words are no question. */
  asked: z.boolean().default(true),
  transport: Transport.optional(),
  topology: TopologyName.optional(),
  vrf: z.string().optional(),
  /** What a model chose for this very paste; counts only where nothing else explains or names anything in it. */
  choice: Choice.optional(),
})
export type Options = z.infer<typeof Options>
