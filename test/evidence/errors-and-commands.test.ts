import { describe, expect, test } from 'vitest'
import { matchTyped } from '../../src/evidence/typed-command.ts'
import { recognizeLines, typed } from './read-lines.ts'

describe('a device’s error', () => {
  test('takes its target from itself and its VRF from the ping above', () => {
    const { evidence, unrecognized } = recognizeLines([
      typed('leaf-12', 'ping smartreceiver.cisco.com vrf management'),
      '% Invalid host/interface smartreceiver.cisco.com',
      typed('leaf-12', ''),
    ])
    expect(evidence).toEqual([
      {
        id: 'e1',
        kind: 'device-error',
        level: 'explained',
        platform: 'nx-os',
        lines: [1, 2],
        device: { host: 'leaf-12' },
        entry: 'errors/invalid-host',
        facts: [
          {
            key: 'ping.result',
            value: { target: 'smartreceiver.cisco.com', vrf: 'management', outcome: 'unresolved' },
            lines: [1, 2],
          },
        ],
      },
    ])
    expect(unrecognized).toEqual([])
  })

  test.each([
    ['% Invalid host/interface cslu-local', 'explained'],
    ['% Invalid host/interface cslu-local.dc1.example', 'explained'],
    ['%Invalid host/interface cisco.com', 'explained'],
    ['% Invalid host/interface fileserver', 'supporting'],
    ['ping: sendto 192.0.2.10 64 chars, No route to host', 'supporting'],
    ['ping: bad context managment', 'supporting'],
    ['The identity for the instance 0000 is not valid.', 'explained'],
  ])('%s is %s', (line, level) => {
    expect(recognizeLines([line]).evidence[0]?.level).toBe(level)
  })

  test('of a ping to a server that the paste’s transport names is about licensing', () => {
    const { evidence } = recognizeLines([
      'Cslu address: http://192.0.2.10:8182/cslu/v1/pi',
      'ping: sendto 192.0.2.10 64 chars, No route to host',
      'ping: sendto 192.0.2.10 64 chars, No route to host',
    ])
    expect(evidence).toHaveLength(1)
    expect(evidence[0]).toMatchObject({ level: 'explained', lines: [2, 3] })
    expect(evidence[0]?.facts[0]?.value).toEqual({ target: '192.0.2.10', outcome: 'no-route' })
  })

  test('a ping without a VRF says so; an error without a ping says nothing of it', () => {
    const pinged = recognizeLines([
      typed('leaf-12', 'ping tools.cisco.com'),
      '% Invalid host/interface tools.cisco.com',
    ])
    expect(pinged.evidence[0]?.facts[0]?.value).toEqual({
      target: 'tools.cisco.com',
      vrf: null,
      outcome: 'unresolved',
    })
    const alone = recognizeLines(['% Invalid host/interface tools.cisco.com'])
    expect(alone.evidence[0]?.facts[0]?.value).toEqual({ target: 'tools.cisco.com', outcome: 'unresolved' })
  })

  test('a sentence about it is a question', () => {
    expect(recognizeLines(['why does ping say % Invalid host/interface when I ping?']).evidence).toEqual([])
    const port = recognizeLines(['why does the port say "% Invalid host/interface"?'])
    expect(port.evidence.map(({ kind }) => kind)).toEqual(['question'])
  })

  test('a counter of drops is no error', () => {
    expect(recognizeLines(['  No route to host (no-route)           28187272']).evidence).toEqual([])
  })

  test('another command in between is not the ping’s error', () => {
    const { evidence } = recognizeLines([
      typed('leaf-12', 'ping tools.cisco.com vrf management'),
      typed('leaf-12', 'traceroute cisco.com'),
      '% Invalid host/interface cisco.com',
    ])
    expect(evidence[0]?.facts[0]?.value).toEqual({ target: 'cisco.com', outcome: 'unresolved' })
  })
})

describe('the On-Prem log', () => {
  const RECORD = [
    'Nov 24 09:02:36 onprem-1 0a1b2c3d4e5f: 2026/11/24',
    ' 09:02:36#011[ERROR]#011adapters/pi_routes_impl.go:1322#011',
    ' Finding SL product by UDI {N9K-C9332C FDO24420XYZ} failed due to the following error: record not found.',
  ]
  const found = {
    kind: 'server-log',
    level: 'explained',
    platform: 'ssm-on-prem',
    device: { pid: 'N9K-C9332C', sn: 'FDO24420XYZ' },
    entry: 'errors/on-prem-record-not-found',
  }

  test('wrapped over three lines', () => {
    const { evidence, unrecognized } = recognizeLines(['hello', ...RECORD, 'thanks'])
    expect(evidence).toMatchObject([{ ...found, lines: [2, 4] }])
    expect(evidence[0]?.facts).toEqual([{ key: 'onPrem.recordFound', value: false, lines: [2, 4] }])
    expect(unrecognized).toEqual([
      [1, 1],
      [5, 5],
    ])
  })

  test('in one line, and two records are two', () => {
    const one = RECORD.join('')
    const { evidence } = recognizeLines([one, one.replace('FDO24420XYZ', 'FDO24429999')])
    expect(evidence.map(({ lines, device }) => [lines, device?.sn])).toEqual([
      [[1, 1], 'FDO24420XYZ'],
      [[2, 2], 'FDO24429999'],
    ])
  })

  test.each([
    'ActiveRecord: record not found for user 12',
    'Finding SL product by UDI {a FDO24420XYZ} succeeded',
  ])('not %s', (line) => {
    expect(recognizeLines([line]).evidence).toEqual([])
  })

  test('words of two distant lines are no record', () => {
    const apart = [RECORD[2]?.replace('record not found', 'x') ?? '', 'a', 'b', 'c', 'd', 'record not found']
    expect(recognizeLines(apart).evidence).toEqual([])
  })
})

describe('typed at a prompt', () => {
  test.each([
    ['license smart factory reset', 'causes/policy-factory-reset', 'typed.factoryReset', true],
    ['lic smart fac reset', 'causes/policy-factory-reset', 'typed.factoryReset', true],
    ['license smart sync all', 'actions/sync-on-demand', 'typed.sync', true],
    ['lic sm sync', 'actions/sync-on-demand', 'typed.sync', true],
    [
      'license smart trust idtoken [idtoken removed] force',
      'actions/reinstall-trust-code-with-force',
      'typed.trustForce',
      true,
    ],
    [
      'license smart trust idtoken [idtoken removed] local force',
      'actions/reinstall-trust-code-with-force',
      'typed.trustForce',
      true,
    ],
    [
      'license smart trust idtoken [idtoken removed]',
      'actions/install-trust-code',
      'typed.trustForce',
      false,
    ],
  ])('%s', (command, entry, key, value) => {
    const { evidence } = recognizeLines([typed('leaf-12', command)])
    expect(evidence).toMatchObject([
      { kind: 'command', level: 'explained', entry, device: { host: 'leaf-12' }, facts: [{ key, value }] },
    ])
  })

  test('without a prompt it is no command, and other commands are none', () => {
    expect(recognizeLines(['license smart factory reset'], { asked: false }).evidence).toEqual([])
    expect(
      recognizeLines([typed('leaf-12', 'show license status'), typed('leaf-12', 'license smart')]).evidence,
    ).toEqual([])
  })

  test('patterns with slots, gaps and optional words', () => {
    expect(matchTyped('a <x> c', 'aa')).toBe(0)
    expect(matchTyped('license smart sync', 'license smart synchronous')).toBe(0)
    expect(matchTyped('ping <host> [vrf] <name>', 'ping h vrf management')).toBe(1)
    expect(matchTyped('license … force', 'lic smart trust force')).toBe(2)
  })
})
