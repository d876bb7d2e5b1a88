import { expect, test } from 'vitest'
import { findOwners } from '../../src/diagnosis/devices.ts'
import { made } from './made-evidence.ts'

function owners(devices: (Parameters<typeof made>[2] & object)[]) {
  const { ownerOf, named } = findOwners(devices.map((given, at) => made(`e${at}`, at + 1, given)))
  return { owners: [...ownerOf.values()], named }
}

test('evidence without a host belongs to the only named device', () => {
  expect(owners([{ device: { host: 'leaf-1' } }, {}])).toEqual({
    owners: ['leaf-1', 'leaf-1'],
    named: ['leaf-1'],
  })
})

test('near miss: where several are named, to nobody', () => {
  expect(owners([{ device: { host: 'leaf-1' } }, {}, { device: { host: 'leaf-2' } }]).owners).toEqual([
    'leaf-1',
    undefined,
    'leaf-2',
  ])
})

test('a short name and its full one are one device, in any letter case', () => {
  const { owners: found, named } = owners([
    { device: { host: 'leaf-1' } },
    { device: { host: 'LEAF-1.example.com' } },
    {},
  ])
  expect(found).toEqual(['leaf-1', 'leaf-1', 'leaf-1'])
  expect(named).toEqual(['leaf-1'])
})

test('near miss: two full names with the same first part are two devices', () => {
  expect(
    owners([
      { device: { host: 'leaf-1.a.example' } },
      { device: { host: 'leaf-1.b.example' } },
      { device: { host: 'leaf-1' } },
    ]).named,
  ).toEqual(['leaf-1.a.example', 'leaf-1.b.example', 'leaf-1'])
})

test('near miss: addresses have no short form', () => {
  expect(owners([{ device: { host: '192.0.2.1' } }, { device: { host: '192.0.2.7' } }]).named).toHaveLength(2)
})

test('a serial number stands for the host that it was seen with', () => {
  expect(
    owners([
      { device: { host: 'leaf-1', sn: 'FDO1' } },
      { device: { host: 'leaf-2', sn: 'FDO2' } },
      { device: { pid: 'N9K', sn: 'FDO2' } },
    ]).owners,
  ).toEqual(['leaf-1', 'leaf-2', 'leaf-2'])
})

test('a serial number alone names a device', () => {
  expect(owners([{ device: { sn: 'FDO1' } }, { device: { sn: 'FDO2' } }]).named).toEqual(['FDO1', 'FDO2'])
})

test('a server’s log names the switch by its serial number, never the server', () => {
  expect(
    owners([{ device: { host: 'leaf-1' } }, { kind: 'server-log', device: { host: 'on-prem-1' } }]).owners,
  ).toEqual(['leaf-1', 'leaf-1'])
})

test('an address that a relay put before a message, and the one name at the prompt: one device', () => {
  expect(
    owners([
      { kind: 'message', device: { host: '10.20.4.17' } },
      { kind: 'show', device: { host: 'lf-17' } },
    ]),
  ).toEqual({
    owners: ['lf-17', 'lf-17'],
    named: ['lf-17'],
  })
})

test.each([
  [
    'two prompts',
    [
      { kind: 'show', device: { host: 'lf-17' } },
      { kind: 'show', device: { host: 'lf-18' } },
    ],
  ],
  [
    'messages of two addresses',
    [
      { kind: 'message', device: { host: '10.20.4.18' } },
      { kind: 'show', device: { host: 'lf-17' } },
    ],
  ],
  ['the name is in a message too', [{ kind: 'message', device: { host: 'lf-17' } }]],
] as const)('near miss: %s', (_, others) => {
  expect(owners([{ kind: 'message', device: { host: '10.20.4.17' } }, ...others]).named).toContain(
    '10.20.4.17',
  )
})
