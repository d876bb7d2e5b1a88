import { describe, expect, test } from 'vitest'
import { recognizeLines, typed } from './read-lines.ts'

const BARE = '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'
const other = (host: string) => `2026 Nov 24 02:11:09 ${host} %BGP-5-ADJCHANGE: neighbor Down`

function hosts(...given: Parameters<typeof recognizeLines>[0]): (string | undefined)[] {
  return recognizeLines(given).evidence.map(({ device }) => device?.host)
}

describe('evidence without a host', () => {
  test('belongs to the only named device of the paste, wherever that is named', () => {
    expect(hosts(BARE, other('leaf-12'))).toEqual(['leaf-12'])
    expect(hosts(BARE, typed('leaf-12', ''))).toEqual(['leaf-12'])
  })

  test('belongs to nobody where several are named and no prompt stands above it', () => {
    expect(hosts(other('leaf-12'), other('leaf-13'), BARE)).toEqual([undefined])
  })

  test('belongs to the nearest prompt above it in its block', () => {
    expect(hosts(typed('leaf-12', 'show logging'), BARE, typed('leaf-13', ''))).toEqual(['leaf-12'])
    expect(
      hosts(typed('leaf-13', 'show clock'), typed('leaf-12', 'show logging'), { text: BARE, block: 1 }),
    ).toEqual([undefined])
  })

  test('what a workstation printed is its own, and names no device', () => {
    const given = [
      typed('laptop', 'ping cslu-local', 'shell'),
      '% Invalid host/interface cslu-local',
      typed('leaf-12', ''),
    ]
    expect(hosts(...given)).toEqual(['laptop'])
    expect(hosts(...given.slice(0, 2), BARE)).toEqual(['laptop', undefined])
  })

  test('a default name is no name, neither in a prompt nor in a header', () => {
    expect(hosts(typed('switch', 'show logging'), BARE, other('leaf-12'))).toEqual(['leaf-12'])
    expect(hosts(BARE, other('Switch'), other('router'))).toEqual([undefined])
  })
})

describe('names', () => {
  test('short and full are one device, by the spelling that came first', () => {
    const full = other('leaf-12.dc1.example').replace(/%BGP.*/, BARE)
    expect(hosts(other('LEAF-12'), full)).toEqual(['LEAF-12'])
  })

  test('two domains are two devices', () => {
    expect(hosts(other('leaf-12.a.example'), other('leaf-12.b.example'), BARE)).toEqual([undefined])
  })

  test('addresses are never shortened', () => {
    expect(hosts(other('10.0.0.1'), other('10.0.0.2'), BARE)).toEqual([undefined])
  })
})

describe('the UDI', () => {
  const failed =
    '%LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on'

  test.each([
    ['PID:N9K-C9332C,SN:FDO24420XYZ: Timestamp mismatch.', 'FDO24420XYZ'],
    ['PID: N9K-C9332C, SN: FDO24420XYZ: Timestamp mismatch', 'FDO24420XYZ'],
    [
      'Active:PID:N9K-C9332C,SN:FDO24420XYZ;Standby:PID:N9K-C9332C,SN:FDO24429999: Timestamp mismatch',
      'FDO24420XYZ',
    ],
    [
      'Standby: PID:N9K-C9332C,SN:FDO24429999 Active: PID:N9K-C9332C,SN:FDO24420XYZ: Timestamp mismatch',
      'FDO24420XYZ',
    ],
    ['PID:N9K-C9332C,SN:FDO24420XYZ, PID:N9K-C9332C,SN:FDO24429999: Timestamp mismatch', 'FDO24420XYZ'],
  ])('%s', (text, sn) => {
    const [found] = recognizeLines([`${failed} ${text}`]).evidence
    expect(found?.device).toEqual({ pid: 'N9K-C9332C', sn })
    expect(found?.message?.fields).toEqual({ pid: 'N9K-C9332C', sn, detail: 'Timestamp mismatch' })
  })
})
