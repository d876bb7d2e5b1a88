import { describe, expect, test } from 'vitest'
import { DOCUMENTS } from '../../src/evidence/outputs.ts'
import { wrap } from '../evidence/mutants.ts'
import { FIXTURES, recognizeText } from './fixtures.ts'

const SCHEMAS = new Map(DOCUMENTS.map(({ command, schema }) => [command, schema]))
const LICENSING = FIXTURES.filter(({ output }) => SCHEMAS.has(output.replaceAll('-', ' ')))
const STATUS = [
  'Transport:',
  '  Type: CSLU',
  '  Cslu address: http://192.0.2.10:8182/cslu/v1/pi',
  '  Proxy:',
  '    Not configured',
  '  VRF: management',
  'Usage reporting:',
  '  Last ACK received: Nov 02 09:20:00 2026 UTC',
  '  Next ACK deadline: Jan 31 09:20:00 2027 UTC',
  '  Reporting push interval: 30 days',
  'Trust Code installed: Nov 02 08:55:10 2026 UTC',
].join('\n')

test('of every output that is made of sections some fixture is read as that output', () => {
  const read = LICENSING.flatMap(({ input }) => recognizeText(input).evidence)
  const explained = new Set(read.flatMap(({ show, level }) => (level === 'explained' ? show?.command : [])))
  expect([...SCHEMAS.keys()].filter((command) => !explained.has(command))).toEqual([])
})

describe.each(LICENSING)('$name', ({ input }) => {
  test('its output has the shape that its file describes, whole and in halves', () => {
    const middle = Math.floor(input.length / 2)
    for (const paste of [input, input.slice(0, middle), input.slice(middle)]) {
      for (const { show, level } of recognizeText(paste).evidence) {
        const schema = show && level === 'explained' ? SCHEMAS.get(show.command) : undefined
        // the features of one package, and the table of a stack, are other shapes of the same commands
        const other = JSON.stringify(show?.output).match(/^\{"(?:package|features|members)"/)
        if (schema && !other) expect(schema.safeParse(show?.output).error?.message).toBeUndefined()
      }
    }
  })

  test.each([72, 80, 100, 132])('wrapped at %i columns it states what it stated', (columns) => {
    // what is wrapped already would be wrapped again in the middle of its rows
    const longest = Math.max(...input.split('\n').map((row) => row.length))
    if (columns >= longest || longest > 80) expect(factsOf(wrap(input, columns))).toEqual(factsOf(input))
    else expect(longest).toBeLessThanOrEqual(80)
  })
})

test('cut anywhere, a status states nothing that it didn’t state whole', () => {
  const whole = new Set(factsOf(STATUS))
  for (let end = 1; end < STATUS.length; end++) {
    for (const part of [STATUS.slice(0, end), STATUS.slice(end)])
      expect(factsOf(part).filter((fact) => !whole.has(fact))).toEqual([])
  }
})

test.each([
  'Transport:\nPolicy:\nUsage reporting:',
  'Transport: tcp\nType: routed\nVRF: management',
  'Transport:\n  Type: TCP\n  VRF: management',
  'Registration:\n  Status: OK\n  Type: cslu',
  'Policy:\n  Type: Smart\nDevice:\n  VRF: management',
  'Handle: 1\nHandle: 2\nCount: 1\nVersion: 1.0',
  'Smart Licensing Status: UNREGISTERED/EVAL EXPIRED',
  'License Usage:\nNothing to see here',
  'show license status says that nothing is in use, what now?',
])('no output is told by headings that others have: %j', (paste) => {
  expect(recognizeText(paste).evidence.filter(({ kind }) => kind === 'show')).toEqual([])
})

test('one heading more makes a fragment: a transport by its type, a trust code by its date', () => {
  expect(factsOf('Transport:\n  Type: Smart')).toEqual(['transport.type="smart"'])
  expect(factsOf('Trust Code installed: Nov 02 08:55:10 2026 UTC')).toEqual(['trust.installed=true'])
  expect(factsOf('Trust Code Installed: <none>')).toEqual(['trust.installed=false'])
})

test('a status from before policies states no more than that, and a first half that both kinds have nothing', () => {
  const frame =
    'Utility:\n  Status: DISABLED\nData Privacy:\n  Sending Hostname: yes\nTransport:\n  Type: Callhome\n'
  const older = `${frame}Registration:\n  Status: REGISTERED\n  Initial Registration: SUCCEEDED on Aug 22 18:58:03 2022 UTC\n`
  expect(recognizeText(older).evidence).toMatchObject([
    { level: 'named', era: 'smart', facts: [{ key: 'licensing.usesPolicy', value: false }] },
  ])
  expect(recognizeText(frame).evidence).toMatchObject([{ level: 'named', facts: [] }])
})

/** What the show outputs of a paste state, in order. */
function factsOf(paste: string): string[] {
  return recognizeText(paste).evidence.flatMap(({ kind, facts }) =>
    kind === 'show' ? facts.map(({ key, value }) => `${key}=${JSON.stringify(value)}`) : [],
  )
}
