import { closeSync, openSync, writeSync } from 'node:fs'
import { seededRandom } from '../evidence/seeded-random.ts'

/** Lines that one piece of the file has. */
const PIECE = 20_000

/** One line in so many is a licensing message. */
const SHARE = 100

// constructed
const OTHERS = [
  '%ETHPORT-5-IF_DOWN_LINK_FAILURE: Interface Ethernet1/42 is down (Link failure)',
  '%BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down - holdtimer expired',
  '%AUTHPRIV-6-SYSTEM_MSG: pam_unix(dcos_sshd:session): session opened for user netops by (uid=0) - dcos_sshd[4711]',
  '%VSHD-5-VSHD_SYSLOG_CONFIG_I: Configured from vty by netops on 192.0.2.7@pts/1',
  '%AAA-6-AAA_ACCOUNTING_MESSAGE: start:192.0.2.7@pts/0:netops:show logging logfile | include licmgr',
]
const PEERS = ['Cisco Smart Software Manager (CSSM)', 'Cisco Smart License Utility (CSLU)']
const DETAILS = [
  'Unable to resolve server hostname/domain name',
  'Fail to send out HTTP message',
  "Couldn't connect to server",
]

/** What a made log holds: how many messages of each kind with each value, which a scan must find exactly. */
export type MadeLog = { bytes: number; messages: number; counts: Map<string, number> }

/** Writes a seeded relay's log of about so many bytes, one line in a hundred a licensing message of one of 400 devices. */
export function makeLog(path: string, bytes: number, seed: number): MadeLog {
  const random = seededRandom(seed)
  const counts = new Map<string, number>()
  const file = openSync(path, 'w')
  const pick = <T>(all: readonly T[]) => all[random.int(all.length)] as T
  let written = 0
  let messages = 0
  let second = Date.UTC(2026, 9, 1) / 1000
  while (written < bytes) {
    const lines: string[] = []
    for (let at = 0; at < PIECE; at++) {
      second += random.int(3)
      const [day, time] = new Date(second * 1000).toISOString().split(/[T.]/)
      const [year, month, date] = day?.split('-') ?? []
      const stamp = `${year} ${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[Number(month) - 1]} ${date} ${time}`
      const host = `leaf-${random.int(400)}`
      if (random.int(SHARE) > 0) lines.push(`${stamp} ${host} ${pick(OTHERS)}`)
      else {
        const [peer, detail] = [pick(PEERS), pick(DETAILS)]
        const key = `COMM_FAILED ${peer} ${detail}`
        counts.set(key, (counts.get(key) ?? 0) + 1)
        messages++
        lines.push(
          `${stamp} ${host} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the ${peer} : ${detail}`,
        )
      }
    }
    written += writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
  return { bytes: written, messages, counts }
}
