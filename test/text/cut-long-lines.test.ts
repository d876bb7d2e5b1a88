import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutLongLines } from '../../src/text/cut-long-lines.ts'
import { LOG_LINES, MESSAGES } from './log-lines.ts'

const cut = (text: string): string[] =>
  cutLongLines([{ text, lines: [7, 7], block: 3 }]).map((line) => line.text)

test('a line of 2,000 characters stays', () => {
  expect(cut('x'.repeat(2000))).toEqual(['x'.repeat(2000)])
})

test('pieces keep the numbers and the block', () => {
  expect(cutLongLines([{ text: 'x'.repeat(2001), lines: [7, 9], block: 3 }])).toEqual([
    { text: 'x'.repeat(2000), lines: [7, 9], block: 3 },
    { text: 'x', lines: [7, 9], block: 3 },
  ])
})

test('nothing is dropped, no piece is longer, no pair of surrogates is cut', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 400, unit: 'binary' }),
    fc.constantFrom(...LOG_LINES),
    fc.constant('😀'.repeat(300)),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const pieces = cut(text)
      expect(pieces.join('')).toBe(text)
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(2000)
      if (text.isWellFormed()) for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
    }),
  )
})

test('no core is cut, wherever it stands', () => {
  for (const line of LOG_LINES.filter((_, index) => index % 5 === 0))
    for (const filler of ['word '.repeat(500), 'x'.repeat(2500), 'a,b;'.repeat(600)])
      for (let at = 1700; at < 2010; at += 3) {
        const core = /LICMGR-\d-\w+/.exec(line)?.[0] ?? ''
        const pieces = cut(`${filler.slice(0, at)} ${line}`)
        expect(
          pieces.some((piece) => piece.includes(core)),
          `${line} at ${at}`,
        ).toBe(true)
      }
})

test('a header stays with its message', () => {
  for (const message of MESSAGES) {
    const line = `2026 Aug  3 20:38:37 leaf-101 ${message}`
    for (let at = 1930; at < 1999; at += 7) expect(cut(`${'x'.repeat(at)} ${line}`)[1]).toBe(line)
  }
})
