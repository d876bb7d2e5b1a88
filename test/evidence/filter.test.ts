import { describe, expect, test } from 'vitest'
import { coveredBy } from '../../src/evidence/outputs/covered.ts'
import { letsPass, readFilter } from '../../src/evidence/outputs/filter.ts'

describe('readFilter', () => {
  test.each([
    ['show license status | include "ACK|report"', 'include', ['ack', 'report']],
    ['sh lic stat | i ACK|push', 'include', ['ack', 'push']],
    ['show running-config | grep -i license', 'include', ['license']],
    ['show license status | sec Transport | no-more', 'section', ['transport']],
    ['show license status | begin "Usage reporting"', 'begin', ['usage reporting']],
    ['show license status | include "^  Type"', 'include', []],
    ['show running-config | include ip | exclude route', 'other', []],
    ['show logging | last 20', 'other', []],
  ])('%s', (typed, kind, words) => {
    expect(readFilter(typed)).toEqual({ kind, words })
  })

  test('nothing is taken away without a filter, nor by no-more', () => {
    expect(readFilter('show license status')).toBeUndefined()
    expect(readFilter('show license status | no-more')).toBeUndefined()
  })
})

test('what a filter lets pass, in any letter case', () => {
  const filter = readFilter('show run | i "NTP server|clock"')
  expect(filter && letsPass(filter, 'ntp server ')).toBe(true)
  expect(filter && letsPass(filter, 'ip name-server ')).toBe(false)
})

describe('coveredBy', () => {
  const covered = (typed: string) => {
    const filter = readFilter(typed)
    return filter ? coveredBy('show license status', filter) : []
  }
  test('a section, the rest from a heading on, and single rows', () => {
    expect(covered('show license status | section Transport')).toEqual([
      'transport.type',
      'transport.url',
      'transport.proxy',
      'transport.vrf',
    ])
    expect(covered('show license status | begin "Usage reporting"')).toContain('trust.installed')
    expect(covered('show license status | begin "Usage reporting"')).not.toContain('transport.type')
    expect(covered('show license status | i "Type:|Trust"')).toEqual(['transport.type', 'trust.installed'])
  })
  test('of other outputs nothing is known', () => {
    expect(coveredBy('show hosts', { kind: 'section', words: ['name'] })).toEqual([])
  })
})
