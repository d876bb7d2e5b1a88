import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognize } from '../../src/evidence/recognize.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { joinPastes } from '../../src/text/join-pastes.ts'
import { readPaste } from '../../src/text/read-paste.ts'

const anyPaste = fc
  .array(
    fc.constantFrom('a', ' ', '`', '```', '\n', '\r', '\r\n', '> ', '\u001c', '%LICMGR-3-X: y', 'sw1# '),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))

describe('several pastes as one text', () => {
  test('a line of the joined text is line so much of that paste', () => {
    const { text, placeOf } = joinPastes(['one\ntwo\n', '', 'three\rfour', 'five'])
    const rows = text.split('\n')
    const at = (words: string) => rows.indexOf(words) + 1
    expect(placeOf([at('two'), at('two')])).toEqual({ paste: 0, lines: [2, 2] })
    expect(placeOf([at('four'), at('four')])).toEqual({ paste: 2, lines: [2, 2] })
    expect(placeOf([at('three'), at('four')])).toEqual({ paste: 2, lines: [1, 2] })
    expect(placeOf([at('five'), at('five')])).toEqual({ paste: 3, lines: [1, 1] })
  })

  test('a fence that nobody closed ends with its paste', () => {
    const { text } = joinPastes([
      '```\n%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED:',
      'The licensing policy',
      'sw12# ',
    ])
    const read = readPaste(text)
    expect(read.lines.map(({ block }) => new Set([block]).size)).toEqual([1, 1, 1, 1])
    expect(new Set(read.lines.map(({ block }) => block)).size).toBeGreaterThanOrEqual(3)
    expect(read.lines.map(({ paste }) => paste)).toEqual([0, 0, 1, 2])
  })

  test('each is read as it would be alone, with its lines counted on', () => {
    fc.assert(
      fc.property(fc.array(anyPaste, { minLength: 1, maxLength: 5 }), (pastes) => {
        const { text, placeOf } = joinPastes(pastes)
        const read = readPaste(text)
        const alone = pastes.flatMap((paste, number) =>
          readPaste(paste.replaceAll('\u001c', '')).lines.map((line) => ({
            text: line.text,
            number,
            lines: line.lines,
          })),
        )
        expect(
          read.lines.map((line) => {
            const { paste, lines } = placeOf(line.lines)
            return { text: line.text, number: paste, lines }
          }),
        ).toEqual(alone)
      }),
    )
  })
})

describe('evidence of several pastes', () => {
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const folder = join(import.meta.dirname, '..', 'cases')
  const pastes = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => readFileSync(join(folder, name, 'paste.txt'), 'utf8'))
  const options = { at: '2026-11-24T03:00:00Z', asked: true }
  const shows = (text: string) =>
    recognize(readPaste(text), knowledge, options).evidence.filter(({ kind }) => kind === 'show')

  test('an output in one of several pastes states what it states alone', () => {
    expect(pastes.length).toBeGreaterThan(24)
    const { text, placeOf } = joinPastes(pastes)
    const together = shows(text).map(({ show, facts, lines }) => ({
      show,
      facts: facts.map(({ key, value }) => ({ key, value })),
      lines: placeOf(lines).lines,
    }))
    const alone = pastes.flatMap((paste) =>
      shows(paste).map(({ show, facts, lines }) => ({
        show,
        facts: facts.map(({ key, value }) => ({ key, value })),
        lines,
      })),
    )
    expect(together).toEqual(alone)
  })

  test('output without a host is of the only device that its own paste names, else of the only one of all', () => {
    const line = (host: string) =>
      `2026 Nov 24 02:11:09 ${host} %LICMGR-6-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.`
    const status =
      'Transport:\n  Type: Smart\n  URL: https://smartreceiver.cisco.com/licservice/license\n  VRF: management'
    const owners = (given: readonly string[]) =>
      shows(joinPastes(given).text).map(({ device }) => device?.host)
    expect(owners([line('leaf-12'), status])).toEqual(['leaf-12'])
    expect(owners([line('leaf-12'), `${line('leaf-13')}\n\n${status}`])).toEqual(['leaf-13'])
    expect(owners([line('leaf-12'), line('leaf-13'), status])).toEqual([undefined])
  })
})
