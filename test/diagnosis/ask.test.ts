import { expect, test } from 'vitest'
import { chooseOutputs, commandFor, outputsProving } from '../../src/diagnosis/ask.ts'
import { findCauses } from '../../src/diagnosis/find.ts'
import { findDialects } from '../../src/diagnosis/platforms.ts'
import type { Evidence } from '../../src/evidence/evidence.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import { group, made } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const FAILED = 'messages/LICMGR/FAILED'
const exec = (text: string) => ({ mode: 'exec', platform: 'nx-os', text })
const knowledge = smallKnowledge({
  messages: {
    'LICMGR/FAILED': {
      causes: ['causes/a', 'causes/b', 'causes/c', 'causes/d'],
      ask: ['outputs/ping', 'outputs/status'],
    },
    'LICMGR/PLAIN': { ask: ['outputs/clock', 'outputs/ping'] },
  },
  causes: {
    a: { when: { fact: 'trust.installed', is: false }, verify: ['outputs/clock'] },
    b: { when: { fact: 'transport.smartUrlExact', is: false } },
    c: { when: { fact: 'ntp.synchronized', is: false } },
    d: {
      when: {
        all: [
          { fact: 'ntp.synchronized', is: false },
          { fact: 'usage.inUse', is: true },
        ],
      },
    },
  },
  outputs: {
    clock: { command: 'show clock', get: [exec('show clock')] },
    ntp: {
      command: 'show ntp peer-status',
      get: [exec('show ntp peer-status')],
      proves: ['ntp.synchronized'],
    },
    ping: {
      command: 'ping',
      get: [
        exec('ping a.example vrf <vrf-name>'),
        { ...exec('ping vrf <vrf-name> a.example'), platform: 'ios-xe' },
      ],
      proves: ['ping.result', 'dns.resolvesInTransportVrf'],
    },
    status: {
      command: 'show license status',
      get: [exec('show license status')],
      proves: ['trust.installed', 'transport.type', 'transport.url', 'transport.vrf'],
    },
  },
})

function asked(entry: string, pasted: Evidence[] = [], facts: [FactKey, FactValue][] = [], lacksVrf = false) {
  const groups = [group(knowledge, 'leaf-1', [made('e1', 1, { entry }), ...pasted], facts)]
  return chooseOutputs(knowledge, groups, findCauses(knowledge, groups), pasted, lacksVrf)
}

const whole = (command: string, complete = true) =>
  made('e2', 2, { kind: 'show', show: { command, complete, output: {} } })

test('the output that decides the most comes first, then the one that decides the most of the rest', () => {
  expect(asked(FAILED)).toEqual(['outputs/status', 'outputs/ntp'])
})

test('a cause that lacks two outputs is decided by neither alone', () => {
  expect(
    asked(
      FAILED,
      [],
      [
        ['trust.installed', true],
        ['transport.smartUrlExact', true],
        ['ntp.synchronized', true],
      ],
    ),
  ).toEqual(['outputs/ping', 'outputs/status'])
})

test('what was pasted whole is never asked for again; near miss: a part of it is', () => {
  expect(asked(FAILED, [whole('show license status')])).toEqual(['outputs/ntp'])
  expect(asked(FAILED, [whole('show license status', false)])).toEqual(['outputs/status', 'outputs/ntp'])
})

test('where a cause is supported, what shows whether it is it; near miss: not what would decide the others', () => {
  expect(asked(FAILED, [], [['trust.installed', false]])).toEqual(['outputs/clock'])
  expect(asked(FAILED, [whole('show clock')], [['trust.installed', false]])).toEqual([
    'outputs/ping',
    'outputs/status',
  ])
})

test('what a command waits for comes before all', () => {
  expect(asked(FAILED, [], [['trust.installed', false]], true)).toEqual(['outputs/status', 'outputs/clock'])
})

test('where no cause waits for a fact, the entry’s own choice', () => {
  expect(asked('messages/LICMGR/PLAIN')).toEqual(['outputs/clock', 'outputs/ping'])
})

test('the command is that of the platform, with its slots filled', () => {
  const slots = new Map([['<vrf-name>', 'management']])
  const xe = findDialects([made('e1', 1, { platform: 'ios-xe' })])
  const nxos = findDialects([made('e1', 1)])
  expect(commandFor(knowledge, 'outputs/ping', nxos, slots)?.text).toBe('ping a.example vrf management')
  expect(commandFor(knowledge, 'outputs/ping', xe, slots)?.text).toBe('ping vrf management a.example')
})

test('what a derived fact lacks is shown by the outputs that it is made of', () => {
  expect(outputsProving(knowledge, ['transport.smartUrlExact'])).toEqual(['outputs/status'])
  expect(outputsProving(knowledge, ['clock.skewSeconds'])).toEqual([])
})
