import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/reply/answer.ts'
import { renderText } from '../../src/reply/text.ts'
import { withReplies } from './with-replies.ts'

const knowledge = withReplies()
const plain = { all: false, style: (_: string, text: string) => text }

// constructed
function answer(given: Partial<Answer> = {}): Answer {
  return {
    schema: 'slp.answer/1',
    knowledge: 'test',
    verdict: { act: 'fix', headline: 'Not an outage.', impact: 'Nothing stops.', about: 'e1' },
    evidence: [evidence('e1')],
    first: {
      answer: ['Not an outage.', 'Nothing stops.'],
      because: [],
      plan: ['actions/x#1'],
      signs: [],
      paste: [],
      settles: true,
    },
    facts: [],
    causes: [cause('a', 'supported')],
    checklist: [step(1)],
    ask: [{ command: 'show license status', why: 'shows it' }],
    clocks: [],
    notes: [],
    warnings: [],
    sources: [],
    unrecognized: [],
    ...given,
  }
}

function evidence(id: string, given: Partial<Answer['evidence'][number]> = {}): Answer['evidence'][number] {
  return {
    id,
    kind: 'message',
    level: 'explained',
    platform: 'nx-os',
    lines: [1, 1],
    device: { host: 'leaf-1' },
    message: {
      facility: 'LICMGR',
      severity: 3,
      mnemonic: 'LOG_SMART_LIC_X',
      text: 't',
      fields: {},
      count: 1,
    },
    explanation: { title: 'A thing', means: 'It means something.' },
    ...given,
  }
}

function cause(id: string, state: 'supported' | 'possible' | 'ruled-out'): Answer['causes'][number] {
  const because =
    state === 'possible'
      ? []
      : [{ text: `Line 1 says: ${id}`, evidence: 'e1', lines: [1, 1] as [number, number] }]
  return { id: `causes/${id}`, title: `Cause ${id}`, state, devices: ['leaf-1'], because, needs: [] }
}

function step(at: number, commands: string[] = [`command ${at}`]): Answer['checklist'][number] {
  return {
    id: `actions/x#${at}`,
    text: `Do thing ${at}.`,
    state: 'todo',
    commands: commands.map((text) => ({ mode: 'config', platform: 'nx-os', text })),
    causes: [],
  }
}

const lines = (given: Partial<Answer>, all = false) =>
  renderText(answer(given), knowledge, { ...plain, all })
    .trimEnd()
    .split('\n')

test('verdict and direct answer first, then why, the plan, what to paste, and where the rest is', () => {
  const because = [{ text: 'Line 1 says: a', lines: [1, 1] as [number, number] }]
  const first = { ...answer().first, because, paste: ['show license status'], settles: false }
  const causes = [cause('a', 'supported'), cause('b', 'possible')]
  expect(lines({ first, causes })).toEqual([
    'Not an outage.',
    '',
    'Nothing stops.',
    '',
    'Because line 1 says: a',
    '',
    'What to do',
    ' 1. Do thing 1: (config)# command 1',
    '',
    'Paste next',
    '  # show license status',
    '    shows it',
    '',
    'More: --all · slp-bot · knowledge test',
  ])
})

describe('however much there is', () => {
  const much: Partial<Answer> = {
    evidence: Array.from({ length: 40 }, (_, at) => evidence(`e${at + 1}`)),
    causes: [...'abcdefgh'].map((id) => cause(id, 'supported')),
    checklist: Array.from({ length: 50 }, (_, at) => step(at, ['one', 'two', 'three'])),
    notes: Array.from({ length: 9 }, () => ({ kind: 'platform' as const, text: 'note '.repeat(60) })),
  }
  test('only the first view, and where the rest is', () => {
    const shown = lines(much)
    expect(shown).not.toContain('Notes')
    expect(shown.filter((line) => /^ *\d+\. /.test(line))).toHaveLength(1)
    expect(shown.at(-1)).toMatch(/^More: --all/)
  })
  test('all of it, where it is asked for: each step once, those of the first view above', () => {
    const shown = lines(much, true)
    expect(shown.filter((line) => /^ *\d+\. /.test(line))).toHaveLength(50)
    expect(shown).toContain('Notes')
    expect(shown.at(-1)).not.toMatch(/^More/)
  })
})

test('a long command is neither broken nor cut', () => {
  const command = `destination-profile ${'x'.repeat(120)}`
  expect(lines({ checklist: [step(1, [command])] }).some((line) => line.endsWith(`# ${command}`))).toBe(true)
})

test('what a paste says can’t move the cursor', () => {
  const device = { host: '\u001b[2Jleaf' }
  const shown = renderText(answer({ evidence: [evidence('e1', { device })] }), knowledge, plain)
  expect(shown).not.toContain('\u001b')
})

test('a step that is done says so, below the first view', () => {
  const because = [
    { text: 'Line 9: a trust code is installed', evidence: 'e1', lines: [9, 9] as [number, number] },
  ]
  const shown = lines({ checklist: [step(1), { ...step(2), state: 'done', because }] }, true)
  expect(shown).toContain(' 1. Do thing 2. Done already (Line 9: a trust code is installed).')
})

test('in a paste of several devices each step says whose it is', () => {
  const two = [evidence('e1'), evidence('e2', { device: { host: 'leaf-2' } })]
  const checklist = [
    { ...step(1), devices: ['leaf-1'] },
    { ...step(2), devices: ['leaf-2'] },
  ]
  const first = { ...answer().first, plan: ['actions/x#1', 'actions/x#2'] }
  expect(lines({ evidence: two, checklist, first })).toContain(' 1. Do thing 1 (leaf-1): (config)# command 1')
  expect(lines({ evidence: two, checklist })).toContain(' 1. Do thing 1: (config)# command 1')
})

test('a step shows its sign of success where the first view has room for it', () => {
  const checklist = [{ ...step(1), expect: 'A newer ACK.' }]
  const signs = ['actions/x#1']
  expect(lines({ checklist, first: { ...answer().first, signs } })).toContain('     Expect: A newer ACK.')
  expect(lines({ checklist })).not.toContain('     Expect: A newer ACK.')
})

test('a slot that the paste did not fill is explained', () => {
  const shown = lines({ checklist: [step(1, ['ping x vrf <vrf-name>'])] })
  expect(shown.join('\n')).toMatch(/ {4}<vrf-name>: the VRF in show license status/)
})
