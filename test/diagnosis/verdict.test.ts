import { describe, expect, test } from 'vitest'
import { findComplaints } from '../../src/diagnosis/complaints.ts'
import { findDeadlines } from '../../src/diagnosis/deadline.ts'
import { findCauses } from '../../src/diagnosis/find.ts'
import { judge } from '../../src/diagnosis/verdict.ts'
import type { Evidence } from '../../src/evidence/evidence.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import { AT, group, made } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const knowledge = smallKnowledge({
  messages: {
    'LICMGR/FIX': {},
    'LICMGR/TAC': { act: 'escalate' },
    'LICMGR/WATCH': { act: 'watch' },
    'LICMGR/GOOD': { act: 'nothing' },
  },
  causes: {
    fault: { when: { fact: 'transport.smartUrlExact', is: false } },
    'no-fault': { act: 'nothing', when: { fact: 'usage.inUse', is: false } },
  },
})

function verdict(evidence: Evidence[], facts: [FactKey, FactValue][] = [], mended = false) {
  const groups = evidence.length > 0 ? [group(knowledge, 'leaf-1', evidence, facts)] : []
  const found = judge(knowledge, groups, findCauses(knowledge, groups), findDeadlines(groups, AT), mended)
  return { act: found.act, reason: found.reason, ...(found.by && { by: found.by, late: found.late }) }
}

const say = (name: string, line = 1, given: Partial<Evidence> = {}) =>
  made(`e${line}`, line, { entry: `messages/LICMGR/${name}`, ...given })
const named = (line: number, given: Partial<Evidence> = {}) =>
  made(`e${line}`, line, { level: 'named', ...given })
const message = (text: string, severity = 2, days?: string) => ({
  facility: 'LICMGR',
  severity,
  severityName: 'x',
  mnemonic: 'LOG_LIC_X',
  text,
  fields: days === undefined ? {} : { days },
  count: 1,
})
const show = (complete: boolean) =>
  made('e1', 1, { kind: 'show', show: { command: 'show license status', complete, output: {} } })

describe('the most urgent of what is open', () => {
  test.each<[string[], string]>([
    [['GOOD', 'WATCH'], 'watch'],
    [['FIX', 'WATCH'], 'fix'],
    [['FIX', 'TAC', 'GOOD'], 'escalate'],
    [['GOOD'], 'nothing'],
  ])('%j: %s', (names, act) => {
    expect(verdict(names.map((name, at) => say(name, at + 1))).act).toBe(act)
  })
  test('unknown counts more than watch and less than fix', () => {
    const unknown = named(9, { message: message('x') })
    expect(verdict([say('WATCH'), unknown]).act).toBe('unknown')
    expect(verdict([say('FIX'), unknown]).act).toBe('fix')
  })
  test('nothing recognised is unknown', () => {
    expect(verdict([])).toEqual({ act: 'unknown', reason: 'nothing-known' })
  })
  test('what has mended itself asks for nothing', () => {
    expect(verdict([say('GOOD')], [], true)).toEqual({ act: 'nothing', reason: 'mended' })
  })
})

describe('what is only named', () => {
  test('traditional, with a shutdown: fix, and the days from the message’s own time', () => {
    const evidence = named(1, {
      era: 'traditional',
      message: message('Application(s) shut down in 119 days.', 2, '119'),
      at: AT,
    })
    expect(verdict([evidence])).toEqual({
      act: 'fix',
      reason: 'traditional-shutdown',
      by: '2027-03-23T03:00:00Z',
      late: false,
    })
  })
  test('traditional, an error: fix; near miss: one that only informs', () => {
    expect(verdict([named(1, { era: 'traditional', message: message('Invalid hostid', 3) })]).act).toBe('fix')
    expect(verdict([named(1, { era: 'traditional', message: message('License installed', 6) })]).act).toBe(
      'unknown',
    )
  })
  test('an unknown mnemonic, the licensing before, an output: unknown', () => {
    expect(verdict([named(1, { message: message('x') })]).reason).toBe('unknown-message')
    expect(verdict([named(1, { era: 'smart', message: message('x') })]).reason).toBe('before-policies')
    expect(
      verdict([
        named(1, { platform: 'ios-xe', message: { ...message('x'), mnemonic: 'AUTHORIZATION_REMOVED' } }),
      ]),
    ).toEqual({
      act: 'unknown',
      reason: 'not-for-nexus',
    })
  })
})

describe('an output', () => {
  test('with a fault that it shows: fix', () => {
    expect(verdict([show(true)], [['transport.smartUrlExact', false]])).toEqual({
      act: 'fix',
      reason: 'cause',
    })
  })
  test('with what is no fault: nothing', () => {
    expect(verdict([show(true)], [['usage.inUse', false]]).act).toBe('nothing')
  })
  test('without one: nothing, and a part of it says so', () => {
    expect(verdict([show(true)])).toEqual({ act: 'nothing', reason: 'show-fine' })
    expect(verdict([show(false)])).toEqual({ act: 'nothing', reason: 'show-partial' })
  })
  test('that only supports: unknown, unless it shows a fault', () => {
    const ping = { ...show(true), level: 'supporting' as const }
    expect(verdict([ping])).toEqual({ act: 'unknown', reason: 'supporting-only' })
    expect(verdict([ping], [['transport.smartUrlExact', false]])).toEqual({ act: 'fix', reason: 'cause' })
  })
})

test('a fault that a supporting output shows counts beside good news', () => {
  const ping = { ...show(true), id: 'e9', level: 'supporting' as const }
  const groups = [group(knowledge, 'a', [ping, say('GOOD', 2)], [['transport.smartUrlExact', false]])]
  expect(judge(knowledge, groups, findCauses(knowledge, groups), [], false).act).toBe('fix')
  const calm = [group(knowledge, 'a', [ping, say('GOOD', 2)])]
  expect(judge(knowledge, calm, findCauses(knowledge, calm), [], false).act).toBe('nothing')
})

describe('deadlines', () => {
  const days = (count: number, at?: string) =>
    verdict([say('WATCH', 1, at ? { at } : {})], [['report.daysLeft', count]])

  test('days left are counted from the message', () => {
    expect(days(12, '2026-11-23T09:00:00Z')).toEqual({
      act: 'watch',
      reason: 'entry',
      by: '2026-12-05T09:00:00Z',
      late: false,
    })
  })
  test('a week or less is work, and so is a date that has passed', () => {
    expect(days(7, AT).reason).toBe('deadline-near')
    expect(days(8, AT).act).toBe('watch')
    expect(days(12, '2026-11-01T03:00:00Z')).toEqual({
      act: 'fix',
      reason: 'deadline-passed',
      by: '2026-11-13T03:00:00Z',
      late: true,
    })
  })
  test('without a time there is no date, but the days count', () => {
    expect(days(3)).toEqual({ act: 'fix', reason: 'deadline-near' })
    expect(days(30)).toEqual({ act: 'watch', reason: 'entry' })
  })
  test('an output’s own deadline; near miss: raw text of an unknown zone is none', () => {
    expect(verdict([show(true)], [['report.ackDeadline', '2026-12-23T09:11:02Z']]).by).toBe(
      '2026-12-23T09:11:02Z',
    )
    expect(verdict([show(true)], [['report.ackDeadline', 'Dec 23 09:11:02 2026 IST']]).by).toBe(undefined)
    expect(verdict([show(true)], [['report.ackDeadline', null]]).by).toBe(undefined)
    expect(verdict([show(true)], [['report.ackDeadline', '2026-11-20T09:11:02Z']])).toMatchObject({
      act: 'fix',
      reason: 'deadline-passed',
    })
  })
})

describe('a message whose cause passes by itself', () => {
  const passing = smallKnowledge({
    messages: { 'LICMGR/FIX': { causes: ['causes/boot'] } },
    causes: { boot: { act: 'watch', when: { fact: 'commFailed.detail', is: 'init-failure' } } },
  })
  const act = (count: number) => {
    const evidence = made('e1', 1, { entry: 'messages/LICMGR/FIX', message: { ...message('x'), count } })
    const groups = [group(passing, 'a', [evidence], [['commFailed.detail', 'init-failure']])]
    return judge(passing, groups, findCauses(passing, groups), [], false).act
  }
  test('is no work when it came a few times; near miss: when it goes on for hours', () => {
    expect(act(1)).toBe('watch')
    expect(act(9)).toBe('fix')
  })
})

test('the devices of the headline are those of one trouble; the others are named beside them', () => {
  const other = { entry: 'messages/LICMGR/WATCH' }
  const groups = [
    group(knowledge, 'leaf-1', [say('FIX', 1)]),
    group(knowledge, 'leaf-2', [say('FIX', 2)]),
    group(knowledge, 'leaf-3', [named(3, { era: 'traditional', message: message('shutdown', 2) })]),
    group(knowledge, 'leaf-4', [made('e4', 4, other)]),
  ]
  const found = judge(knowledge, groups, [], [], false)
  expect({ devices: found.devices, also: found.also }).toEqual({
    devices: ['leaf-3'],
    also: ['leaf-1', 'leaf-2'],
  })
})

describe('an output whose acknowledgment is overdue amounts to a complaint', () => {
  const complaints = (deadline: string, evidence = show(true)) => {
    const groups = [group(knowledge, 'a', [evidence], [['report.ackDeadline', deadline]])]
    return groups.flatMap((each) => findComplaints(each, findDeadlines(groups, AT), AT))
  }
  test('when the date has passed or is near', () => {
    expect(complaints('2026-11-20T09:11:02Z')).toEqual(['issues/acknowledgment-not-received'])
    expect(complaints('2026-11-28T09:11:02Z')).toEqual(['issues/acknowledgment-not-received'])
  })
  test('near miss: when there is time', () => {
    expect(complaints('2026-12-23T09:11:02Z')).toEqual([])
  })
  test('near miss: where a message says it, which has an entry of its own', () => {
    expect(complaints('2026-11-20T09:11:02Z', say('WATCH'))).toEqual([])
  })
})
