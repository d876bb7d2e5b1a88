import * as z from 'zod'
import { FactKey } from '../facts/vocabulary.ts'
import { entryFields } from './entry.ts'

/** What is taken out of the words: a host or address, its port, a VRF's name, a release, an interface, the host of CSLU's or On-Prem's URL, a date, a time of
 * day in UTC,
 * the addresses that are told (`servers`), or only those that are new (`new-servers`), the name of an ACK file, a licensing URL. */
export const Taken = z.enum([
  'host',
  'port',
  'vrf',
  'vrf-is',
  'release',
  'interface',
  'cslu-url',
  'on-prem-url',
  'date',
  'time',
  'servers',
  'new-servers',
  'ack-file',
  'url',
])
export type Taken = z.infer<typeof Taken>

const Value = z.union([z.string(), z.boolean()])

/** One fact that people state in words: `says` in the pattern language of `says.ts`, any of which is enough. */
const SaidFact = z
  .strictObject({
    fact: FactKey,
    /** The value that is stated, or what of the words it is. */
    is: Value.optional(),
    take: Taken.optional(),
    /** The value where it is denied: "nobody touched the firewall". Without it a denial states nothing. */
    denied: Value.optional(),
    /** Whether it counts where it is only asked about, since the question takes it for granted. */
    evenAsked: z.boolean().default(false),
    says: z.array(z.string().min(2)).min(1),
  })
  .refine(
    ({ is, take }) => (is === undefined) !== (take === undefined),
    'must have `is` or `take`, one of them',
  )

/** What people write beside a paste and what it states: facts of kind `said`, weaker than any output. */
export const Said = z.strictObject({
  ...entryFields,
  states: z.array(SaidFact).min(1),
  /** Sentences, and exactly what of this entry they state; each is a test. */
  examples: z.array(z.strictObject({ says: z.string(), gives: z.partialRecord(FactKey, Value) })).min(3),
  /** Near sentences that state none of it. */
  not: z.array(z.string()).min(1),
})
export type Said = z.infer<typeof Said>
