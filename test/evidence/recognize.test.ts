import { describe, expect, test } from 'vitest'
import { recognize } from '../../src/evidence/recognize.ts'
import { AT, linesOf, recognizeLines, typed } from './read-lines.ts'
import { SMALL_KNOWLEDGE } from './small-knowledge.ts'

const REMOVED = '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'

describe('numbers and lines', () => {
  test('evidence is numbered in the order of first lines, and nothing is dropped', () => {
    const { evidence, unrecognized } = recognizeLines([
      'morning all',
      typed('leaf-12', 'license smart sync'),
      typed('leaf-12', ''),
      'three words more',
      `2026 Nov 24 02:11:09 leaf-12 ${REMOVED}`,
      'any idea?',
      'thanks',
    ])
    expect(evidence.map(({ id, kind, lines }) => [id, kind, lines])).toEqual([
      ['e1', 'command', [2, 2]],
      ['e2', 'message', [5, 5]],
    ])
    expect(unrecognized).toEqual([
      [1, 1],
      [4, 4],
      [6, 7],
    ])
  })

  test('a line that was whole again keeps all its lines', () => {
    const { evidence, unrecognized } = recognizeLines([{ text: REMOVED, lines: [3, 5] }])
    expect(evidence[0]?.lines).toEqual([3, 5])
    expect(unrecognized).toEqual([])
  })

  test('a row of which a part was understood is not unrecognized', () => {
    const { unrecognized } = recognizeLines([
      { text: 'we see', lines: [1, 2] },
      { text: REMOVED, lines: [2, 2] },
      { text: 'since noon', lines: [2, 4] },
    ])
    expect(unrecognized).toEqual([
      [1, 1],
      [3, 4],
    ])
  })

  test('nothing gives nothing', () => {
    expect(recognizeLines([])).toEqual({ evidence: [], unrecognized: [], said: [], spoken: [] })
  })

  test('a row that had nothing but a fence’s mark is accounted for', () => {
    expect(recognizeLines(['', REMOVED, '']).unrecognized).toEqual([
      [1, 1],
      [3, 3],
    ])
  })
})

describe('the bot’s own words', () => {
  const read = { lines: linesOf(REMOVED), secrets: [], ownWords: true }

  test('are no evidence unasked', () => {
    expect(recognize(read, SMALL_KNOWLEDGE, { at: AT, asked: false })).toEqual({
      evidence: [],
      unrecognized: [[1, 1]],
      said: [],
      spoken: [],
    })
  })

  test('count like any other where it was asked', () => {
    expect(recognize(read, SMALL_KNOWLEDGE, { at: AT, asked: true }).evidence).toHaveLength(1)
  })
})

describe('a question', () => {
  test('finds its entry', () => {
    expect(recognizeLines(['what port does CSLU use?']).evidence).toMatchObject([
      { id: 'e1', kind: 'question', level: 'explained', entry: 'concepts/cslu', lines: [1, 1] },
    ])
  })

  test.each([
    'what does comm_failed mean?',
    'COMM_FAILED',
    'why trust code, i see TRUST_CODE_INSTALL_FAILED',
  ])('may be a message’s name alone: %s', (words) => {
    expect(recognizeLines([words]).evidence[0]?.entry).toMatch(
      /^messages\/LICMGR\/LOG_SMART_LIC_(?:COMM|TRUST_CODE_INSTALL)_FAILED$/,
    )
  })

  test('is none unasked, beside a message, or where nothing fits', () => {
    expect(recognizeLines(['what port does CSLU use?'], { asked: false }).evidence).toEqual([])
    expect(recognizeLines([REMOVED, 'what port does CSLU use?']).evidence).toHaveLength(1)
    expect(recognizeLines(['my driving licence expired, who takes me home?']).evidence).toEqual([])
  })

  test('stands beside what only supports it', () => {
    const { evidence } = recognizeLines(['% Invalid host/interface fileserver', 'what port does CSLU use?'])
    expect(evidence.map(({ kind, lines }) => [kind, lines])).toEqual([
      ['device-error', [1, 1]],
      ['question', [2, 2]],
    ])
  })

  test('is short and made of words', () => {
    expect(recognizeLines([Array.from({ length: 130 }, () => 'port').join(' ')]).evidence).toEqual([])
    expect(recognizeLines(Array.from({ length: 13 }, () => 'port')).evidence).toEqual([])
    expect(recognizeLines([typed('leaf-12', 'show port')]).evidence).toEqual([])
    // one short line alone is a question, however terse
    const other = '2026 Nov 24 02:11:10 leaf-12 %ETHPORT-5-IF_UP: Interface Ethernet1/2 is up'
    expect(recognizeLines(['2026 Nov 24 02:11:09 leaf-12 port is down', other]).evidence).toEqual([])
    for (const output of [
      '<<< 1/1 10.0.0.1 12345 port 17:00:03 >>>',
      'Admin port: up',
      'Eth1/1  port  connected',
      'interface port 1/2 1/3',
    ]) {
      expect(recognizeLines([output, other]).evidence).toEqual([])
    }
  })

  test('beside a paste that nobody knows only what has a question mark is asked', () => {
    const table = ['Eth1/1  up  1500', 'Eth1/2  up  1500', 'the port is a port']
    expect(recognizeLines(table).evidence).toEqual([])
    expect(recognizeLines([...table, 'what port does it use?']).evidence).toMatchObject([{ lines: [4, 4] }])
  })
})
