import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWord, takesWords, WORDS } from '../../../src/slack/incident/words.ts'

describe('what somebody tells the bot to do', () => {
  test.each([
    ['tac', { word: 'tac', rest: '' }],
    ['  TAC \n', { word: 'tac', rest: '' }],
    ['remind 15m', { word: 'remind', rest: '15m' }],
    ['remind me tomorrow', { word: 'remind', rest: 'me tomorrow' }],
    ['note the firewall\nteam was asked', { word: 'note', rest: 'the firewall\nteam was asked' }],
    ['note', { word: 'note', rest: '' }],
  ])('“%s”', (typed, spoken) => {
    expect(readWord(typed)).toEqual(spoken)
  })

  test.each([
    '',
    ' ',
    'status of the licence',
    'resolve it',
    'tacs',
    'the tac',
    'notes x',
    'remind15m',
    '42',
  ])('“%s” is none of them', (typed) => {
    expect(readWord(typed)).toBeUndefined()
  })

  test('whatever is typed, only what stands alone is a word, or what takes words behind it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom(...WORDS)),
        fc.oneof(fc.constant(''), fc.string()),
        (first, more) => {
          const typed = `${first} ${more}`
          const spoken = readWord(typed)
          if (!spoken) return
          expect(WORDS).toContain(spoken.word)
          expect(typed.trim().toLowerCase().startsWith(spoken.word)).toBe(true)
          expect(spoken.rest === '' || takesWords(spoken.word)).toBe(true)
          expect(spoken.rest).toBe(spoken.rest.trim())
        },
      ),
      { numRuns: 1000 },
    )
  })
})
