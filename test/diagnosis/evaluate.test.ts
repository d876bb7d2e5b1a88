import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/diagnosis/evaluate.ts'
import type { Condition } from '../../src/knowledge/condition.ts'
import { group } from './made-evidence.ts'
import { smallKnowledge } from './small-knowledge.ts'

const { index } = group(
  smallKnowledge({}),
  'leaf-1',
  [],
  [
    ['transport.type', 'smart'],
    ['transport.proxy', null],
    ['trust.installed', false],
    ['report.daysLeft', 12],
  ],
)

const YES: Condition = { fact: 'transport.type', is: 'smart' }
const NO: Condition = { fact: 'transport.type', is: 'cslu' }
const UNKNOWN: Condition = { fact: 'transport.vrf', is: 'management' }

describe('one fact', () => {
  test.each<[Condition, boolean | undefined]>([
    [YES, true],
    [NO, false],
    [UNKNOWN, undefined],
    [{ fact: 'transport.proxy', is: null }, true],
    [{ fact: 'transport.vrf', is: null }, undefined],
    [{ fact: 'trust.installed', is: false }, true],
    [{ fact: 'transport.type', in: ['callhome', 'smart'] }, true],
    [{ fact: 'transport.type', in: ['callhome', 'off'] }, false],
    [{ fact: 'report.daysLeft', above: 11 }, true],
    [{ fact: 'report.daysLeft', above: 12 }, false],
    [{ fact: 'report.daysLeft', below: 13 }, true],
    [{ fact: 'transport.type', below: 13 }, false],
  ])('%j is %s', (condition, value) => {
    expect(evaluate(condition, index).value).toBe(value)
  })
})

describe('what is unknown is never false', () => {
  test.each<[Condition, boolean | undefined]>([
    [{ not: UNKNOWN }, undefined],
    [{ not: NO }, true],
    [{ all: [YES, UNKNOWN] }, undefined],
    [{ all: [NO, UNKNOWN] }, false],
    [{ all: [YES, YES] }, true],
    [{ any: [YES, UNKNOWN] }, true],
    [{ any: [NO, UNKNOWN] }, undefined],
    [{ any: [NO, NO] }, false],
    [{ not: { all: [YES, UNKNOWN] } }, undefined],
  ])('%j is %s', (condition, value) => {
    expect(evaluate(condition, index).value).toBe(value)
  })
})

test('says which facts decide, and which keys lack', () => {
  const decided = evaluate({ any: [NO, UNKNOWN, YES] }, index)
  expect(decided.facts.map(({ key, lines }) => [key, lines])).toEqual([['transport.type', [50, 50]]])
  expect(decided.lacks).toEqual([])
  expect(evaluate({ all: [YES, UNKNOWN, { fact: 'transport.url', is: null }] }, index).lacks).toEqual([
    'transport.vrf',
    'transport.url',
  ])
})
