import { expect, test } from 'vitest'
import { derive, ping } from './derive.ts'

// constructed
const SMART = 'smartreceiver.cisco.com'
const SMART_URL = 'https://smartreceiver.cisco.com/licservice/license'

test('server.repliesInTransportVrf: a reply, or no route; lost replies show nothing', () => {
  const of = (outcome: string, vrf?: string) =>
    derive('server.repliesInTransportVrf', [['transport.vrf', 'management'], ping(SMART, outcome, vrf)])
  expect(of('replies', 'management')).toBe(true)
  expect(of('no-route', 'management')).toBe(false)
  expect(of('loss', 'management')).toBe(undefined)
  expect(of('replies', 'mgmt2')).toBe(undefined)
  expect(of('no-route')).toBe(undefined)
})

test('server.repliesInOtherVrf: only by a reply in a VRF that is known not to be licensing’s', () => {
  const of = (vrf: string | undefined, outcome = 'replies') =>
    derive('server.repliesInOtherVrf', [['transport.vrf', 'default'], ping(SMART, outcome, vrf)])
  // the ping's command isn't pasted
  expect(derive('server.repliesInOtherVrf', [['transport.vrf', 'management'], ping(SMART, 'replies')])).toBe(
    undefined,
  )
  expect(
    derive('server.repliesInOtherVrf', [['transport.vrf', 'management'], ping(SMART, 'replies', null)]),
  ).toBe(true)
  expect(of('management')).toBe(true)
  expect(of(undefined)).toBe(undefined)
  expect(of('management', 'loss')).toBe(undefined)
  expect(derive('server.repliesInOtherVrf', [ping(SMART, 'replies', 'management')])).toBe(undefined)
})

test('transport.vrfExists: by a ping in that VRF', () => {
  const of = (outcome: string, vrf: string) =>
    derive('transport.vrfExists', [['transport.vrf', 'managment'], ping(SMART, outcome, vrf)])
  expect(of('bad-vrf', 'managment')).toBe(false)
  expect(of('loss', 'managment')).toBe(true)
  expect(of('bad-vrf', 'mgmt2')).toBe(undefined)
})

test('transport.smartUrlExact: to the letter, and only under smart', () => {
  const of = (type: string, url: string | null) =>
    derive('transport.smartUrlExact', [
      ['transport.type', type],
      ['transport.url', url],
    ])
  expect(of('smart', SMART_URL)).toBe(true)
  expect(of('smart', `${SMART_URL}/`)).toBe(false)
  expect(of('smart', SMART_URL.replace('license', 'licence'))).toBe(false)
  expect(of('smart', null)).toBe(false)
  expect(of('callhome', 'https://tools.cisco.com/its/service/oddce/services/DDCEService')).toBe(undefined)
  expect(derive('transport.smartUrlExact', [['transport.type', 'smart']])).toBe(undefined)
})

test.each([
  ['cslu-local', 'local'],
  [null, 'local'],
  ['cslu-local.example.com', 'local'],
  ['http://192.0.2.1:8182/cslu/v1/pi', 'cslu'],
  ['http://cslu.example.com:8182/cslu/v1/pi', 'cslu'],
  ['https://on-prem.example.com/cslu/v1/pi/tenant-1', 'on-prem'],
  ['http://192.0.2.1:8128/cslu/v1/pi', 'other'],
  ['http://192.0.2.1/cslu/v1/pi', 'other'],
  ['https://on-prem.example.com/SmartTransport', 'other'],
])('transport.csluAddress: %s is of the form %s', (url, form) => {
  expect(
    derive('transport.csluAddress', [
      ['transport.type', 'cslu'],
      ['transport.url', url],
    ]),
  ).toBe(form)
  expect(
    derive('transport.csluAddress', [
      ['transport.type', 'smart'],
      ['transport.url', url],
    ]),
  ).toBe(undefined)
})

test('transport.hostIsAddress: an address of version 4 or 6, no name', () => {
  const of = (url: string | null) => derive('transport.hostIsAddress', [['transport.url', url]])
  expect(of('https://192.0.2.1/cslu/v1/pi/tenant-1')).toBe(true)
  expect(of('https://[2001:db8::1]:443/cslu/v1/pi/tenant-1')).toBe(true)
  expect(of('https://on-prem.example.com:443/cslu/v1/pi/tenant-1')).toBe(false)
  expect(of(null)).toBe(undefined)
})

test('callhome.usesTransportVrf: where the VRF of licensing is known and is not the default one', () => {
  const of = (callhome: string | null, transport: string | null) =>
    derive('callhome.usesTransportVrf', [
      ['callhome.vrf', callhome],
      ['transport.vrf', transport],
    ])
  expect(of('management', 'management')).toBe(true)
  expect(of(null, 'management')).toBe(false)
  expect(of('mgmt2', 'management')).toBe(false)
  expect(of(null, null)).toBe(undefined)
  expect(derive('callhome.usesTransportVrf', [['callhome.vrf', null]], { vrf: 'management' })).toBe(false)
})

test('trust.missing: a fault where CSSM is spoken to directly, unknown elsewhere', () => {
  const of = (installed: boolean, type?: string, topology?: string) =>
    derive(
      'trust.missing',
      [
        ['trust.installed', installed],
        ...(type ? [['transport.type', type] as ['transport.type', string]] : []),
      ],
      { topology },
    )
  expect(of(false, 'smart')).toBe(true)
  expect(of(false, 'callhome')).toBe(true)
  expect(of(false, undefined, 'direct')).toBe(true)
  expect(of(true, 'smart')).toBe(false)
  expect(of(false, 'cslu')).toBe(undefined)
  expect(of(false, 'cslu', 'direct')).toBe(undefined)
  expect(of(false)).toBe(undefined)
})

test('transport.overCslu: by the device’s own type, else by the peer that its failure names', () => {
  const of = (facts: Parameters<typeof derive>[1]) => derive('transport.overCslu', facts)
  const peer = (name: string): ['commFailed.peer', string] => ['commFailed.peer', name]
  expect(of([peer('Cisco Smart License Utility (CSLU)')])).toBe(true)
  expect(of([peer('Cisco Smart Software Manager (CSSM)')])).toBe(false)
  expect(of([peer('Cisco licensing cloud')])).toBe(undefined)
  expect(of([['transport.type', 'smart'], peer('Cisco Smart License Utility (CSLU)')])).toBe(false)
})

test('transport.asIntended: only where the asker says what is meant', () => {
  const of = (type: string, assumed: Parameters<typeof derive>[2]) =>
    derive('transport.asIntended', [['transport.type', type]], assumed)
  expect(of('smart', { transport: 'smart' })).toBe(true)
  expect(of('cslu', { transport: 'smart' })).toBe(false)
  expect(of('callhome', { topology: 'direct' })).toBe(true)
  expect(of('smart', { topology: 'on-prem' })).toBe(false)
  expect(of('cslu', {})).toBe(undefined)
})

test('dns.serverInTransportVrf: by the VRF that licensing uses; a VRF that nobody pasted is unknown', () => {
  const of = (vrf: string | null, servers: Record<string, string | null>) =>
    derive('dns.serverInTransportVrf', [
      ['transport.vrf', vrf],
      ['dns.vrfServers', servers],
    ])
  expect(of('management', { management: '192.0.2.53' })).toBe(true)
  expect(of('management', { management: null })).toBe(false)
  expect(of('management', { mgmt2: '192.0.2.53' })).toBe(undefined)
  expect(derive('dns.serverInTransportVrf', [['dns.vrfServers', { management: null }]])).toBe(undefined)
  expect(
    derive('dns.serverInTransportVrf', [
      ['dns.globalServer', null],
      ['transport.vrf', 'default'],
    ]),
  ).toBe(false)
  expect(
    derive('dns.serverInTransportVrf', [
      ['dns.globalServer', '192.0.2.53'],
      ['transport.vrf', 'default'],
    ]),
  ).toBe(true)
})

test('report.firstIsDue: only where none has been sent, and never from a date without a zone', () => {
  const of = (next: string | null, sent: string | null) =>
    derive(
      'report.firstIsDue',
      [
        ['report.nextPush', next],
        ['report.lastPush', sent],
      ],
      { at: '2026-11-24T12:00:00Z' },
    )
  expect(of('2026-11-25T09:15:00Z', null)).toBe(false)
  expect(of('2026-11-24T09:15:00Z', null)).toBe(true)
  expect(of('2026-11-25T09:15:00Z', '2026-11-01T09:15:00Z')).toBe(undefined)
  expect(of('Nov 25 09:15:00 2026 IST', null)).toBe(undefined)
  expect(of(null, null)).toBe(undefined)
})
