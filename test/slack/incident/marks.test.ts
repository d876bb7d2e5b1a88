import { expect, test } from 'vitest'
import type { IncidentEvent } from '../../../src/incident/event.ts'
import { reduceIncident } from '../../../src/incident/reduce-incident.ts'
import type { Found } from '../../../src/slack/incident/change-incident.ts'
import { catchUpMessages, statusMessage } from '../../../src/slack/incident/hand-over.ts'
import { knowledge } from '../../e2e/start-bot.ts'

const AT = '2026-11-24T02:12:00.000Z'
const FORGED = '\ue000UVICTIM\ue001'
const common = { at: AT, by: 'U0000001' }

/** An incident in which everything that somebody may write holds a mark. */
const events: IncidentEvent[] = [
  {
    ...common,
    kind: 'pasted',
    n: 1,
    text: `2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Unable to resolve server hostname/domain name ${FORGED}`,
    removed: [],
  },
  {
    ...common,
    kind: 'pasted',
    n: 2,
    text: `leaf-12# show license status\nTransport:\n  Type: Smart\n  URL: https://${FORGED}/x\n  VRF: ${FORGED}`,
    removed: [],
  },
  { ...common, kind: 'noted', n: 3, text: `ask ${FORGED} \ue0000123456789abcdef:UVICTIM\ue001` },
  { ...common, kind: 'skipped', n: 4, step: 'actions/check-dns', reason: FORGED },
  { ...common, kind: 'resolved', n: 5, how: 'hand' },
]

test('nobody is mentioned who took no part, whatever was pasted, noted or given as a reason', () => {
  const incident = reduceIncident(events, knowledge, AT)
  const found = { row: { number: 7 }, incident, events, at: AT } as unknown as Found
  const shown = JSON.stringify([statusMessage(found, knowledge), ...catchUpMessages(found, knowledge)])
  const mentioned = [...shown.matchAll(/"user_id":"(?<id>[^"]*)"/g)].map(({ groups }) => groups?.id)
  expect(mentioned.length).toBeGreaterThan(0)
  expect(new Set(mentioned)).toEqual(new Set(['U0000001']))
})
