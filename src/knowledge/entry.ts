import * as z from 'zod'
import { Sources } from './source.ts'

/** How sure we are: the chapter says it, engineers in the field found it, or it is our own reasoning. */
export const Status = z.enum(['documented', 'field', 'reasoned'])
export type Status = z.infer<typeof Status>

/** What each entry has, whatever its kind. Its id is its path below `knowledge/`, without the ending. */
export const entryFields = {
  title: z.string().min(3),
  status: Status.default('documented'),
  /** Why the entry is out of use. It stays, since ids never change. */
  retired: z.string().optional(),
  /** Questions in people's words that this entry answers; each must find it (it is a test). */
  asks: z.array(z.string()).optional(),
  /** Further words that should find it. */
  keywords: z.array(z.string()).optional(),
  source: Sources,
}

/** What the engineer should do with the night: nothing, keep an eye on it, mend it, call Cisco; or we don't know. */
export const Act = z.enum(['nothing', 'watch', 'fix', 'escalate', 'unknown'])
export type Act = z.infer<typeof Act>

/** What `license smart transport` sets. */
export const Transport = z.enum(['smart', 'cslu', 'callhome', 'off'])
export type Transport = z.infer<typeof Transport>

/** How the switch reaches CSSM; knowledge/topologies has an entry for each. */
export const TopologyName = z.enum(['direct', 'cslu', 'cslu-offline', 'on-prem', 'offline'])
export type TopologyName = z.infer<typeof TopologyName>

/** Where something applies; an absent list means everywhere. */
export const AppliesTo = z.strictObject({
  transport: z.array(Transport).min(1).optional(),
  topology: z.array(TopologyName).min(1).optional(),
})
export type AppliesTo = z.infer<typeof AppliesTo>

/** What stands in an id after its folder: `LICMGR/LOG_SMART_LIC_COMM_FAILED`. */
const NAME = /^[A-Za-z0-9_/-]+$/

/** The id of another entry, `folder/name` (`actions/configure-dns`), out of one of these folders. knowledge:check resolves each. */
export function reference(...folders: string[]) {
  return z
    .string()
    .refine(
      (id) => folders.some((folder) => id.startsWith(`${folder}/`) && NAME.test(id.slice(folder.length + 1))),
      `must be an id that starts with ${folders.map((folder) => `${folder}/`).join(' or ')}`,
    )
}
