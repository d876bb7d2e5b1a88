import { describe, expect, test } from 'vitest'
import { derive, ping } from './derive.ts'

const KEY = 'dns.resolvesInTransportVrf'
const SMART = 'smartreceiver.cisco.com'

// constructed
describe('a name resolves', () => {
  test('when the server’s name answers in the VRF that licensing uses', () => {
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'replies', 'management')])).toBe(true)
  })
  test('when the replies are lost, since there was an address to send to', () => {
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'loss', 'management')])).toBe(true)
  })
  test('by the asker’s word for the VRF', () => {
    expect(derive(KEY, [ping(SMART, 'replies', 'management')], { vrf: 'management' })).toBe(true)
  })
  test('in VRF default where that is set, in the factory’s where none is', () => {
    expect(derive(KEY, [['transport.vrf', null], ping(SMART, 'replies', 'management')])).toBe(true)
    expect(derive(KEY, [['transport.vrf', null], ping(SMART, 'replies', null)])).toBe(undefined)
    expect(derive(KEY, [['transport.vrf', 'default'], ping(SMART, 'replies', null)])).toBe(true)
  })
})

describe('near miss: a reply shows nothing', () => {
  test('in another VRF', () => {
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'replies', 'mgmt2')])).toBe(undefined)
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'replies')])).toBe(undefined)
  })
  test('where the command isn’t pasted, so that nobody knows the VRF of the ping', () => {
    expect(derive(KEY, [['transport.vrf', 'default'], ping(SMART, 'replies')])).toBe(undefined)
    expect(derive(KEY, [['transport.vrf', 'default'], ping(SMART, 'unresolved')])).toBe(undefined)
  })
  test('where nobody knows the VRF of licensing', () => {
    expect(derive(KEY, [ping(SMART, 'replies', 'management')])).toBe(undefined)
    expect(derive(KEY, [ping(SMART, 'replies')])).toBe(undefined)
  })
  test('of another name', () => {
    expect(derive(KEY, [['transport.vrf', 'default'], ping('cisco.com', 'replies')])).toBe(undefined)
    expect(
      derive(KEY, [['transport.vrf', 'default'], ['transport.type', 'cslu'], ping(SMART, 'replies')]),
    ).toBe(undefined)
  })
  test('of an address', () => {
    expect(derive(KEY, [['transport.vrf', 'default'], ping('192.0.2.1', 'replies')])).toBe(undefined)
  })
})

describe('a name does not resolve', () => {
  test('in the VRF that licensing uses', () => {
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'unresolved', 'management')])).toBe(
      false,
    )
  })
  test('in an explicit VRF, even where nobody knows the VRF of licensing', () => {
    expect(derive(KEY, [ping('cslu-local', 'unresolved', 'management')])).toBe(false)
  })
  test('by the name that the chapter pings', () => {
    expect(derive(KEY, [ping('cisco.com', 'unresolved', 'management')])).toBe(false)
  })
  test('and the last ping counts', () => {
    const before = ping(SMART, 'unresolved', 'management')
    const after = ping(SMART, 'replies', 'management')
    expect(derive(KEY, [['transport.vrf', 'management'], before, after])).toBe(true)
    expect(derive(KEY, [['transport.vrf', 'management'], after, before])).toBe(false)
  })
})

describe('near miss: an unresolved name shows nothing', () => {
  test('without a VRF while nobody knows the VRF of licensing', () => {
    expect(derive(KEY, [ping(SMART, 'unresolved')])).toBe(undefined)
  })
  test('in another VRF than licensing’s', () => {
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'unresolved', 'mgmt2')])).toBe(undefined)
    expect(derive(KEY, [['transport.vrf', 'management'], ping(SMART, 'unresolved')])).toBe(undefined)
  })
  test('of a server that is not licensing’s', () => {
    expect(derive(KEY, [ping('www.example.com', 'unresolved', 'management')])).toBe(undefined)
  })
  test('of a name that this transport doesn’t use', () => {
    expect(derive(KEY, [['transport.type', 'smart'], ping('cslu-local', 'unresolved', 'management')])).toBe(
      undefined,
    )
  })
})
