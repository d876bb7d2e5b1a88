import { describe, expect, test } from 'vitest'
import { quote } from '../../src/reply/quote.ts'

describe('pasted text on one line', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['two\r\nlines\tand more', 'two lines and more'],
    ['turned \u202egnihtemos\u202c', 'turned gnihtemos'],
    ['zero\u200bwidth', 'zero width'],
    ['  plain  ', 'plain'],
  ])('%j becomes %j', (text, shown) => {
    expect(quote(text)).toBe(shown)
  })
  test('is cut, and says so', () => {
    expect(quote('x'.repeat(500), 10)).toBe(`${'x'.repeat(9)}…`)
  })
  test('is never cut in the middle of a character', () => {
    expect(quote('🙂'.repeat(20), 10).isWellFormed()).toBe(true)
  })
})
