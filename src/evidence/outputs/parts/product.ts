import * as z from 'zod'
import { readUdi } from '../../udi.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import type { Part } from './part.ts'

const Udi = z.strictObject({
  role: z.string().optional(),
  pid: z.string().optional(),
  sn: z.string().optional(),
})

/** The product id and serial number of a switch, and those of the members of a pair. */
export const ProductPart = z.strictObject({ udi: Udi.optional(), members: z.array(Udi).optional() })
export type ProductPart = z.infer<typeof ProductPart>

/** Reads `UDI: PID:…,SN:…` and the list of a pair. */
export function readProduct(section: Section): Part {
  const rest: Row[] = []
  const members: Record<string, string>[] = []
  let own: Record<string, string> | undefined
  for (const row of section.rows) {
    const found = /PID ?:/i.test(row.text)
      ? readUdi(row.text, row.key === 'udi' ? row.text.indexOf(':') + 1 : 0)
      : undefined
    const udi = { ...(found?.pid && { pid: found.pid }), ...(found?.sn && { sn: found.sn }) }
    if (row.key === 'udi' && found) own ??= udi
    else if (/^(?:active|standby|member)$/.test(row.key) && found) members.push({ role: row.key, ...udi })
    else if (row.key !== 'ha udi list' && !/^={3,}$/.test(row.text)) rest.push(row)
  }
  const active = members.find(({ role }) => role === 'active') ?? own
  const { pid, sn } = active ?? {}
  return {
    output: { ...(own && { udi: own }), ...(members.length > 0 && { members }) },
    facts: [],
    rest,
    cues: (own?.pid && own.sn ? 2 : 0) + (members.length > 0 ? 1 : 0),
    ...(active && { device: { ...(pid && { pid }), ...(sn && { sn }) } }),
  }
}
