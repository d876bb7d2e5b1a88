import * as z from 'zod'
import { readAnyFields } from '../fields.ts'
import type { Section } from '../sections.ts'
import { factOf, type Part, type Times } from './part.ts'

/** A section of settings of any name, each as pasted. */
export const SettingsPart = z.record(
  z.string(),
  z.union([z.string(), z.null(), z.array(z.string().nullable())]),
)
export type SettingsPart = z.infer<typeof SettingsPart>

// P:C9300-24UX,S:FCW2134L00C: No Trust Data; Type_4 is no field of a device
const MEMBER = /^P:[^,\s]{1,40},S:/

/** Reads a section whose fields say little about licensing's troubles: certificates, HA, reservations. */
export function readSettings(section: Section, times: Times): Part {
  const { object, rest } = readAnyFields(section.rows, times.at)
  return { output: object, facts: [], rest: rest.filter(({ text }) => !isSaying(text)), cues: 0 }
}

/** Reads `Other Info` of the tech support, of which the clock's state and the trust count. */
export function readOtherInfo(section: Section, times: Times): Part {
  const members = section.rows.filter(({ text }) => MEMBER.test(text)).map(({ text }) => text)
  const rows = section.rows.filter(({ text }) => !MEMBER.test(text))
  const { object, rest } = readAnyFields(rows, times.at)
  const clock = rows.find(({ key }) => key === 'clock sync-ed with ntp')
  const synced = /^(?:true|false)$/i.test(clock?.value ?? '')
  return {
    output: { ...object, ...(members.length > 0 && { trustOfMembers: members }) },
    facts:
      clock && synced ? [factOf('ntp.synchronized', /^true$/i.test(clock.value ?? ''), [clock], times)] : [],
    rest: rest.filter(({ text }) => !isSaying(text)),
    cues: (clock ? 2 : 0) + (rows.some(({ key }) => key === 'overall trust') ? 1 : 0),
  }
}

/** Rules, headings within, and words that such sections have instead of fields. */
function isSaying(text: string): boolean {
  return /^(?:={3,}|not registered\b|no (?:pd enforced|purchase|licenses)\b|not applicable$|enforced licenses:$)/i.test(
    text,
  )
}
