import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { openKnownWords } from '../../src/llm/known-words.ts'
import { RULES } from '../../src/llm/redact/rules.ts'
import { redact, restore } from '../../src/llm/redact.ts'
import { withoutSecrets } from '../../src/text/secrets.ts'
import { knowledge } from '../e2e/start-bot.ts'

const Snippets = z.array(z.tuple([z.string()], z.string()))

const snippets = Snippets.parse(parse(readFileSync(join(import.meta.dirname, 'redaction.yml'), 'utf8')))
const { isKnown } = openKnownWords(knowledge)

/** As it happens in the bot: secrets first, then names. */
function clean(text: string) {
  const { text: masked } = withoutSecrets(text)
  return { masked, redacted: redact(masked, { isKnown, hosts: [] }) }
}

describe('more than 150 labelled snippets', () => {
  const seen = snippets.map(([text, ...values]) => ({ text, values, ...clean(text) }))

  test('there are enough', () => {
    expect(seen.length).toBeGreaterThanOrEqual(150)
    expect(seen.filter(({ values }) => values.length > 0).length).toBeGreaterThanOrEqual(100)
  })

  test('each value is in its snippet, so that its absence says something', () => {
    const odd = seen.flatMap(({ text, values }) => values.filter((value) => !text.includes(value)))
    expect(odd).toEqual([])
  })

  test('none of the values leaks', () => {
    const leaks = seen.flatMap(({ values, redacted }) =>
      values.filter((value) => redacted.text.toLowerCase().includes(value.toLowerCase())),
    )
    expect(leaks).toEqual([])
  })

  test('less than 2 in 100 of the other words are lost', () => {
    let [words, lost] = [0, 0]
    const examples: string[] = []
    for (const { masked, values, redacted } of seen) {
      const others = values.reduce((rest, value) => rest.replaceAll(value, ' '), masked)
      const left = [...redacted.text.matchAll(/[\p{L}\p{N}_]+/gu)].map(([word]) => word)
      for (const [word] of others.matchAll(/[\p{L}\p{N}_]+/gu)) {
        words++
        const at = left.indexOf(word)
        if (at !== -1) left.splice(at, 1)
        else {
          lost++
          examples.push(`${word} (${redacted.text})`)
        }
      }
    }
    console.log(`redaction: ${lost} of ${words} words lost: ${examples.join('; ')}`)
    expect(lost / words).toBeLessThan(0.02)
  })

  test('each comes back exactly', () => {
    expect(seen.filter(({ masked, redacted }) => restore(redacted) !== masked)).toEqual([])
  })
})

test('the same value has the same placeholder, and its name goes wherever it stands', () => {
  const text = 'muenchen# show clock\nthe clock of muenchen is off, 10.1.1.1 and 10.1.1.1 agree'
  const { text: shown } = redact(text, { isKnown, hosts: [] })
  expect(shown).toBe('⟦HOST_1⟧# show clock\nthe clock of ⟦HOST_1⟧ is off, ⟦IP_1⟧ and ⟦IP_1⟧ agree')
})

test('names that were read out of the paste go too', () => {
  expect(redact('reload Schlossberg now', { isKnown, hosts: ['schlossberg'] }).text).toBe(
    'reload ⟦HOST_1⟧ now',
  )
})

test('a text that holds something like a placeholder comes back as it was', () => {
  const text = '⟦HOST_1⟧ ⟦IP_1⟧ 10.1.1.1 ⟦⟦IP_2⟧ 10.1.1.2⟧'
  expect(restore(redact(text, { isKnown, hosts: [] }))).toBe(text)
})

test('any text comes back exactly: 10,000 of them', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(...snippets.map(([text]) => text)),
    fc.constantFrom('⟦', '⟧', '⟦IP_1⟧', '://', '@', '::', '#', '\n', ' ', '10.0.0.1', 'leaf-1'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('')
      return restore(redact(text, { isKnown, hosts: ['leaf-1'] })) === text
    }),
    { numRuns: 10_000 },
  )
})

test('each rule takes time linear in the text', () => {
  const pumps = [
    'a@',
    '1.',
    '0:',
    '::',
    'A',
    '://',
    'https://a:',
    'aa.',
    'username ',
    'a-',
    '\\',
    'SN: ',
    '12:12:12 ',
    'PID:',
    '%A',
    '@a ',
    ' user',
    'smart account: ',
    '0000.',
  ]
  const context = { isKnown, hosts: ['leaf-1'] }
  const slow: string[] = []
  for (const rule of RULES) {
    for (const pump of pumps) {
      const cost = (length: number) => {
        const text = pump.repeat(length / pump.length)
        // of this process alone: others may have the machine meanwhile
        const started = process.cpuUsage()
        rule(text, context)
        return process.cpuUsage(started).user / 1000
      }
      cost(20_000)
      const best = (length: number) => Math.min(cost(length), cost(length), cost(length))
      const [short, long] = [best(20_000), best(160_000)]
      // eight times the text; quadratic would be sixty-four times the time
      if (long > 60 && long / short > 30)
        slow.push(`${rule.name} ${pump} ${short.toFixed(1)} ${long.toFixed(1)}`)
    }
  }
  expect(slow).toEqual([])
})
