import { expect, test } from 'vitest'
import { splitLines } from '../../src/text/split-lines.ts'

const rows = (paste: string): [string, number][] =>
  splitLines(paste).map(({ text, lines }) => [text, lines[0]])

test('LF, CRLF and the doubled CR of a terminal end a line', () => {
  const expected = [
    ['a', 1],
    ['b', 2],
    ['c', 4],
  ]
  expect(rows('a\nb\n\nc')).toEqual(expected)
  expect(rows('a\r\nb\r\n\r\nc\r\n')).toEqual(expected)
  expect(rows('a\r\r\nb\r\r\n\r\r\nc')).toEqual(expected)
})

test('CR alone ends a line where there is no LF', () => {
  expect(rows('a\rb\r\rc')).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 4],
  ])
})

test('form feed, U+2028, U+2029 and an overprinting CR divide a line that an editor counts as one', () => {
  expect(rows('a\fb\u2028c\u2029d\re\nf')).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
    ['d', 1],
    ['e', 1],
    ['f', 2],
  ])
})

test('blank lines are left out and counted', () => {
  expect(rows('\n \t\n\u00a0\nx')).toEqual([['x', 4]])
  expect(rows('')).toEqual([])
})
