import { describe, expect, test } from 'vitest'
import { findSlots } from '../../src/diagnosis/slots.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import { group, made, options } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const knowledge = smallKnowledge({})

function slots(...devices: [FactKey, FactValue][][]) {
  const groups = devices.map((facts, at) => group(knowledge, `leaf-${at}`, [made(`e${at}`, 1)], facts))
  return Object.fromEntries(findSlots(groups, [], options()))
}

describe('what a change of the transport takes back to', () => {
  test('is what is set now', () => {
    const found = slots([
      ['transport.type', 'cslu'],
      ['transport.url', 'http://192.0.2.9:8182/cslu/v1/pi'],
      ['transport.vrf', 'OOBM'],
    ])
    expect(found).toMatchObject({
      '<old-transport>': 'cslu',
      '<old-cslu-address>': 'http://192.0.2.9:8182/cslu/v1/pi',
      '<old-vrf>': 'OOBM',
    })
  })
  test('is the default CSLU address, where another transport is set', () => {
    expect(slots([['transport.type', 'smart']])['<old-cslu-address>']).toBe('cslu-local')
  })
  test('stays open, where devices differ or the address is more than one', () => {
    const found = slots([['transport.type', 'smart']], [['transport.type', 'cslu']])
    expect(found['<old-transport>']).toBeUndefined()
    const url: [FactKey, FactValue] = ['transport.url', 'http://a ; reload']
    expect(slots([['transport.type', 'cslu'], url])['<old-cslu-address>']).toBeUndefined()
  })
})

describe('the VRF of NTP', () => {
  test('is its own, where the paste names one; else that of licensing', () => {
    expect(slots([['transport.vrf', 'management']])['<ntp-vrf>']).toBe('management')
    const own = slots([
      ['transport.vrf', 'management'],
      ['ntp.vrf', 'OOBM'],
    ])
    expect(own['<ntp-vrf>']).toBe('OOBM')
  })
})
