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
      plan: ['actions/a#s1'],
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

test('verdict first, then what it is, the cause with its line, the steps, what to paste, the footer', () => {
  expect(lines({})).toEqual([
    'Not an outage.',
    'Nothing stops.',
    '',
    '%LICMGR-3-LOG_SMART_LIC_X  leaf-1, line 1',
    '  It means something.',
    '',
    'Cause: Cause a',
    '    Line 1 says: a',
    '',
    'What to do',
    ' 1. Do thing 1.',
    '     (config)# command 1',
    '',
    'Paste next: # show license status',
    '    shows it',
    '',
    'slp-bot · knowledge test',
  ])
})

describe('however much there is', () => {
  const much: Partial<Answer> = {
    evidence: Array.from({ length: 40 }, (_, at) => evidence(`e${at + 1}`)),
    causes: [...'abcdefgh'].map((id) => cause(id, 'supported')),
    checklist: Array.from({ length: 50 }, (_, at) => step(at, ['one', 'two', 'three'])),
    notes: Array.from({ length: 9 }, () => ({ kind: 'platform' as const, text: 'note '.repeat(60) })),
    warnings: Array.from({ length: 9 }, () => ({
      kind: 'secret' as const,
      what: 'idtoken',
      lines: [1, 1] as [number, number],
      text: 'secret '.repeat(30),
    })),
    verdict: { act: 'fix', headline: 'head '.repeat(40), impact: 'impact '.repeat(40), about: 'e1' },
  }
  test('25 lines, and a count of the rest', () => {
    const shown = lines(much)
    expect(shown.length).toBeLessThanOrEqual(25)
    expect(shown.at(-2)).toMatch(/^… and .* more causes, .* more steps, .*: --all$|--all$/)
  })
  test('all of it, where it is asked for', () => {
    expect(
      lines(much, true).filter((line) => line.startsWith(' 50. ') || line.startsWith('50. ')),
    ).toHaveLength(1)
  })
  test('a step is shown whole or not at all', () => {
    const long = Array.from({ length: 7 }, (_, at) => `part ${at}`)
    const shown = lines({
      ...much,
      warnings: [],
      verdict: answer().verdict,
      checklist: [step(1), step(2, long), step(3)],
    })
    const parts = shown.filter((line) => line.includes('part '))
    expect([0, 7]).toContain(parts.length)
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

test('a step that is done says so and needs no commands', () => {
  const because = [
    { text: 'Line 9: a trust code is installed', evidence: 'e1', lines: [9, 9] as [number, number] },
  ]
  const shown = lines({ checklist: [{ ...step(1), state: 'done', because }] })
  expect(shown).toContain(' 1. Do thing 1. Done already (Line 9: a trust code is installed).')
  expect(shown.join('\n')).not.toContain('command 1')
})

test('in a paste of several devices each cause says whose it is', () => {
  const two = [evidence('e1'), evidence('e2', { device: { host: 'leaf-2' } })]
  expect(lines({ evidence: two })).toContain('Cause: Cause a (leaf-1)')
  expect(lines({})).not.toContain('Cause: Cause a (leaf-1)')
})

test('possible causes where none is supported; ruled-out ones are never shown as causes', () => {
  const shown = lines({ causes: [cause('a', 'possible'), cause('b', 'ruled-out')] })
  expect(shown).toContain('Possible causes')
  expect(shown).not.toContain('  Cause b')
})

test('styles are the terminal’s affair', () => {
  const shown = renderText(answer(), knowledge, { all: false, style: (name, text) => `<${name}>${text}</>` })
  expect(shown).toContain('<bold><yellow>Not an outage.</></>')
})
