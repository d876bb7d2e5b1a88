import { describe, expect, test } from 'vitest'
import type { Line } from '../../src/text/line.ts'
import { splitLines } from '../../src/text/split-lines.ts'
import { unwrap } from '../../src/text/unwrap.ts'
import { LOG_LINES } from './log-lines.ts'

const read = (paste: string): Line[] => unwrap(splitLines(paste))
const texts = (paste: string): string[] => read(paste).map(({ text }) => text)
const wrapped = (text: string, width: number): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')
/** As a mail client does it: between words. */
const mailed = (text: string, width: number): string => {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const row = rows.at(-1)
    if (row !== undefined && row.length + 1 + word.length <= width) rows[rows.length - 1] = `${row} ${word}`
    else rows.push(word)
  }
  return rows.join('\n')
}

const LONG =
  '2026 Aug  3 20:38:37 leaf-101 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name'

/** What people write or devices print below a message; none of it is the message's rest. */
const AFTER = [
  'Can this wait?',
  'Any idea?',
  'thanks',
  'hi all, seen this before?',
  'what does it mean',
  'We see this on all leafs since 02:00',
  '2026 Aug  3 20:39:12 leaf-101 %BGP-5-ADJCHANGE: bgp-65001 [28153] (default) neighbor 192.0.2.1 Down',
  '2026 Aug  3 20:39:12 leaf-101 last message repeated 3 times',
  'last message repeated 7 time',
  '<187>: 2026 May  2 12:55:19 UTC: %X-3-YYY: z',
  '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.',
  'leaf-101# show license status',
  'leaf-101(config)#',
  'Transport:',
  'Usage reporting:',
  'Trust Code installed: <none>',
  '  Type: Smart',
  '-----------------------------',
  '!Command: show running-config callhome all',
  '% Invalid host/interface tools.cisco.com',
  '- seen twice',
  '',
]

describe.each([72, 80, 100, 120, 132])('a terminal of %i columns', (width) => {
  test('every message behind every header is whole again, its core too', () => {
    for (const line of LOG_LINES)
      expect(read(wrapped(line, width))[0]).toEqual({
        text: line,
        lines: [1, Math.ceil(line.length / width)],
        block: 0,
      })
  })

  test('also where the blanks at the ends of rows are gone', () => {
    for (const line of LOG_LINES) {
      const whole = texts(wrapped(line, width).replace(/ +$/gm, ''))[0]
      expect(whole?.replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
    }
  })

  test.each(AFTER)('nothing below it is swallowed: %s', (after) => {
    for (const line of LOG_LINES)
      expect(texts(`${wrapped(line, width)}\n${wrapped(after, width)}`), line).toEqual(
        [line, after].filter(Boolean),
      )
  })
})

describe('blanks at the break', () => {
  const at = (width: number): string => `%LICMGR-3-LOG_X: ${'x'.repeat(width - 18)}`

  test('a message that is cut before its detail gets it, though it reads like a heading', () => {
    // constructed
    const line =
      '2026 Nov 24 02:11:09 leaf-101 %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Could not resolve host: cslu-local'
    const at = line.indexOf('Could')
    expect(at).toBe(136)
    const early = line.replace('leaf-101', 'leaf')
    expect(texts(`${early.slice(0, 132)}\n${early.slice(132)}`)).toEqual([early])
  })
  test('a row that is full goes on without one', () => {
    expect(texts(`${at(80)}y\nrest`)).toEqual([`${at(80)}yrest`])
  })
  test('a row that ends in one keeps it', () => {
    expect(texts(`${at(80)} \nrest`)).toEqual([`${at(80)} rest`])
  })
  test('a row that lacks one column gets one', () => {
    expect(texts(`${at(80)}\nrest`)).toEqual([`${at(80)} rest`])
  })
  test('a row that begins with one keeps it', () => {
    expect(texts(`${at(80)}y\n rest`)).toEqual([`${at(80)}y rest`])
  })
})

describe('other widths', () => {
  test('a width that no terminal is known for counts when it cut two rows', () => {
    expect(texts(`${wrapped(LONG, 75)}\nthanks`)).toEqual([LONG, 'thanks'])
  })

  test('a core that is cut is whole at any width', () => {
    for (let width = 32; width <= 66; width++) {
      const [first = '', second = ''] = [LONG.slice(0, width), LONG.slice(width)]
      expect(texts(`${first}\n${second}`), first).toEqual([LONG])
    }
  })

  test('three messages of one length are no wrap', () => {
    const paste = [LONG, LONG, LONG, 'on all leafs'].join('\n')
    expect(texts(paste)).toEqual([LONG, LONG, LONG, 'on all leafs'])
  })

  test('two names of messages below each other stay two', () => {
    const names = [
      '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED',
      'Status: ENABLED',
      '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED',
      'URL: https://h.example',
    ]
    expect(texts(names.join('\n'))).toEqual(names)
  })
})

describe('two widths', () => {
  // both constructed
  const other =
    '2026 Nov 24 02:15:09 leaf-13 %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO24420XYZ: trust code already installed on this udi.'

  test.each([
    [80, 120],
    [120, 80],
    [72, 160],
    [132, 100],
  ])('two messages below each other, of terminals of %i and %i columns', (one, two) => {
    expect(texts(`${wrapped(LONG, one)}\n${wrapped(other, two)}`)).toEqual([LONG, other])
  })

  test.each([
    [80, 72],
    [100, 60],
    [120, 80],
    [160, 100],
  ])('a message of a terminal of %i columns, wrapped again at %i', (outer, inner) => {
    expect(texts(wrapped(wrapped(LONG, outer), inner))).toEqual([LONG])
  })

  test('a message of 80 columns that is whole keeps what stands below it to itself', () => {
    const whole = '2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: Removed it.'
    expect(whole).toHaveLength(80)
    expect(texts(`${LONG}\n${whole}\nthe switch runs on`)).toEqual([LONG, whole, 'the switch runs on'])
  })
})

describe('mail', () => {
  test.each([66, 70, 76, 78])('rows of at most %i columns, broken between words', (width) => {
    for (const line of LOG_LINES.filter(
      (one) => !one.includes('  ') && !one.startsWith('leaf') && !one.includes('PKG. '),
    )) {
      const [whole] = texts(`${mailed(line, width)}\n\nthanks`)
      // rows of exactly 72 columns, or two of one length, may be a terminal's
      const [first = '', second = ''] = mailed(line, width).split('\n')
      if (first.length === 72 || first.length === second.length)
        expect(whole?.replaceAll(' ', '')).toBe(line.replaceAll(' ', ''))
      else expect(whole).toBe(line)
    }
  })

  test('a greeting below a message that is whole stays', () => {
    const message = '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'
    expect(texts(`${message}\nanybody know this?`)).toEqual([message, 'anybody know this?'])
    expect(texts(`${LONG}\nseen on two leafs`)).toEqual([LONG, 'seen on two leafs'])
  })
})

describe('what is typed', () => {
  test('a command that the terminal had wrapped', () => {
    const command =
      'leaf-101(config)# license smart url smart https://smartreceiver.example.com/licservice/license/and/on'
    expect(texts(`${wrapped(command, 80)}\nleaf-101(config)#`)).toEqual([command, 'leaf-101(config)#'])
  })

  test('a short command is whole', () => {
    expect(texts('leaf-101# show license status\nUtility:')).toEqual([
      'leaf-101# show license status',
      'Utility:',
    ])
  })
})

describe('never', () => {
  test('across a blank line, or a block', () => {
    const [first = '', second = ''] = wrapped(LONG, 80).split('\n')
    expect(texts(`${first}\n\n${second}`)).toEqual([first, second])
    const lines = splitLines(`${first}\n${second}`).map((line, block) => ({ ...line, block }))
    expect(unwrap(lines)).toEqual(lines)
  })

  test('rows that are no message', () => {
    const rows = ['x'.repeat(80), 'y'.repeat(80), 'z']
    expect(texts(rows.join('\n'))).toEqual(rows)
  })
})
