import type { IncidentEvent, NewEvent } from '../../src/incident/event.ts'
import type { Incident } from '../../src/incident/incident.ts'
import { reduceIncident } from '../../src/incident/reduce-incident.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

/** The real knowledge base, under a version that doesn't change with it. */
export const knowledge = { ...loadKnowledge(readKnowledgeFolder()), version: '2026.11.0+test' }

/** The night that the stories are of. */
export const NIGHT = '2026-11-24'

/** A time of that night: `at('02:15')`. */
export function at(time: string): string {
  return `${NIGHT}T${time}:00Z`
}

/** Without its number and its time, each kind by itself. */
type Told = NewEvent extends infer Each ? (Each extends unknown ? Omit<Each, 'at'> : never) : never

/** Events in the order told: numbered from 1, each a minute after the one before unless it names a time. */
export function story(...told: (Told & { time?: string })[]): IncidentEvent[] {
  let minute = 180
  return told.map(({ time, ...event }, index) => {
    minute += 1
    if (time) minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    return { ...event, n: index + 1, at: at(clock) } as IncidentEvent
  })
}

/** Something that was pasted. */
export function pasted(text: string, by = 'UANA'): Told {
  return { kind: 'pasted', by, text, removed: [] }
}

/** The incident that events make, at eight in the morning unless told otherwise. */
export function reduced(events: readonly IncidentEvent[], now = at('08:00')): Incident {
  return reduceIncident(events, knowledge, now)
}

/** Constructed pastes. */
export const PASTES = {
  failed: (host = 'leaf-12', time = '02:11:09') =>
    `2026 Nov 24 ${time} ${host} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name`,
  restored: (host = 'leaf-12', time = '04:40:00') =>
    `2026 Nov 24 ${time} ${host} %LICMGR-3-LOG_SMART_LIC_COMM_RESTORED: Communications with the Cisco Smart Software Manager (CSSM) restored.`,
  transport: (url = 'https://smartreceiver.cisco.com/licservice/license') =>
    `leaf-12# show license status\nTransport:\n  Type: Smart\n  URL: ${url}\n  VRF: management`,
  unresolved:
    'leaf-12# ping smartreceiver.cisco.com vrf management\n% Invalid host/interface smartreceiver.cisco.com',
  replies:
    'leaf-12# ping smartreceiver.cisco.com vrf management\nPING smartreceiver.cisco.com (192.0.2.80): 56 data bytes\n64 bytes from 192.0.2.80: icmp_seq=0 ttl=51 time=12.1 ms\n64 bytes from 192.0.2.80: icmp_seq=1 ttl=51 time=12.0 ms\n\n--- smartreceiver.cisco.com ping statistics ---\n5 packets transmitted, 5 packets received, 0.00% packet loss\nround-trip min/avg/max = 12.0/12.05/12.1 ms',
}
