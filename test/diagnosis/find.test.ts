import { describe, expect, test } from 'vitest'
import { findCauses } from '../../src/diagnosis/find.ts'
import { rankCauses } from '../../src/diagnosis/rank.ts'
import type { Options } from '../../src/evidence/options.ts'
import type { FactValue } from '../../src/facts/fact.ts'
import type { FactKey } from '../../src/facts/vocabulary.ts'
import { group, made } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const FAILED = 'messages/LICMGR/FAILED'
const knowledge = smallKnowledge({
  messages: {
    'LICMGR/FAILED': { causes: ['causes/plain', 'causes/dns', 'causes/callhome', 'causes/direct'] },
    'LICMGR/OTHER': { act: 'watch', causes: ['causes/direct', 'causes/plain'] },
  },
  causes: {
    plain: {},
    dns: {
      when: { fact: 'dns.resolvesInTransportVrf', is: false },
      unless: { fact: 'server.repliesInTransportVrf', is: true },
    },
    callhome: { for: { transport: ['callhome'] } },
    direct: { for: { topology: ['direct'] } },
    'by-fact': { when: { fact: 'ntp.synchronized', is: false } },
  },
  topologies: {
    direct: { name: 'direct', transport: ['smart', 'callhome'] },
    cslu: { name: 'cslu', transport: ['cslu'] },
  },
})

function states(facts: [FactKey, FactValue][], given: Partial<Options> = {}) {
  const evidence = [made('e1', 1, { entry: FAILED })]
  const found = rankCauses(findCauses(knowledge, [group(knowledge, 'leaf-1', evidence, facts, given)]))
  return Object.fromEntries(found.map(({ cause, state }) => [cause.replace('causes/', ''), state]))
}

test('nothing known: each cause of the entry is possible, in the entry’s order', () => {
  expect(Object.entries(states([]))).toEqual([
    ['plain', 'possible'],
    ['dns', 'possible'],
    ['callhome', 'possible'],
    ['direct', 'possible'],
  ])
})

test('`when` supports, `unless` rules out, both make it possible', () => {
  expect(states([['dns.resolvesInTransportVrf', false]]).dns).toBe('supported')
  expect(states([['server.repliesInTransportVrf', true]]).dns).toBe('ruled-out')
  expect(
    states([
      ['dns.resolvesInTransportVrf', false],
      ['server.repliesInTransportVrf', true],
    ]).dns,
  ).toBe('possible')
})

test('both true: both are shown', () => {
  const facts: [FactKey, FactValue][] = [
    ['dns.resolvesInTransportVrf', false],
    ['server.repliesInTransportVrf', true],
  ]
  const found = findCauses(knowledge, [group(knowledge, 'a', [made('e1', 1, { entry: FAILED })], facts)])
  const because = found.find(({ cause }) => cause === 'causes/dns')?.because
  expect(because?.map((proof) => 'fact' in proof && proof.fact.lines)).toEqual([
    [50, 50],
    [51, 51],
  ])
})

test('supported causes come first, ruled-out ones last', () => {
  const found = states([
    ['dns.resolvesInTransportVrf', false],
    ['transport.type', 'smart'],
  ])
  expect(Object.entries(found)).toEqual([
    ['dns', 'supported'],
    ['plain', 'possible'],
    ['direct', 'possible'],
    ['callhome', 'ruled-out'],
  ])
})

test('what doesn’t apply is ruled out by the device’s own transport, with its line', () => {
  const found = findCauses(knowledge, [
    group(knowledge, 'a', [made('e1', 1, { entry: FAILED })], [['transport.type', 'cslu']]),
  ])
  const ruledOut = found.filter(({ state }) => state === 'ruled-out')
  expect(ruledOut.map(({ cause }) => cause)).toEqual(['causes/callhome', 'causes/direct'])
  expect(ruledOut[0]?.because).toMatchObject([{ fact: { key: 'transport.type', lines: [50, 50] } }])
})

test('and is dropped without a word by what the asker says', () => {
  expect(Object.keys(states([], { transport: 'cslu' }))).toEqual(['plain', 'dns'])
  expect(Object.keys(states([], { topology: 'direct' }))).toEqual(['plain', 'dns', 'callhome', 'direct'])
})

test('a cause that no entry names is found by its fact; near miss: not by the opposite one', () => {
  expect(states([['ntp.synchronized', false]])['by-fact']).toBe('supported')
  expect(states([['ntp.synchronized', true]])['by-fact']).toBe(undefined)
  expect(states([])['by-fact']).toBe(undefined)
})

describe('several devices', () => {
  const failing = (id: string) => [made(id, 1, { entry: FAILED })]

  test('a cause that holds on two is one, with both devices', () => {
    const facts: [FactKey, FactValue][] = [['dns.resolvesInTransportVrf', false]]
    const found = findCauses(knowledge, [
      group(knowledge, 'leaf-1', failing('e1'), facts),
      group(knowledge, 'leaf-2', failing('e2'), facts),
    ])
    expect(found.filter(({ cause }) => cause === 'causes/dns')).toMatchObject([
      { state: 'supported', on: new Set(['leaf-1', 'leaf-2']) },
    ])
  })

  test('one device’s reply rules nothing out on another', () => {
    const found = findCauses(knowledge, [
      group(knowledge, 'leaf-1', failing('e1')),
      group(knowledge, 'leaf-2', failing('e2'), [['server.repliesInTransportVrf', true]]),
    ])
    expect(
      found.filter(({ cause }) => cause === 'causes/dns').map(({ state, on }) => [state, [...on]]),
    ).toEqual([
      ['possible', ['leaf-1']],
      ['ruled-out', ['leaf-2']],
    ])
  })

  test('evidence of nobody rules out nothing', () => {
    const nobody = {
      ...group(knowledge, undefined, failing('e1'), [['server.repliesInTransportVrf', true]]),
      rulesOut: false,
    }
    expect(findCauses(knowledge, [nobody]).find(({ cause }) => cause === 'causes/dns')?.state).toBe(
      'possible',
    )
  })
})

test('the order is that of the most urgent evidence, then of its entry', () => {
  const evidence = [made('e1', 5, { entry: 'messages/LICMGR/OTHER' }), made('e2', 1, { entry: FAILED })]
  const found = rankCauses(findCauses(knowledge, [group(knowledge, 'a', evidence)]))
  expect(found.map(({ cause }) => cause)).toEqual([
    'causes/plain',
    'causes/dns',
    'causes/callhome',
    'causes/direct',
  ])
})

test('an output alone tells what it rules out; near miss: a message alone does not', () => {
  const facts: [FactKey, FactValue][] = [['server.repliesInTransportVrf', true]]
  const show = made('e1', 1, { kind: 'show', show: { command: 'show x', complete: true, output: {} } })
  const found = (evidence: typeof show) => findCauses(knowledge, [group(knowledge, 'a', [evidence], facts)])
  expect(found(show)).toMatchObject([{ cause: 'causes/dns', state: 'ruled-out' }])
  expect(found(made('e1', 1))).toEqual([])
})
