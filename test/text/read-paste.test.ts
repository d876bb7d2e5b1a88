import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdsCore } from '../../src/text/log-shapes.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { LOG_LINES } from './log-lines.ts'
import { NO_SECRETS, SECRETS } from './samples-of-secrets.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples', 'syslog')
const LOG =
  '2026 Aug  3 20:38:37 leaf-101 %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'

const texts = (paste: string): string[] => readPaste(paste).lines.map(({ text }) => text)
/** As Slack delivers what was typed. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const rowsOf = (paste: string): string[] => paste.split(paste.includes('\n') ? '\n' : '\r')

describe('stages together', () => {
  test('a question around a fenced console capture, from Slack', () => {
    const paste = `<@U0123ABC> hi, can this wait?\n\`\`\`\nleaf-101# ${escaped(LOG)}\nleaf-101# show license status | inc VRF\n  VRF: &lt;empty&gt;\n\`\`\`\nthanks!`
    expect(readPaste(paste)).toEqual({
      lines: [
        { text: '@U0123ABC hi, can this wait?', lines: [1, 1], block: 0 },
        { text: '', lines: [2, 2], block: 1 },
        { text: LOG, lines: [3, 3], block: 1, prompt: { host: 'leaf-101', mode: 'exec' } },
        {
          text: 'show license status | inc VRF',
          lines: [4, 4],
          block: 1,
          prompt: { host: 'leaf-101', mode: 'exec' },
        },
        { text: '  VRF: <empty>', lines: [5, 5], block: 1 },
        { text: '', lines: [6, 6], block: 2 },
        { text: 'thanks!', lines: [7, 7], block: 2 },
      ],
      secrets: [],
      ownWords: false,
    })
  })

  test('every line behind every header comes out of every form that people paste it in', () => {
    const forms: [string, (line: string) => string][] = [
      ['as it is', (line) => line],
      ['from Slack', escaped],
      ['quoted', (line) => `&gt; ${escaped(line)}`],
      ['fenced', (line) => `\`\`\`text\n${line}\n\`\`\``],
      ['inline code', (line) => `\`${line}\``],
      ['CRLF', (line) => `hi\r\n${line}\r\nbye\r\n`],
      ['wrapped', (line) => line.replace(/.{80}/g, '$&\n')],
      ['wrapped and quoted', (line) => line.replace(/.{80}/g, '$&\n').replace(/^/gm, '> ')],
      ['wrapped and escaped', (line) => escaped(line.replace(/.{80}/g, '$&\n'))],
      ['no-break spaces', (line) => line.replaceAll(' ', '\u00a0')],
      ['zero-width characters', (line) => [...line].join('\u200b')],
      ['coloured', (line) => `\u001b[31m${line}\u001b[0m`],
      ['UTF-16 read as bytes', (line) => [...line].join('\u0000')],
      ['JSON', (line) => JSON.stringify({ message: line })],
      ['JSON from Slack', (line) => escaped(JSON.stringify([{ _source: { message: line } }], null, 2))],
      ['CSV', (line) => `host,_raw\nx,"${line.replaceAll('"', '""')}"`],
    ]
    for (const [form, paste] of forms)
      for (const line of LOG_LINES) {
        const whole = line.replace(/^leaf-101\(config\)# /, '')
        expect(texts(paste(line)), form).toContain(whole)
      }
  })

  test('the bot’s own footer', () => {
    expect(readPaste(`${LOG}\nslp-bot · knowledge 2026.11.1+3f9c`).ownWords).toBe(true)
    expect(readPaste('> _slp-bot\u00a0· knowledge 2026.11.1_').ownWords).toBe(true)
    expect(readPaste('what does slp-bot know').ownWords).toBe(false)
  })

  test('marks of secrets can’t be pasted', () => {
    expect(texts('a\uf8e0\uf8e0b')).toEqual(['a\ufffd\ufffdb'])
  })

  test('nothing comes of nothing', () => {
    for (const paste of ['', ' ', '\n\n', '\r', '\t\u00a0\n'])
      expect(readPaste(paste)).toEqual({ lines: [], secrets: [], ownWords: false })
  })
})

describe('any paste', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...LOG_LINES.filter((_, index) => index % 9 === 0)),
    fc.constantFrom(...SECRETS.map(([, paste]) => paste)),
    fc.constantFrom(...NO_SECRETS),
    fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      '\u2028',
      '\f',
      '```',
      '`',
      '> ',
      '&gt; ',
      '{"message":"',
      '"}',
      '[{',
      '}]',
      'host,message\n',
      '"',
      ',',
      '\\n',
      '\u001b[1m',
      '\b',
      '--More--',
      '\u200b',
      '%LIC',
      'MGR-3-LOG_X: ',
      'x'.repeat(80),
      'x'.repeat(2100),
      'sw1# ',
      '<187>',
      '<https://h|',
      '>',
      '\uf8e1',
      '\u{e0041}',
      '\ud800',
    ),
  )
  const paste = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))

  test('no throw; every span lies within it; every row that isn’t blank is in a line', () => {
    fc.assert(
      fc.property(paste, (text) => {
        const { lines, secrets } = readPaste(text)
        const rows = rowsOf(text)
        const covered = new Set<number>()
        for (const {
          lines: [first, last],
        } of lines) {
          expect(first >= 1 && first <= last && last <= rows.length, `${first}-${last}`).toBe(true)
          for (let row = first; row <= last; row++) covered.add(row)
        }
        for (const {
          lines: [first, last],
        } of secrets)
          expect(first >= 1 && first <= last && last <= rows.length).toBe(true)
        for (const [index, row] of rows.entries())
          if (row.trim() !== '') expect(covered.has(index + 1), `row ${index + 1}`).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('blocks begin with 0 and grow by one; texts have no line ends, no marks and at most 2,000 characters', () => {
    fc.assert(
      fc.property(paste, (text) => {
        let block = 0
        for (const line of readPaste(text).lines) {
          expect(
            line.block === block || line.block === block + 1 || line.block > block,
            `${line.block} after ${block}`,
          ).toBe(true)
          block = line.block
          expect(line.text.length).toBeLessThanOrEqual(2000 + '[proxy credential removed]'.length)
          expect(line.text).not.toMatch(/[\n\r\uf8e0-\uf8e8]/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('what was read once stays when it is read again', () => {
    const rows = fc.array(
      fc.constantFrom(
        ...LOG_LINES.filter((line) => !line.startsWith('leaf')),
        ...NO_SECRETS.filter((line) => !/[&\\`|>{}"#$]/.test(line)),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(rows, (given) => {
        const once = texts(given.join('\n\n'))
        expect(texts(once.join('\n\n'))).toEqual(once)
      }),
    )
  })
})

describe('time', () => {
  const million = (row: string): string => row.repeat(Math.ceil(1_000_000 / row.length)).slice(0, 1_000_000)
  const took = (paste: string): number => {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 4; run++) {
      const start = performance.now()
      readPaste(paste)
      best = Math.min(best, performance.now() - start)
    }
    return best
  }

  // the bounds are several times what was measured (see the report of the change), for slow and busy machines
  test.each([
    ['1 MB of log lines', million(`${LOG}\n`), 1000],
    ['one line of 1 MB, without blanks', million('x'), 500],
    ['one line of 1 MB, of messages', million(`${LOG} `), 500],
    ['one line of 1 MB, of words about secrets', million('password token: key '), 3000],
    [
      'one JSON array of 1 MB',
      JSON.stringify(Array.from({ length: 6000 }, (_, index) => ({ message: `${LOG} ${index}` }))),
      1500,
    ],
  ])('%s', (_name, paste, most) => {
    expect(took(paste)).toBeLessThan(most)
  })

  test.each([
    '{"a":',
    '[',
    // JSON that begins and is never closed
    '{"\n',
    '{"a\n',
    '{"message":"',
    '```',
    '> ',
    'idtoken ',
    'password:',
    'key 7 ',
    'http://a:b',
    '<https://a|',
    '-----BEGIN PRIVATE KEY-----\n',
    '"a": "b",\n',
    'a\b',
    '\u001b[',
    '%LICMGR-3-LOG_A\n',
    'sw1# x\n',
    'Proxy:\nUsername: b\n',
    'host,message\n"a,',
    'eyJ',
    '$5$',
    'x-',
  ])('it grows with the paste, not faster: %j', (row) => {
    const small = row.repeat(Math.ceil(30_000 / row.length))
    took(small)
    // eight times the text: 8 where it is linear, up to 30 with what the garbage collector takes, 64 where it is quadratic
    expect(took(small.repeat(8))).toBeLessThan(Math.max(took(small), 1) * 48)
  })
})

describe.skipIf(!existsSync(SAMPLES))('captures (skipped where ../shared/samples is missing)', () => {
  const files = existsSync(SAMPLES) ? readdirSync(SAMPLES) : []

  test.each(files)('%s: each row that holds a core is a line, as it is', (file) => {
    const paste = readFileSync(join(SAMPLES, file), 'utf8')
    const read = texts(paste)
    for (const row of paste.split(/\r?\n/).filter(holdsCore)) {
      const text = row.trimEnd().replace(/^[\w-]+(?:\(config[\w-]*\))?# /, '')
      expect(
        read.some((line) => line.startsWith(text) || line === text),
        row,
      ).toBe(true)
    }
  })

  test.each(files)('%s: no secret in it', (file) => {
    expect(readPaste(readFileSync(join(SAMPLES, file), 'utf8')).secrets).toEqual([])
  })
})
