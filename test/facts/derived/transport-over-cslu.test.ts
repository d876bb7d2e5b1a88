import { expect, test } from 'vitest'
import { transportOverCslu } from '../../../src/facts/derived/transport-over-cslu.ts'
import type { Fact } from '../../../src/facts/fact.ts'

const CSLU = 'Cisco Smart License Utility (CSLU)'
const CSSM = 'Cisco Smart Software Manager (CSSM)'

test("by the peer of a failure, where the device's own word is missing", () => {
  expect(derive([fact('commFailed.peer', CSLU)])).toBe(true)
  expect(derive([fact('commFailed.peer', CSSM)])).toBe(false)
})

test("the device's own word counts more than the peer of an earlier failure", () => {
  expect(derive([fact('commFailed.peer', CSLU), fact('transport.type', 'smart')])).toBe(false)
  expect(derive([fact('commFailed.peer', CSSM), fact('transport.type', 'cslu')])).toBe(true)
})

test('a peer that nobody knows tells nothing', () => {
  expect(derive([fact('commFailed.peer', 'Cisco licensing cloud')])).toBeUndefined()
  expect(derive([])).toBeUndefined()
})

function derive(facts: Fact[]) {
  return transportOverCslu.derive(facts, {})?.value
}

function fact(key: Fact['key'], value: string): Fact {
  return { key, value, lines: [1, 1], evidence: 'e1' }
}
