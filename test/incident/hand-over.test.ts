import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catchUp } from '../../src/incident/catch-up.ts'
import { documentText } from '../../src/incident/document-text.ts'
import type { IncidentEvent } from '../../src/incident/event.ts'
import type { HandOver } from '../../src/incident/hand-over.ts'
import { statusLines } from '../../src/incident/status-lines.ts'
import { tacBundle } from '../../src/incident/tac-bundle.ts'
import { Timeline, timelineMarkdown, timelineOf } from '../../src/incident/timeline.ts'
import { at, knowledge, PASTES, pasted, reduced, story } from './story.ts'

const NAMES: Record<string, string> = { UANA: 'Ana', UBEN: 'Ben' }

function over(events: readonly IncidentEvent[], now = '08:00'): HandOver {
  return {
    number: 42,
    incident: reduced(events, at(now)),
    events,
    nameOf: (id) => NAMES[id] ?? id,
    at: at(now),
  }
}

/** All constructed. */
const VERSION =
  'leaf-12# show version\nCisco Nexus Operating System (NX-OS) Software\nSoftware\n  BIOS: version 05.45\n NXOS: version 10.2(3) [Feature Release]\nHardware\n  cisco Nexus9000 C93180YC-FX Chassis'
const UDI = 'leaf-12# show license udi\nUDI: PID:N9K-C93180YC-FX,SN:FDO22220ABC'
const NIGHT = story(
  pasted(`${PASTES.failed()}\n${PASTES.failed('leaf-12', '02:26:09')}`),
  { kind: 'chosen', by: 'UANA', what: 'topology', value: 'direct' },
  {
    kind: 'pasted',
    by: 'UBEN',
    text: `leaf-12(config)# license smart trust idtoken [idtoken removed] local\n${PASTES.transport()}`,
    removed: [{ what: 'idtoken', lines: [1, 1] }],
  },
  { ...pasted(PASTES.unresolved, 'UBEN') },
  { kind: 'ticked', by: 'UBEN', step: 'actions/configure-dns#vrf-name-server' },
  { kind: 'skipped', by: 'UANA', step: 'actions/check-proxy#look', reason: 'there is no proxy here' },
  { kind: 'noted', by: 'UANA', text: 'network team is on it <@everyone> https://example.net' },
  pasted(`${VERSION}\n${UDI}`, 'UBEN'),
  { kind: 'reminded', by: 'bot', reminder: 'r1', clock: 'clocks/resend-four-hours', time: '07:01' },
  { ...pasted(PASTES.unresolved, 'UBEN'), time: '07:20' },
  { kind: 'escalated', by: 'UANA', time: '07:30' },
)
const CLOSED = [
  ...NIGHT,
  ...story(
    ...NIGHT.map(({ n: _, at: __, ...told }) => told as Parameters<typeof story>[number]),
    { ...pasted(PASTES.replies), time: '07:40' },
    { ...pasted(PASTES.restored('leaf-12', '07:41:00')) },
    { kind: 'resolved', by: 'UANA', how: 'evidence' },
  ).slice(NIGHT.length),
]

describe.each([
  ['open', NIGHT],
  ['resolved', CLOSED],
])('handed over while %s', (name, events) => {
  const file = (ending: string) => join(import.meta.dirname, 'hand-over', `${name}.${ending}`)
  const given = over(events)

  test('status', async () => {
    await expect(`${statusLines(given, knowledge).join('\n')}\n`).toMatchFileSnapshot(file('status.txt'))
  })
  test('catchup', async () => {
    await expect(documentText(catchUp(given, knowledge))).toMatchFileSnapshot(file('catchup.txt'))
  })
  test('timeline', async () => {
    const timeline = timelineOf(given, knowledge)
    expect(Timeline.parse(JSON.parse(JSON.stringify(timeline)))).toEqual(timeline)
    await expect(timelineMarkdown(timeline, knowledge)).toMatchFileSnapshot(file('timeline.md'))
    await expect(`${JSON.stringify(timeline, undefined, 2)}\n`).toMatchFileSnapshot(file('timeline.json'))
  })
  test('tac', async () => {
    await expect(tacBundle(given, knowledge)).toMatchFileSnapshot(file('tac.txt'))
  })
})

test('no secret that a newer rule knows goes out, and markup in a note is inert', () => {
  const events = story(pasted(`${PASTES.failed()}\nsnmp-server community s3cr3tS0up group network-admin`), {
    kind: 'noted',
    by: 'UANA',
    text: '[click](https://example.net) <!channel>',
  })
  const bundle = tacBundle(over(events), knowledge)
  expect(bundle).not.toContain('s3cr3tS0up')
  expect(bundle).toContain('an SNMP community: 1')
  const given = over(events)
  expect(timelineMarkdown(timelineOf(given, knowledge), knowledge)).not.toContain('](https://')
})

test('near miss: an incident without anything but a message still makes all documents', () => {
  const given = over(story(pasted(PASTES.failed())))
  expect(tacBundle(given, knowledge)).toContain('serial number not in the pastes')
  expect(documentText(catchUp(given, knowledge))).toContain('Opened by Ana')
  expect(timelineOf(given, knowledge).entries).toHaveLength(1)
})
