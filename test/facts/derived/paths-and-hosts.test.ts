import { describe, expect, test } from 'vitest'
import { derive } from './derive.ts'

describe('route.defaultInTransportVrf', () => {
  const none = { vrf: 'management', via: null }
  test('of the VRF that licensing uses, and of no other', () => {
    expect(
      derive('route.defaultInTransportVrf', [
        ['route.default', none],
        ['transport.vrf', 'management'],
      ]),
    ).toBe(false)
    expect(
      derive('route.defaultInTransportVrf', [
        ['route.default', none],
        ['transport.vrf', 'OOB'],
      ]),
    ).toBeUndefined()
    const via = { vrf: 'default', via: '192.0.2.1' }
    expect(
      derive('route.defaultInTransportVrf', [
        ['route.default', via],
        ['transport.vrf', 'default'],
      ]),
    ).toBe(true)
  })
  test('the later one counts', () => {
    const later = { vrf: 'management', via: '192.0.2.1' }
    expect(
      derive('route.defaultInTransportVrf', [
        ['route.default', none],
        ['route.default', later],
        ['transport.vrf', 'management'],
      ]),
    ).toBe(true)
  })
})

test("a Smart URL's host is Cisco's, cslu-local, or another's", () => {
  const host = (url: string) =>
    derive('transport.smartHost', [
      ['transport.type', 'smart'],
      ['transport.url', url],
    ])
  expect(host('https://smartreceiver.cisco.com/licservice/license')).toBe('cisco')
  expect(host('http://cslu-local:8182/cslu/v1/pi')).toBe('cslu-local')
  expect(host('https://onprem.example.com/SmartTransport')).toBe('other')
  expect(host('https://cisco.com.example.net/licservice/license')).toBe('other')
  expect(
    derive('transport.smartHost', [
      ['transport.type', 'cslu'],
      ['transport.url', 'https://x.example/'],
    ]),
  ).toBeUndefined()
})

test("On-Prem's paths are known under any transport; CSLU's own is none of them", () => {
  const path = (url: string) => derive('transport.pathIsOnPrem', [['transport.url', url]])
  expect(path('https://onprem.example.com/SmartTransport')).toBe(true)
  expect(path('http://onprem.example.com/cslu/v1/pi/tenant-1')).toBe(true)
  expect(path('https://tg.example.com/Transportgateway/services/DeviceRequestHandler')).toBe(true)
  expect(path('http://192.0.2.1:8182/cslu/v1/pi')).toBe(false)
})

test('On-Prem over plain http is On-Prem (review A1)', () => {
  const form = (url: string) =>
    derive('transport.csluAddress', [
      ['transport.type', 'cslu'],
      ['transport.url', url],
    ])
  expect(form('http://onprem.example.com/cslu/v1/pi/tenant-1')).toBe('on-prem')
  expect(form('http://192.0.2.20/cslu/v1/pi/tenant-1')).toBe('on-prem')
  expect(form('http://192.0.2.20:8182/cslu/v1/pi')).toBe('cslu')
})

test('a static host hides the name that licensing asks for', () => {
  const host = { name: 'onprem.example.com', address: '192.0.2.20' }
  expect(
    derive('hosts.licensingIsStatic', [
      ['transport.type', 'cslu'],
      ['transport.url', 'http://onprem.example.com/cslu/v1/pi/t-1'],
      ['hosts.static', host],
    ]),
  ).toBe(true)
  expect(
    derive('hosts.licensingIsStatic', [
      ['transport.type', 'smart'],
      ['hosts.static', host],
    ]),
  ).toBeUndefined()
})

test('where no VRF has a DNS server, the one of licensing has none', () => {
  expect(
    derive('dns.serverInTransportVrf', [
      ['dns.vrfServers', { '*': null }],
      ['transport.vrf', 'OOB'],
    ]),
  ).toBe(false)
})
