import * as z from 'zod'
import { readUdi } from '../../udi.ts'
import type { Row } from '../row.ts'
import type { Section } from '../sections.ts'
import { dateOf, isAbsent } from '../values.ts'
import { factOf, type Part, type Times } from './part.ts'

// Active: PID:C9300-24UX,SN:FCW2303D16Y
const MEMBER = /^(?<role>active|standby|member)$/
const INSTALLED = 'installed on '

const Time = z.string().nullable()
const Member = z.strictObject({
  role: z.string().optional(),
  pid: z.string().optional(),
  sn: z.string().optional(),
  installed: Time.optional(),
})

/** `Trust Code installed:` of a status: null where there is none, else when it was installed, per member of a pair. */
export const TrustCodePart = z.strictObject({
  installed: Time.optional(),
  members: z.array(Member).optional(),
})
export type TrustCodePart = z.infer<typeof TrustCodePart>
type Held = { member: Record<string, string | null>; rows: Row[]; installed: boolean | undefined }

/** Reads `Trust Code installed:`. In a pair the active one's counts. */
export function readTrustCode(section: Section, times: Times): Part {
  const rest: Row[] = []
  const own: Held = { member: {}, rows: section.head ? [section.head] : [], installed: undefined }
  const held: Held[] = []
  const headed = section.head?.value ?? ''
  if (headed !== '') take(own, headed, times.at)
  for (const row of section.rows) {
    const current = held.at(-1) ?? own
    if (MEMBER.test(row.key) && /PID ?:/i.test(row.value ?? '')) held.push(memberOf(row))
    else if (/^(?:expired on|valid on|attributes|trust code type)/i.test(row.text)) current.rows.push(row)
    else if (take(current, row.text, times.at)) current.rows.push(row)
    else rest.push(row)
  }
  const decisive =
    held.find(({ member }) => member.role === 'active') ?? (held.length > 0 ? held[0] : undefined)
  const told = [decisive, own].find((each) => each?.installed !== undefined)
  const members = held.map(({ member }) => member)
  const { pid, sn } = decisive?.member ?? {}
  return {
    output: {
      ...own.member,
      ...(members.length > 0 && { members: members.map((member) => ({ ...member })) }),
    },
    facts: told ? [factOf('trust.installed', told.installed ?? false, told.rows, times)] : [],
    rest,
    cues: (section.head ? 1 : 0) + (told ? 1 : 0),
    ...(decisive && { device: { ...(pid && { pid }), ...(sn && { sn }) } }),
  }
}

function memberOf(row: Row): Held {
  const udi = readUdi(row.text, 0)
  return {
    member: { role: row.key, ...(udi?.pid && { pid: udi.pid }), ...(udi?.sn && { sn: udi.sn }) },
    rows: [row],
    installed: undefined,
  }
}

/** Takes what a row says of whether there is a trust code, `<none>`, a date, `INSTALLED on` a date; false where it says nothing of it. */
function take(held: Held, text: string, at: string): boolean {
  if (held.installed !== undefined) return false
  // INSTALLED on Oct 14 11:37:52 2021 UTC    Valid on Apr 23 15:23:40 2025 IST
  const stated = text.toLowerCase().startsWith(INSTALLED) ? text.slice(INSTALLED.length) : text
  const date = dateOf(stated.split('  ', 1)[0]?.trim() ?? '', at)
  if (date !== undefined) held.member.installed = date
  else if (isAbsent(text) || /^not installed$/i.test(text)) held.member.installed = null
  else return /^trust code type:/i.test(text)
  held.installed = date !== undefined
  return true
}
