import type { FoundFact } from '../../facts/fact.ts'
import type { Reading, RegionParser } from './reading.ts'
import { type Row, spanOf } from './row.ts'

const COMMAND = 'show version'
// Cisco Nexus Operating System (NX-OS) Software
const TITLE = /^Cisco Nexus Operating System \(NX-OS\) Software/i
// NXOS: version 10.3(3) [Feature Release]; of a Nexus 3000 or 9000
const RELEASE = /^NXOS: {1,4}version (?<major>\d{1,3})\.(?<minor>\d{1,3})\((?<maintenance>[\w.]{1,20})\)/i

// system:    version 8.4(4), on the families whose releases never came to policies; an MDS has policies of its own
const OTHER_RELEASE = /^system: {1,8}version (?<release>[5-8]\.\d{1,3}\([\w.]{1,20}\)[\w.()]{0,20})/i
const CHASSIS = /^cisco Nexus ?\d/i
// cisco MDS 9148S 16G 48 FC (1 Slot) Chassis, Cisco IOS XE Software, Version 17.09.04
const FAMILIES = [
  { family: 'mds', says: /^cisco MDS ?\d/i },
  { family: 'nexus7000', says: /^cisco Nexus ?7\d/i },
  { family: 'nexus', says: /^cisco Nexus ?[39]\d/i },
  { family: 'ios-xe', says: /^Cisco IOS XE Software, Version /i },
] as const
const ANY_RELEASE =
  /^(?:NXOS: {1,4}version|system: {1,8}version|Cisco IOS XE Software, Version) (?<release>\d{1,3}\.\d[\w.()]{0,30})/i

/** Policies start with NX-OS 10.2(1)F on Nexus 3000 and 9000 (TAC 220643, slp.md §2). */
const FIRST = { major: 10, minor: 2 }

/** `show version` of a Nexus: its release, and whether that has policies at all. */
export const showVersion: RegionParser = ({ echo, rows }) => {
  const said = releaseOf(rows)
  const echoed = echo?.command === COMMAND
  if (!said) return otherFamily(rows, echoed)
  const family = familyOf(rows)
  const own = echoed ? rows : rows.filter((row) => row === said.row || TITLE.test(row.text))
  return [
    {
      command: COMMAND,
      level: 'supporting',
      platform: 'nx-os',
      complete: echoed && !echo.piped,
      rows: own,
      output: { release: said.release },
      facts: [
        { key: 'licensing.usesPolicy', value: said.hasPolicies, lines: spanOf([said.row]) },
        { key: 'device.release', value: said.release, lines: spanOf([said.row]) },
        ...(family ? [family] : []),
      ],
    },
  ]
}

/** Of another platform only which it is, and its release. */
function otherFamily(rows: readonly Row[], echoed: boolean): Reading[] {
  const family = familyOf(rows)
  const row = rows.find(({ text }) => ANY_RELEASE.test(text))
  const release = ANY_RELEASE.exec(row?.text ?? '')?.groups?.release
  if (!family || !row || !release || !(echoed || rows.some(({ text }) => TITLE.test(text)))) return []
  return [
    {
      command: COMMAND,
      level: 'supporting',
      platform: family.value === 'ios-xe' ? 'ios-xe' : 'nx-os',
      complete: false,
      rows: echoed ? [...rows] : [row],
      output: { release },
      facts: [family, { key: 'device.release', value: release, lines: spanOf([row]) }],
    },
  ]
}

function familyOf(rows: readonly Row[]): FoundFact | undefined {
  for (const row of rows) {
    const found = FAMILIES.find(({ says }) => says.test(row.text))
    if (found) return { key: 'device.family', value: found.family, lines: spanOf([row]) }
  }
  return undefined
}

function releaseOf(rows: readonly Row[]): { row: Row; release: string; hasPolicies: boolean } | undefined {
  for (const row of rows) {
    const { major, minor, maintenance } = RELEASE.exec(row.text)?.groups ?? {}
    if (major && minor) {
      const [majors, minors] = [Number(major) - FIRST.major, Number(minor) - FIRST.minor]
      const hasPolicies = majors > 0 || (majors === 0 && minors >= 0)
      return { row, release: `${major}.${minor}(${maintenance})`, hasPolicies }
    }
    const { release } = OTHER_RELEASE.exec(row.text)?.groups ?? {}
    if (release && rows.some(({ text }) => CHASSIS.test(text))) return { row, release, hasPolicies: false }
  }
  return undefined
}
