import { expect, test } from 'vitest'
import type { Assumed } from '../../../src/facts/derived/derived-fact.ts'
import { transportAsIntended } from '../../../src/facts/derived/transport-as-intended.ts'
import { TopologyName, Transport } from '../../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../../src/read-knowledge.ts'

test('the type is the one that was meant, by transport or by topology', () => {
  expect(derive('smart', { transport: 'smart' })).toBe(true)
  expect(derive('callhome', { topology: 'direct' })).toBe(true)
  expect(derive('cslu', { topology: 'on-prem' })).toBe(true)
  expect(derive('off', { topology: 'offline' })).toBe(true)
})

test('the type is another one', () => {
  expect(derive('cslu', { transport: 'smart' })).toBe(false)
  expect(derive('smart', { topology: 'cslu' })).toBe(false)
})

test('the transport that was named counts more than the topology', () => {
  expect(derive('callhome', { transport: 'smart', topology: 'direct' })).toBe(false)
})

test('a topology means the transports that its entry in knowledge/topologies names', () => {
  const { topologies } = loadKnowledge(readKnowledgeFolder())
  expect([...topologies.values()].map(({ name }) => name).sort()).toEqual([...TopologyName.options].sort())
  for (const { name, transport } of topologies.values()) {
    const meant = Transport.options.filter((type) => derive(type, { topology: name }))
    expect(meant.sort(), name).toEqual(transport.toSorted())
  }
})

test('nobody said what was meant', () => {
  expect(derive('cslu', {})).toBeUndefined()
})

function derive(type: string, assumed: Assumed) {
  return transportAsIntended.derive(
    [{ key: 'transport.type', value: type, lines: [1, 1], evidence: 'e1' }],
    assumed,
  )?.value
}
