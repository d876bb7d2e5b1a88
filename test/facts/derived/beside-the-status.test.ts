import { expect, test } from 'vitest'
import { derive, ping } from './derive.ts'

// constructed
test('the part of a misspelt URL that differs, and what it should be', () => {
  const typo = 'https://smartreceiver.cisco.com/licservices/license'
  expect(derive('transport.wrongPart', [['transport.url', typo]])).toBe('licservices')
  expect(derive('transport.rightPart', [['transport.url', typo]])).toBe('licservice')
  const exact = 'https://smartreceiver.cisco.com/licservice/license'
  expect(derive('transport.wrongPart', [['transport.url', exact]])).toBeUndefined()
})

test.each([
  ['10.2(4)', 'default', true],
  ['10.3(1)', 'default', true],
  ['10.3(2)F', 'default', false],
  ['10.4(3)', 'INET', false],
  ['10.2(4)', 'management', false],
])('%s in VRF %s: %s', (release, vrf, needs) => {
  expect(
    derive('transport.vrfNeedsRelease', [
      ['transport.type', 'smart'],
      ['transport.vrf', vrf],
      ['device.release', release],
    ]),
  ).toBe(needs)
})

test('a proxy whose name is gone; an address has none', () => {
  expect(
    derive('proxy.resolves', [['transport.proxy', 'old.example.net'], ping('old.example.net', 'unresolved')]),
  ).toBe(false)
  expect(
    derive('proxy.resolves', [['transport.proxy', 'old.example.net'], ping('old.example.net', 'loss')]),
  ).toBe(true)
  expect(
    derive('proxy.resolves', [['transport.proxy', '192.0.2.1'], ping('192.0.2.1', 'loss')]),
  ).toBeUndefined()
})

test('the VRF in which the NTP server answers, where it is asked in another', () => {
  const asked = [
    ['ntp.server', '192.0.2.123'],
    ['ntp.vrf', 'default'],
  ] as ['ntp.server' | 'ntp.vrf', string][]
  expect(derive('ntp.workingVrf', [...asked, ping('192.0.2.123', 'replies', 'management')])).toBe(
    'management',
  )
  expect(derive('ntp.workingVrf', [...asked, ping('192.0.2.123', 'replies', 'default')])).toBeUndefined()
  expect(derive('ntp.workingVrf', [...asked, ping('192.0.2.9', 'replies', 'management')])).toBeUndefined()
})

test('minutes since a report without ACK; a clock that was never set; a ping that is lost', () => {
  const at = '2025-11-18T14:09:12Z'
  const sent = ['report.lastPush', '2025-11-18T14:02:31Z'] as const
  expect(derive('report.pushedMinutesAgo', [[...sent], ['report.lastAck', null]], { at })).toBe(6)
  expect(
    derive('report.pushedMinutesAgo', [[...sent], ['report.lastAck', '2025-11-18T14:05:00Z']], { at }),
  ).toBeUndefined()
  expect(derive('report.checkAt', [['report.nextCheck', '2025-11-18T14:17:31Z']])).toBe('14:17 UTC')
  expect(derive('clock.neverSet', [['clock.deviceTime', '2017-01-01T03:11:40Z']])).toBe(true)
  expect(derive('clock.neverSet', [['clock.deviceTime', at]])).toBe(false)
  expect(derive('server.pingLost', [ping('tools.cisco.com', 'loss')])).toBe(true)
  expect(derive('server.pingLost', [ping('tools.cisco.com', 'replies')])).toBe(false)
})
