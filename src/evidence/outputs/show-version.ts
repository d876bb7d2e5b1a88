import type { RegionParser } from './reading.ts'
import { spanOf } from './row.ts'

const COMMAND = 'show version'
// Cisco Nexus Operating System (NX-OS) Software
const TITLE = /^Cisco Nexus Operating System \(NX-OS\) Software/i
// NXOS: version 10.3(3) [Feature Release]; the releases of other families stand behind `system:`
const RELEASE = /^NXOS: {1,4}version (?<major>\d{1,3})\.(?<minor>\d{1,3})\((?<maintenance>[\w.]{1,20})\)/i

/** Policies start with NX-OS 10.2(1)F on Nexus 3000 and 9000 (TAC 220643, slp.md §2). */
const FIRST = { major: 10, minor: 2 }

/** `show version` of a Nexus 3000 or 9000: its release, and whether that has policies at all. */
export const showVersion: RegionParser = ({ echo, rows }) => {
  const release = rows.find(({ text }) => RELEASE.test(text))
  const { major, minor, maintenance } = RELEASE.exec(release?.text ?? '')?.groups ?? {}
  if (!release || !major || !minor) return []
  const echoed = echo?.command === COMMAND
  const own = echoed ? rows : rows.filter((row) => row === release || TITLE.test(row.text))
  const [majors, minors] = [Number(major) - FIRST.major, Number(minor) - FIRST.minor]
  return [
    {
      command: COMMAND,
      level: 'supporting',
      platform: 'nx-os',
      complete: echoed && !echo.piped,
      rows: own,
      output: { release: `${major}.${minor}(${maintenance})` },
      facts: [
        {
          key: 'licensing.usesPolicy',
          value: majors > 0 || (majors === 0 && minors >= 0),
          lines: spanOf([release]),
        },
      ],
    },
  ]
}
