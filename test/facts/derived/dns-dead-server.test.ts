import { expect, test } from 'vitest'
import type { FactValue } from '../../../src/facts/fact.ts'
import type { FactKey } from '../../../src/facts/vocabulary.ts'
import { derive } from './derive.ts'

const SET: [FactKey, FactValue] = ['dns.vrfServers', { management: '10.8.0.53' }]

function pinged(target: string, outcome: string, vrf = 'management'): [FactKey, FactValue] {
  return ['ping.result', { target, vrf, outcome }]
}

test('a name server that is set and answers no ping is dead, one that answers beside it is alive', () => {
  const facts = [SET, pinged('10.8.0.53', 'loss'), pinged('10.8.4.53', 'replies')]
  expect(derive('dns.deadServer', facts)).toBe('10.8.0.53')
  expect(derive('dns.liveServer', facts)).toBe('10.8.4.53')
})

test('one that answers, that is not set, or that was asked in another VRF is not', () => {
  expect(derive('dns.deadServer', [SET, pinged('10.8.0.53', 'replies')])).toBeUndefined()
  expect(derive('dns.deadServer', [SET, pinged('10.8.9.9', 'loss')])).toBeUndefined()
  expect(derive('dns.deadServer', [SET, pinged('10.8.0.53', 'loss', 'OTHER')])).toBeUndefined()
  expect(derive('dns.liveServer', [SET, pinged('10.8.4.53', 'replies')])).toBeUndefined()
})
