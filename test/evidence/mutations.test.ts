import { expect, test } from 'vitest'
import { Evidence } from '../../src/evidence/evidence.ts'
import { recognize } from '../../src/evidence/recognize.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { stepsOf } from '../walks.ts'
import { HEADER_SHAPES } from './header-shapes.ts'
import { mutate } from './mutants.ts'
import { AT } from './read-lines.ts'
import { REAL_KNOWLEDGE } from './real-knowledge.ts'
import { seededRandom } from './seeded-random.ts'
import { FILLED } from './small-knowledge.ts'

const PASTES = stepsOf(100_000)
const SEED = Number(process.env.SEED ?? 20_261_124)

/** Constructed pastes that hold something of every recogniser. */
const BASES = [
  ...HEADER_SHAPES.map(({ header }, index) => {
    const [mnemonic, { severity, text }] =
      Object.entries(FILLED)[index % Object.keys(FILLED).length] ?? fail()
    return `${header}%LICMGR-${severity}-${mnemonic}: ${text}`
  }),
  '*Nov 24 02:11:09.045: %SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : timed out',
  'RP/0/RP0/CPU0:Nov 24 02:11:09.717 UTC: smartlicserver[390]: %LICENSE-SMART_LIC-5-COMM_RESTORED : Communications with Cisco licensing cloud restored',
  '%LICMGR-4-SYSLOG_SL_MSG_WARNING: LICMGR-3-LOG_SMART_LIC_COMM_FAILED: message repeated 12 times in last 600 sec',
  '2026 Nov 24 02:11:09 leaf-12 %LICMGR-2-LOG_LIC_NO_LIC: No license(s) present for feature X. Application(s) shut down in 119 days.\nlast message repeated 2 times',
  'leaf-12# ping smartreceiver.cisco.com vrf management\n% Invalid host/interface smartreceiver.cisco.com\nleaf-12#',
  'leaf-12# license smart trust idtoken abc force\nleaf-12# license smart sync\nswitch(config)# license smart factory reset',
  'Nov 24 09:02:36 onprem-1 0a1b: 2026/11/24\n 09:02:36#011[ERROR]#011adapters/pi_routes_impl.go:1322#011\n Finding SL product by UDI {leaf-12 FDO24420XYZ} failed due to the following error: record not found.',
  'hi, what does LOG_SMART_LIC_COMM_FAILED mean?\nthanks',
  'Transport:\n  Type: CSLU\n  Cslu address: cslu-local\n  VRF: management\nUsage reporting:\n  Last ACK received: <none>\n  Next report push: <none>\nTrust Code installed: <none>',
  '2026 Nov 24 02:11:09 leaf-12 %BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down',
  'leaf-12# show clock\n18:57:38.347 UTC Mon Nov 23 2026\nleaf-12# show ntp peer-status\nTotal peers : 1',
  'time,host,message\n2026-11-24T02:11:09Z,leaf-12,"%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed."',
]

test(`${PASTES} mutated pastes: no throw, no span out of place, no message out of nothing`, {
  timeout: 300_000,
}, () => {
  console.log(`mutations: SEED=${SEED}`)
  const random = seededRandom(SEED)
  let explained = 0
  for (let count = 0; count < PASTES; count++) {
    const paste = mutate(random.pick(BASES), random.pick(BASES), random)
    const { wrong, found } = check(paste, count % 2 === 0, count % 100 === 0)
    explained += found
    if (wrong.length > 0) expect({ count, paste, wrong }).toEqual({ count, paste, wrong: [] })
  }
  // most mutations leave something to explain; were it little, this test would prove little
  expect(explained).toBeGreaterThan(PASTES / 3)
})

/** What is wrong with the evidence of a paste, and how many explained messages it has. */
function check(paste: string, asked: boolean, whole: boolean): { wrong: string[]; found: number } {
  const read = readPaste(paste)
  const { evidence, unrecognized } = recognize(read, REAL_KNOWLEDGE, { at: AT, asked })
  const last = paste.split(/\r\n|\r|\n/).length
  const spans = [...evidence.flatMap(({ lines, also }) => [lines, ...(also ?? [])]), ...unrecognized]
  const wrong = spans
    .filter(([from, to]) => !(from >= 1 && from <= to && to <= last))
    .map(([from, to]) => `span ${from}-${to} of ${last}`)

  const covered = new Set(spans.flatMap(([from, to]) => range(from, to)))
  for (const { text, lines } of read.lines) {
    if (text.trim() !== '' && !covered.has(lines[0])) wrong.push(`line ${lines[0]} is dropped`)
  }
  let found = 0
  for (const { level, message, lines } of evidence) {
    if (level !== 'explained' || !message) continue
    found++
    const said = read.lines.some(({ text }) =>
      text.replaceAll('\\_', '_').toUpperCase().includes(message.mnemonic),
    )
    if (!said) wrong.push(`${message.mnemonic} in ${lines.join('-')} is nowhere in the paste`)
  }
  if (whole) {
    for (const each of evidence) {
      const parsed = Evidence.safeParse(each)
      if (!parsed.success) wrong.push(parsed.error.message)
    }
  }
  return { wrong, found }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset)
}

function fail(): never {
  throw new Error('no message to fill in')
}
