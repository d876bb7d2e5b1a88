import { expect, test } from 'vitest'
import type { Answer } from '../../src/reply/answer.ts'
import { speaks } from '../../src/reply/speaks.ts'

const of = (...levels: Answer['evidence'][number]['level'][]) =>
  speaks({ evidence: levels.map((level) => ({ level })) } as Answer)

test('what is explained or named is worth speaking of unasked; what only supports is not', () => {
  expect(of('explained')).toBe(true)
  expect(of('supporting', 'named')).toBe(true)
  expect(of('supporting', 'supporting')).toBe(false)
  expect(of()).toBe(false)
})
