import * as z from 'zod'
import { entryFields, TopologyName, Transport } from './entry.ts'

/** One way to deploy Smart Licensing Using Policy. */
export const Topology = z.strictObject({
  ...entryFields,
  /** The value of `--topology`. */
  name: TopologyName,
  transport: z.array(Transport).min(1),
  url: z.string().optional(),
  initiates: z.string(),
  means: z.string(),
})
export type Topology = z.infer<typeof Topology>
