import { describe, expect, test } from 'vitest'
import { keptText } from '../../src/text/kept-text.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { NO_SECRETS, SECRETS } from './samples-of-secrets.ts'

const ESC = '\u001b'

/** Ways in which a terminal, a chat or an export hides a secret from whoever reads the raw rows. Constructed. */
const WRAPPINGS: Record<string, (paste: string, values: readonly string[]) => string> = {
  'as it is': (paste) => paste,
  'the value in bold': (paste, values) =>
    values.reduce((text, value) => text.replaceAll(value, `${ESC}[1m${value}${ESC}[0m`), paste),
  'every word in colour': (paste) => paste.replaceAll(' ', ` ${ESC}[33m`),
  'a character of no width in its name': (paste) =>
    paste.replace(/passw|token|commun|secret/i, (word) => `${word.slice(0, 3)}\u200b${word.slice(3)}`),
  'glued to a fence': (paste) => `\`\`\`${paste}\`\`\``,
  'quoted in a chat': (paste) =>
    paste
      .split('\n')
      .map((row) => `&gt; ${row}`)
      .join('\n'),
  'blanks that do not break': (paste) => paste.replaceAll(' ', '\u00a0'),
}

describe.each(Object.keys(WRAPPINGS))('%s', (name) => {
  test('no value that the reader takes out of a paste is kept', () => {
    const leaks = SECRETS.filter(([, paste, ...values]) => {
      const text = WRAPPINGS[name]?.(paste, values) ?? ''
      const read = readPaste(text)
      const shown = read.lines.map((line) => line.text).join('\n')
      // what the reader itself doesn't find is the business of the readers' tests
      return (
        read.secrets.length > 0 &&
        values.some((value) => !shown.includes(value) && keptText(text).text.includes(value))
      )
    })
    expect(leaks.map(([, paste]) => paste)).toEqual([])
  })
})

test('what holds no secret is kept as it was pasted', () => {
  for (const paste of NO_SECRETS) expect(keptText(paste).text).toBe(paste)
})

test('the rows keep their numbers', () => {
  const paste = `first\nlicense smart trust idtoken ${ESC}[0mc2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0${ESC}[0m force\nlast`
  const { text, secrets } = keptText(paste)
  expect(text.split('\n')[2]).toBe('last')
  expect(text).not.toContain('c2VjcmV0')
  expect(secrets).toEqual([{ what: 'idtoken', lines: [2, 2] }])
})
