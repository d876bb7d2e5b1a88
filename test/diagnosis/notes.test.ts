import { describe, expect, test } from 'vitest'
import { writeNotes } from '../../src/diagnosis/notes.ts'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { AT, group, made } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const FAILED = 'messages/LICMGR/FAILED'
const knowledge = smallKnowledge({
  messages: { 'LICMGR/FAILED': {} },
  errata: [
    { id: 'errata#a', say: 'About the message.', where: [FAILED] },
    { id: 'errata#b', say: 'About a step.', where: ['actions/x#one', 'outputs/y'] },
  ],
})

function notes(
  evidence: Evidence[],
  used: string[] = [],
  named = ['leaf-1'],
  device: string | undefined = 'leaf-1',
) {
  const groups = [{ ...group(knowledge, device, evidence) }]
  return writeNotes(knowledge, {
    groups,
    findings: [],
    checklist: [],
    used,
    named,
    deadlines: [],
    at: AT,
  }).map(({ say }) => (typeof say === 'string' ? say : say.reply))
}

describe('whose platform', () => {
  const nxos = made('e1', 1, { entry: FAILED })
  const xe = made('e2', 2, { entry: FAILED, platform: 'ios-xe' })

  test('NX-OS: which releases are assumed', () => {
    expect(notes([nxos])).toContain('note.assumes-release')
  })
  test('IOS XE: that commands are another matter', () => {
    expect(notes([xe])).toEqual(['note.twin', 'About the message.'])
  })
  test('both', () => {
    expect(notes([nxos, xe])).toEqual([
      'note.twins-among-others',
      'note.assumes-release',
      'About the message.',
    ])
  })
  test('unknown: that it was taken for NX-OS', () => {
    expect(notes([made('e1', 1, { kind: 'show', platform: 'unknown' })])).toEqual(['note.platform-unknown'])
  })
  test('near miss: a question has no platform', () => {
    expect(notes([made('e1', 1, { kind: 'question', platform: 'unknown' })])).toEqual([])
  })
})

test('where the source contradicts itself, it is said where that is in use', () => {
  expect(notes([made('e1', 1, { entry: FAILED })])).toContain('About the message.')
  expect(notes([made('e1', 1)], ['outputs/y'])).toContain('About a step.')
  expect(notes([made('e1', 1)])).toEqual(['note.assumes-release'])
})

test('in a paste of several devices, what names none is said to count for none', () => {
  expect(
    writeNotes(knowledge, {
      groups: [group(knowledge, undefined, [made('e1', 4), made('e2', 7, { lines: [7, 9] })])],
      findings: [],
      checklist: [],
      used: [],
      deadlines: [],
      at: AT,
      named: ['leaf-1', 'leaf-2'],
    })[0],
  ).toEqual({
    kind: 'caveat',
    say: {
      reply: 'note.nobody',
      values: {},
      lines: [
        [4, 4],
        [7, 9],
      ],
    },
  })
})

describe('a date reckoned from a stamp', () => {
  const counted = (at: string) => {
    const message = { facility: 'LICMGR', mnemonic: 'X', text: '', fields: { days: '12' }, count: 1, at }
    const groups = [group(knowledge, 'leaf-1', [made('e1', 3, { message })])]
    const deadlines = [
      { by: '2026-12-06T00:00:00Z', days: 12, late: false, evidence: 'e1', device: 'leaf-1' },
    ]
    return writeNotes(knowledge, {
      groups,
      findings: [],
      checklist: [],
      used: [],
      named: [],
      deadlines,
      at: AT,
    })
      .map(({ say }) => say)
      .slice(1)
  }
  test('without zone and year says what was taken', () => {
    const said = { values: { year: '2026' }, lines: [[3, 3]] }
    expect(counted('Nov 24 02:11:09')).toEqual([
      { reply: 'note.zone-taken-as-utc', ...said },
      { reply: 'note.year-taken', ...said },
    ])
  })
  test('near miss: with both, nothing', () => {
    expect(counted('2026 Nov 24 02:11:09 UTC')).toEqual([])
  })
})
