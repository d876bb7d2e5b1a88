import type { Options } from '../../src/evidence/options.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { explain } from '../../src/reply/explain.ts'

const OPTIONS: Options = { at: '2026-11-24T03:00:00.000Z', asked: true }
const PASTES_AT_MOST = 8

/** A fault, the message that it logs, and what each output would show. All constructed. */
type World = { fault: string; message: string; outputs: Record<string, string> }

const FAILED =
  'leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Communication message send response error'
const USAGE =
  'Usage reporting:\n  Last ACK received: <none>\n  Next ACK deadline: <none>\n  Reporting push interval: 30 days\n  Next ACK push check: <none>\n  Next report push: Nov 24 04:00:00 2026 UTC\n  Last report push: <none>\n  Last report file write: <none>\n'
const TRUSTED =
  'Trust Code installed: Jul 14 11:40:36 2026 UTC\n  Active: PID: N9K-C9332C, SN: FDO24420XYZ\n          Jul 14 11:40:36 2026 UTC\n'
const SMART =
  'Transport:\n  Type: Smart\n  URL: https://smartreceiver.cisco.com/licservice/license\n  Proxy:\n    Not configured\n  VRF: management\n'
const REPLIES =
  'PING smartreceiver.cisco.com (192.0.2.1): 56 data bytes\n64 bytes from 192.0.2.1: icmp_seq=0 ttl=236 time=2.2 ms\n--- smartreceiver.cisco.com ping statistics ---\n5 packets transmitted, 5 packets received, 0.00% packet loss\n'
const CALLHOME = SMART.replace('Smart', 'Callhome').replace(/ {2}URL.*\n/, '')

const WORLDS: readonly World[] = [
  world('causes/smart-url-wrong', {
    'show license status': SMART.replace('license\n', 'licence\n') + USAGE + TRUSTED,
  }),
  world('causes/dns-not-configured', { ping: '% Invalid host/interface smartreceiver.cisco.com\n' }),
  world('causes/trust-code-missing', {
    'show license status': `${SMART + USAGE}Trust Code installed: <none>\n`,
  }),
  world('causes/callhome-not-enabled', {
    'show license status': CALLHOME + USAGE + TRUSTED,
    'show running-config callhome': callhome({ enable: false }),
  }),
  world('causes/callhome-url-wrong', {
    'show license status': CALLHOME + USAGE + TRUSTED,
    'show running-config callhome': callhome({
      url: 'https://tools.cisco.com/its/service/oddce/DDCEService',
    }),
  }),
  world('causes/callhome-vrf-missing', {
    'show license status': CALLHOME + USAGE + TRUSTED,
    'show running-config callhome': callhome({ vrf: false }),
  }),
  world(
    'causes/clock-out-of-sync',
    {
      'show ntp peer-status':
        'Total peers : 1\n* - selected for sync, + -  peer mode(active),\n- - peer mode(passive), = - polled in client mode\n    remote   local   st   poll   reach delay   vrf\n=192.0.2.7   0.0.0.0   16   64   0   0.00000 management\n',
    },
    'leaf-12 %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO24420XYZ: unknown reason',
  ),
]

/**
 * How many pastes it takes from the message to the right cause, supported: asking as the bot asks, and going through
 * the outputs in the order of their files. Each world is one fault with its constructed outputs.
 */
export async function benchAsk(): Promise<void> {
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const inOrder = [...knowledge.outputs.values()].map(({ command }) => command)
  let ours = 0
  let files = 0
  for (const each of WORLDS) {
    const asked = pastesNeeded(each, knowledge, (answer, shown) =>
      answer.find((command) => !shown.has(command)),
    )
    const ordered = pastesNeeded(each, knowledge, (_, shown) =>
      inOrder.find((command) => !shown.has(command)),
    )
    ours += asked
    files += ordered
    console.log(`${each.fault.padEnd(32)} ${asked} pastes as asked, ${ordered} in the order of the files`)
  }
  console.log(
    `together ${ours} pastes as asked, ${files} in the order of the files (at most ${PASTES_AT_MOST} each)`,
  )
}

function pastesNeeded(
  { fault, message, outputs }: World,
  knowledge: Knowledge,
  choose: (asked: string[], shown: ReadonlySet<string>) => string | undefined,
): number {
  const shown = new Set<string>()
  let paste = `2026 Nov 24 02:11:09 ${message}\n`
  for (let count = 0; count < PASTES_AT_MOST; count++) {
    const answer = explain(paste, knowledge, OPTIONS)
    if (answer.causes.some(({ id, state }) => id === fault && state === 'supported')) return count
    const asked = answer.ask.map(({ command }) => canonical(command))
    const next = choose(asked, shown)
    if (next === undefined) return PASTES_AT_MOST
    shown.add(next)
    paste += `leaf-12# ${next === 'ping' ? 'ping smartreceiver.cisco.com vrf management' : next}\n${outputs[next] ?? ''}leaf-12#\n`
  }
  return PASTES_AT_MOST
}

function canonical(command: string): string {
  if (command.startsWith('ping')) return 'ping'
  return command === 'show running-config callhome all' ? 'show running-config callhome' : command
}

function world(fault: string, own: Record<string, string>, message = FAILED): World {
  const healthy = {
    'show license status': SMART + USAGE + TRUSTED,
    'show clock': '03:00:00.000 UTC Tue Nov 24 2026\n',
    'show version': 'Cisco Nexus Operating System (NX-OS) Software\n',
    ping: REPLIES,
  }
  return { fault, message, outputs: { ...healthy, ...own } }
}

function callhome({
  enable = true,
  url = 'https://tools.cisco.com/its/service/oddce/services/DDCEService',
  vrf = true,
}): string {
  return [
    '!Command: show running-config callhome all',
    'version 10.3(1) Bios:version 05.45',
    'callhome',
    '  email-contact noc@example.net',
    '  destination-profile xml transport-method http',
    `  destination-profile xml index 1 http ${url}`,
    ...(vrf ? ['  transport http use-vrf management'] : []),
    ...(enable ? ['  enable'] : []),
    '  periodic-inventory notification interval 1',
    '',
  ].join('\n')
}
