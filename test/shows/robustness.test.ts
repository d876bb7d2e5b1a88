import { describe, expect, test } from 'vitest'
import { Evidence } from '../../src/evidence/evidence.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { mutate, wrap } from '../evidence/mutants.ts'
import { seededRandom } from '../evidence/seeded-random.ts'
import { stepsOf } from '../walks.ts'
import { FIXTURES, type Fixture, recognizeText } from './fixtures.ts'

const MUTANTS = stepsOf(100_000)
const SEED = Number(process.env.SEED ?? 20_261_124)

test.each(['', ' ', '\n', '\t\n  \r\n', '\u00a0\n\u3000'])(
  'nothing and white space are nothing: %j',
  (paste) => {
    expect(recognizeText(paste)).toMatchObject({ evidence: [], unrecognized: [] })
  },
)

describe.each(FIXTURES)('$name', ({ name, input }: Fixture) => {
  test('half of it, from either end', () => {
    const middle = Math.floor(input.length / 2)
    for (const half of [input.slice(0, middle), input.slice(middle)]) expect(wrongIn(half)).toEqual([])
  })

  test('without each of its lines in turn', () => {
    const lines = input.split('\n')
    for (const at of lines.keys()) expect(wrongIn(lines.toSpliced(at, 1).join('\n'))).toEqual([])
  })

  test('CRLF line ends and Slack’s escapes make no difference', () => {
    const plain = recognizeText(input)
    expect(recognizeText(input.replaceAll('\n', '\r\n'))).toEqual(plain)
    const escaped = input.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(recognizeText(escaped)).toEqual(plain)
  })

  test('in a fence it says the same, a line lower', () => {
    const said = (paste: string) =>
      recognizeText(paste).evidence.map(({ show, facts, level }) => [
        show?.command,
        level,
        facts.map(({ key, value }) => [key, value]),
      ])
    expect(said(`\`\`\`\n${input}\n\`\`\``)).toEqual(said(input))
  })

  test('hard wraps at 80 columns lose nothing that fits and invent nothing', () => {
    const wrapped = wrap(input, 80)
    expect(wrongIn(wrapped)).toEqual([])
    if (wrapped === input) return
    const facts = (paste: string) =>
      new Set(
        recognizeText(paste).evidence.flatMap((each) =>
          each.facts.map(({ key, value }) => `${key} ${JSON.stringify(value)}`),
        ),
      )
    const before = facts(input)
    expect(
      [...facts(wrapped)].filter((fact) => !before.has(fact)),
      name,
    ).toEqual([])
  })

  test('beside every other output, it says what it says alone', () => {
    const alone = commandsOf(input)
    for (const other of FIXTURES) {
      if (other.name === name) continue
      const both = `${input}\n\`\`\`\n${other.input}\n\`\`\`\n`
      expect(wrongIn(both)).toEqual([])
      const found = commandsOf(both)
      for (const command of alone) expect(found, `${name} above ${other.name}`).toContain(command)
    }
  })
})

test(`${MUTANTS} mutated outputs: no throw, nothing invented, no span out of place`, {
  timeout: 600_000,
}, () => {
  console.log(`mutated outputs: SEED=${SEED}`)
  const random = seededRandom(SEED)
  let read = 0
  for (let count = 0; count < MUTANTS; count++) {
    const paste = mutate(random.pick(FIXTURES).input.slice(0, 2500), random.pick(FIXTURES).input, random)
    const wrong = wrongIn(paste, count % 100 === 0)
    if (wrong.length > 0) expect({ count, paste, wrong }).toEqual({ count, paste, wrong: [] })
    if (found > 0) read++
  }
  // most mutants are still outputs; were few, this test would prove little
  expect(read).toBeGreaterThan(MUTANTS / 3)
})

/** How many pieces of evidence the last call of `wrongIn` saw. */
let found = 0

/** What is wrong with the evidence of a paste: spans that don't exist, lines that are dropped, facts that nobody pasted. */
function wrongIn(paste: string, whole = true): string[] {
  const { evidence, unrecognized } = recognizeText(paste)
  found = evidence.length
  const lines = readPaste(paste).lines
  const last = paste.split(/\r\n|\r|\n/).length
  const spans = [...evidence.flatMap(({ lines: span, also }) => [span, ...(also ?? [])]), ...unrecognized]
  const wrong = spans
    .filter(([from, to]) => !(from >= 1 && from <= to && to <= last))
    .map(([from, to]) => `span ${from}-${to} of ${last}`)
  const text = flat(lines.map((line) => line.text).join('\n'))
  const pieces = new Set(lines.flatMap((line) => line.record?.host ?? []))
  for (const each of evidence) {
    for (const {
      key,
      value,
      lines: [from, to],
    } of each.kind === 'show' ? each.facts : []) {
      if (!(from >= 1 && from <= to && to <= last)) wrong.push(`${key} in ${from}-${to} of ${last}`)
      for (const said of saidBy(key, value))
        if (!text.includes(flat(said))) wrong.push(`${key} ${said} is nowhere`)
    }
    for (const named of [each.device?.pid, each.device?.sn]) {
      if (named && !text.includes(flat(named)) && !pieces.has(named)) wrong.push(`${named} is nowhere`)
    }
    if (whole) {
      const parsed = Evidence.safeParse(each)
      if (!parsed.success) wrong.push(parsed.error.message)
    }
  }
  return wrong
}

/** Facts whose values are classes of ours, not words of the paste. */
const CLASSES = /(?:detail|\.reason|lastOutcome|lastResponse|eached|family|schedule|clock\.protocol)$/
const CLASS_NAMES = new Set(['outcome', 'from', 'reached', 'area', 'detail'])

/** The words of the paste that a fact's value consists of; dates and classes of errors are other words. */
function saidBy(key: string, value: unknown): string[] {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) =>
      CLASS_NAMES.has(name) || typeof inner !== 'string' || /^\d{4}-\d\d-\d\dT/.test(inner) ? [] : [inner],
    )
  }
  if (typeof value === 'number' && key !== 'clock.skewSeconds') return [String(value)]
  if (typeof value !== 'string' || CLASSES.test(key) || /^\d{4}-\d\d-\d\dT/.test(value)) return []
  return [value]
}

/** Letters and digits only: where a row was wrapped or a stamp escaped makes no difference here. */
function flat(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
}

function commandsOf(paste: string): string[] {
  return recognizeText(paste).evidence.flatMap(({ show }) => show?.command ?? [])
}
