import * as z from 'zod'
import { Sources } from './source.ts'

/** A place where the source contradicts itself or gives another platform's command: knowledge/errata.yml. */
export const Erratum = z.strictObject({
  id: z.string().regex(/^errata#[a-z0-9-]+$/),
  kind: z.enum(['caveat', 'erratum', 'platform']),
  /** What the source says, both sides. */
  conflict: z.string(),
  /** What to do, in one or two sentences; this is what the engineer reads. */
  say: z.string(),
  /** The entries whose use brings the note up; the fewer the better. Steps as `actions/x#step`. */
  where: z.array(z.string()).min(1),
  source: Sources,
})
export type Erratum = z.infer<typeof Erratum>
