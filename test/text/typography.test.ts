import { describe, expect, test } from 'vitest'
import { plainTypography } from '../../src/text/typography.ts'

describe('typography', () => {
  test.each([
    ['smart quotes', '“Smart” ‘quotes’ «à la»', '"Smart" \'quotes\' "à la"'],
    ['en dash in a core', '%LICMGR–3–LOG_SMART_LIC_COMM_FAILED', '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED'],
    ['em dash in a core', '%LICMGR—3—LOG_SMART_LIC_COMM_FAILED', '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED'],
    ['em dash for two hyphens', 'slp explain —all', 'slp explain --all'],
    ['non-breaking hyphen', 'leaf‑101', 'leaf-101'],
    ['ellipsis', 'Sending…', 'Sending...'],
    ['no-break and exotic spaces', 'a\u00a0b\u2009c\u3000d\u202fe', 'a b c d e'],
    ['zero width and BOM', '\ufeff%LIC\u200bMGR\u2060-3-\u00adLOG', '%LICMGR-3-LOG'],
    ['bidi marks', '\u202e%LICMGR\u202c\u200f', '%LICMGR'],
    ['tag characters', '%LIC\u{e0041}\u{e0042}MGR', '%LICMGR'],
    ['full-width signs', '％ＬＩＣＭＧＲ－３－ＬＯＧ：', '%LICMGR-3-LOG:'],
    ['the Cyrillic letter of an interrupt', '^С', '^C'],
  ])('%s', (_name, given, plain) => {
    expect(plainTypography(given)).toBe(plain)
  })

  test.each(['привет, мир', '日本語のログ', 'Zürich', 'slp-bot · knowledge 1', 'Сisco'])(
    'letters stay: %s',
    (text) => {
      expect(plainTypography(text)).toBe(text)
    },
  )

  test('double quotes within a line of JSON stay, so that it stays JSON', () => {
    expect(plainTypography('{"message":"the “new” policy"}')).toBe('{"message":"the “new” policy"}')
    expect(plainTypography('{“message”: “x”}')).toBe('{"message": "x"}')
  })
})

describe('terminal remains', () => {
  test.each([
    ['colours', '\u001b[1;31m%LICMGR\u001b[0m-3', '%LICMGR-3'],
    ['the one-character CSI', '\u009b31mred\u009b0m', 'red'],
    ['a window title', '\u001b]0;leaf-101\u0007leaf-101# ', 'leaf-101# '],
    ['erase and charset', '\u001b[K\u001b(Btext\u001b=', 'text'],
    ['escapes printed with signs', '^[[0;32mok^[[0m', 'ok'],
    ['NUL and other controls', '%\u0000L\u0000I\u0000C\u0007', '%LIC'],
    ['backspaces', 'lic\b\b\bLICMGR', 'LICMGR'],
    [
      'a pager that was wiped out',
      '--More--\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b  Type: Smart',
      '  Type: Smart',
    ],
    ['a pager', ' --More-- ', ' '],
    ['a pager before a line', '--More--           Type: Smart', '  Type: Smart'],
    ['another pager', '<--- More --->  Type: Smart', 'Type: Smart'],
  ])('%s', (_name, given, plain) => {
    expect(plainTypography(given)).toBe(plain)
  })

  test('words stay words', () => {
    expect(plainTypography('More -- or less -- of it')).toBe('More -- or less -- of it')
    expect(plainTypography('a[0m]')).toBe('a[0m]')
  })
})
