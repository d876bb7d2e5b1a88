import { expect, test } from 'vitest'
import { instantOf } from '../../src/facts/instant.ts'

test('a date of a known zone is a point in time', () => {
  expect(instantOf('1970-01-01T00:00:01Z')).toBe(1000)
  expect(instantOf('1970-01-01T00:00:01.500Z')).toBe(1500)
})

test.each([
  ['Nov 24 02:11:09 2026'],
  ['2026-11-24T02:11:09'],
  ['2026-13-45T02:11:09Z'],
  [''],
  [null],
  [7],
  [undefined],
])('nothing is concluded from %j', (value) => {
  expect(instantOf(value)).toBeUndefined()
})
