import { expect, test } from 'vitest'
import { createScanner } from '../../src/scan/scanner.ts'
import { seededRandom } from '../evidence/seeded-random.ts'

/** What a scanner hears of a text that comes in pieces of these sizes. */
function heard(text: string, sizes: () => number): string[] {
  const lines: string[] = []
  const scanner = createScanner({
    line(line, below) {
      lines.push(`${line} / ${below}`)
      if (line.startsWith('`show ')) return line.includes('version') ? 'open' : 'close'
      return undefined
    },
    below(more) {
      lines.push(
        ...more
          .split('\n')
          .filter(Boolean)
          .map((each) => `below: ${each}`),
      )
      return true
    },
  })
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; ) {
    const to = from + Math.max(1, sizes())
    scanner.feed(bytes.subarray(from, to))
    from = to
  }
  scanner.end()
  return lines
}

const LINES = [
  '%LICMGR-3-A: ä',
  'nothing',
  '%SMART_LIC-3-B: x\r',
  'licmgr',
  '',
  '`show version`',
  'Software',
  '`show x`',
  'no',
]

test('a line with a mark comes with the one below it, and a section up to the next command', () => {
  expect(heard(LINES.join('\n'), () => 1_000_000)).toEqual([
    '%LICMGR-3-A: ä / nothing',
    '%SMART_LIC-3-B: x / licmgr',
    '`show version` / Software',
    'below: Software',
    '`show x` / no',
  ])
})

test('however the bytes are cut, the same is heard', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000)
  const random = seededRandom(seed)
  for (let turn = 0; turn < 300; turn++) {
    const text = Array.from({ length: random.int(60) }, () => LINES[random.int(LINES.length)]).join('\n')
    const whole = heard(text, () => 1_000_000)
    const most = 1 + random.int(40)
    expect(
      heard(text, () => 1 + random.int(most)),
      `seed ${seed}, turn ${turn}`,
    ).toEqual(whole)
  }
})

test('a line of 10 MB without an end is no trouble, nor is what stands behind it', () => {
  const lines = heard(`${'x'.repeat(10_000_000)} LICMGR-\nLICMGR-3-C: y\n`, () => 100_000)
  expect(lines.at(-1)).toBe('LICMGR-3-C: y / ')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300_000)
})
