import * as z from 'zod'
import { readUdi } from '../../udi.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { saidOf } from '../values.ts'
import type { Part, Times } from './part.ts'

const Said = z.string().nullable()
const Member = z.strictObject({
  role: z.string(),
  pid: z.string().optional(),
  sn: z.string().optional(),
  status: Said.optional(),
  lastConfirmationCode: Said.optional(),
})

/** The authorization codes of each member, and what was purchased; Nexus switches have no code to install. */
export const AuthorizationsPart = z.strictObject({
  lastDataPush: Said.optional(),
  lastFileExport: Said.optional(),
  members: z.array(Member).optional(),
})
export type AuthorizationsPart = z.infer<typeof AuthorizationsPart>

/** Reads `Overall status:` and the status of each member below it. */
export function readAuthorizations(section: Section, times: Times): Part {
  const rest: Row[] = []
  const members: Record<string, string | null>[] = []
  const output: Record<string, string | null> = {}
  let told = 0
  for (const row of section.rows) {
    const current = members.at(-1)
    const said = row.value ? saidOf(row.value, times.at) : undefined
    const udi = /^(?:active|standby|member)$/.test(row.key) ? readUdi(row.text, 0) : undefined
    if (udi) members.push({ role: row.key, ...(udi.pid && { pid: udi.pid }), ...(udi.sn && { sn: udi.sn }) })
    else if (said !== undefined && row.key === 'status' && current) {
      current.status = said
      if (/install/i.test(row.text)) told++
    } else if (said !== undefined && row.key === 'last confirmation code' && current)
      current.lastConfirmationCode = said
    else if (said !== undefined && row.key === 'last data push') output.lastDataPush = said
    else if (said !== undefined && row.key === 'last file export') output.lastFileExport = said
    else if (row.key !== 'overall status' && !/^={3,}$/.test(row.text)) rest.push(row)
  }
  const active = members.find(({ role }) => role === 'active')
  return {
    output: { ...output, ...(members.length > 0 && { members }) },
    facts: [],
    rest,
    cues: Math.min(told, 1) + (members.length > 0 ? 1 : 0),
    ...(active && {
      device: { ...(active.pid && { pid: active.pid }), ...(active.sn && { sn: active.sn }) },
    }),
  }
}

/** Reads `Purchased Licenses:`: one row that says none, or fields of any name. */
export function readPurchased(section: Section): Part {
  const texts = section.rows.map(({ text }) => text)
  const none = texts.some((text) => /^no purchase information available$/i.test(text))
  return { output: none ? null : texts, facts: [], rest: [], cues: none ? 1 : 0 }
}
