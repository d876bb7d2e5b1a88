import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columns, fold } from '../../src/reply/fold.ts'

describe('a text is broken at its spaces', () => {
  test('into lines of at most 80 columns, indented as far as the first one’s lead', () => {
    const lines = fold('word '.repeat(40), '  - ')
    expect(lines[0]?.startsWith('  - word')).toBe(true)
    expect(lines[1]?.startsWith('    word')).toBe(true)
    expect(lines.every((line) => columns(line) <= 80)).toBe(true)
  })
  test('a word longer than a line is cut', () => {
    expect(fold('x'.repeat(200)).map((line) => line.length)).toEqual([80, 80, 40])
  })
  test('wide characters count two', () => {
    expect(columns('許可証')).toBe(6)
    expect(fold('許'.repeat(50)).map((line) => [...line].length)).toEqual([40, 10])
  })
})

test('whatever the text: never wider than 80 columns, and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 120 })), (words) => {
      const text = words.join(' ')
      const lines = fold(text, '  ')
      expect(lines.filter((line) => columns(line) > 80)).toEqual([])
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }),
    { seed: 20261124, numRuns: 300 },
  )
})
