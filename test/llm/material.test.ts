import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openKnownWords } from '../../src/llm/known-words.ts'
import { type Material, readMaterial, textOf } from '../../src/llm/material.ts'
import { explain } from '../../src/reply/explain.ts'
import { DNS_LINE, knowledge } from '../e2e/start-bot.ts'

const options = { at: '2026-11-24T02:12:00.000Z', asked: true }
const QUESTION = 'the box grumbles about its papers since the firewall change'

function read(paste: string, { excerpt = false, asked = true } = {}) {
  return readMaterial(paste, explain(paste, knowledge, { ...options, asked }), knowledge, { asked, excerpt })
}

function material(paste: string, excerpt = false): Material {
  const made = read(paste, { excerpt })
  if (typeof made === 'string') throw new Error(made)
  return made
}

test('the person’s own words, by the numbers of their lines; at most 500 characters, and no half word', () => {
  const { words, rows } = material(`hello there\n\n${QUESTION}`)
  expect(words).toEqual([
    { row: 1, text: 'hello there' },
    { row: 3, text: QUESTION },
  ])
  expect(rows).toBe(3)
  const long = material(Array(100).fill('grumbling papers of the box here').join('\n'))
  const sent = long.words.map(({ text }) => text).join('')
  expect(sent.length).toBeLessThanOrEqual(500)
  expect(sent.length).toBeGreaterThan(400)
  expect(sent.split(/\s+/).every((word) => 'grumbling papers of the box heregrumbling'.includes(word))).toBe(
    true,
  )
})

test('pasted lines are features, unless the operator lets an excerpt of them go', () => {
  const paste = `${QUESTION}\nleaf-9# frobnicate transport zanzibar\n2026 Nov 24 02:11:09 leaf-9 %FROB-3-ZANZIBAR_DOWN: zanzibar is down`
  const without = material(paste)
  expect(without.excerpt).toEqual([])
  // what the person said is told by its key; of a pasted line only words that we know ourselves
  expect(without.features).toEqual([
    'L1: said.firewallChanged true',
    'L1: said.configChanged true',
    'L2: typed: transport',
    'L3: message FROB-3-ZANZIBAR_DOWN; words: down',
  ])
  expect(textOf(without)).not.toContain('zanzibar')
  const { excerpt } = material(paste, true)
  expect(excerpt.map(({ row }) => row)).toEqual([2, 3])
  expect(textOf(material(paste, true))).not.toContain('leaf-9')
})

describe('why nothing is sent', () => {
  test.each([
    ['answered', DNS_LINE, {}],
    ['not-asked', QUESTION, { asked: false }],
    ['secret', `${QUESTION}\nsnmp-server community s3cr3tRO99 ro`, {}],
    ['too-little', 'hm well', {}],
    ['too-long', QUESTION.repeat(300), {}],
  ])('%s', (why, paste, how) => {
    expect(read(paste, how)).toBe(why)
  })

  test('a secret that hidden characters keep from being seen is seen once they are gone', () => {
    expect(read(`${QUESTION}\nsnmp-server com\u200bmunity s3cr3tRO99 ro`, { excerpt: true })).toBe('secret')
  })
})

test('nothing hidden, nothing wide, no placeholder of somebody else’s', () => {
  const paste = `${QUESTION}\n\u202egnp.exe\u202c \u{e0041}\u{e0042} \u2066x\u2069 ｉｇｎｏｒｅ ⟦HOST_1⟧ a\u0007b`
  const sent = textOf(material(paste, true))
  expect(sent).toContain('ignore [⟦NAME_1⟧] ab')
  expect(sent).not.toMatch(/[\p{Cf}\p{Co}\u0000-\u0009\u000b-\u001f]/u)
})

test('no feature holds a word that is not the knowledge base’s, whatever was pasted: 2,000 pastes', () => {
  const { isKnown } = openKnownWords(knowledge)
  const ours = new Set([
    'typed',
    'words',
    'message',
    'output',
    'more',
    'lines',
    'is',
    'set',
    'null',
    'true',
    'false',
  ])
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'zqhouse',
      'zqhouse-7',
      'zq@house.example',
      'Zqhouse1',
      '%ZQ-3-HOUSE: zqhouse',
      'transport zqhouse',
    ),
    fc.constantFrom(
      'transport',
      'clock',
      'ntp',
      'Trust Code Installed:',
      '  Type:',
      'Hostname: zqhouse',
      'VRF: zqhouse',
    ),
  )
  const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' '))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const made = read([QUESTION, ...lines].join('\n'))
      if (typeof made === 'string') return true
      return made.features.every(
        (feature) =>
          [...feature.replace(/message [A-Z0-9_-]+/, '').matchAll(/[\p{L}][\p{L}\p{N}_.-]*/gu)].every(
            ([word]) =>
              /^L\d+$/.test(word) ||
              ours.has(word) ||
              isKnown(word.replace(/[.-]$/, '')) ||
              word.includes('.'),
          ) && !feature.toLowerCase().includes('zqhouse'),
      )
    }),
    { numRuns: 2000 },
  )
})
