import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())

test.each([
  'my bicycle has a flat tyre',
  'the piano grumbles about its strings, xx it is',
  'who wins the cup final tonight?',
  'please order two pizzas for the bridge',
  'the coffee machine on floor 3 leaks',
  'where did I park my car?',
])('"%s": nothing is offered', (words) => {
  expect(knowledge.answersTo(words)).toEqual([])
  expect(knowledge.near(words)).toEqual([])
})

test.each([
  'the reports seem stuck somewhere between us and the collector',
  'something about a certificate since the proxy change',
])('"%s": unsure, so the nearest are offered', (words) => {
  expect(knowledge.near(words).length).toBeGreaterThan(1)
})
