import * as z from 'zod'
import { platformOf } from './platform.ts'
import type { RegionParser } from './reading.ts'

// SlotID   PID                    SN                      UDI
const HEADING = /^slotid\s{1,40}pid\s{1,40}sn\s{1,40}udi$/i
// *        ASR1006               NWG1512050G     ASR1006:NWG1512050G
const MEMBER =
  /^(?<active>\*?)\s{0,12}(?:\d{1,3}\s{1,12})?(?<pid>[\w./-]{2,40})\s{1,40}(?<sn>[A-Z0-9]{8,16})\s{1,40}[\w./-]{2,40}:[A-Z0-9]{8,16}$/

/** The switches of a stack or a chassis; the active one's line has a star. */
export const ShowLicenseUdiTable = z.strictObject({
  members: z.array(z.strictObject({ pid: z.string(), sn: z.string(), active: z.boolean() })),
})
export type ShowLicenseUdiTable = z.infer<typeof ShowLicenseUdiTable>

/** `show license udi` as a table, the older form that IOS XE has. It says nothing of policies. */
export const showLicenseUdiTable: RegionParser = ({ rows, closed }) => {
  const head = rows.findIndex(({ text }) => HEADING.test(text))
  if (head === -1) return []
  const own = rows.slice(head, head + 1)
  const members: { pid: string; sn: string; active: boolean }[] = []
  for (const row of rows.slice(head + 1)) {
    const { active, pid, sn } = MEMBER.exec(row.text)?.groups ?? {}
    if (pid && sn) members.push({ pid, sn, active: active === '*' })
    else if (!/^-{4,}$/.test(row.text)) break
    own.push(row)
  }
  const [first] = members.filter((member) => member.active)
  return [
    {
      command: 'show license udi',
      level: 'explained',
      platform: platformOf(own) === 'nx-os' ? 'nx-os' : 'unknown',
      complete: closed,
      rows: own,
      output: { members },
      facts: [],
      ...(first && { device: { pid: first.pid, sn: first.sn } }),
    },
  ]
}
