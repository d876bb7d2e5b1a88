import { expect, test } from 'vitest'
import { knowledgeChanged } from '../../src/incident/mark.ts'
import { reduceIncident } from '../../src/incident/reduce-incident.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { at, knowledge, PASTES, pasted, story } from './story.ts'

const DNS = 'actions/configure-dns#vrf-name-server'
const events = story(pasted(PASTES.failed()), { kind: 'ticked', by: 'UANA', step: DNS })
const markWith = (base: Knowledge) => reduceIncident(events, base, at('08:00')).mark

test('another version that answers otherwise changed the answer', () => {
  const causes = new Map([...knowledge.causes].filter(([id]) => id !== 'causes/dns-not-configured'))
  const edited = { ...knowledge, version: '2026.12.0+test', causes }
  expect(knowledgeChanged(markWith(knowledge), markWith(edited))).toBe(true)
})

test('near miss: another version with the same answer, and the same version, changed nothing', () => {
  const edited = { ...knowledge, version: '2026.12.0+test' }
  expect(knowledgeChanged(markWith(knowledge), markWith(edited))).toBe(false)
  expect(knowledgeChanged(markWith(knowledge), markWith(knowledge))).toBe(false)
})

test('a tick survives an edit: the step that is gone stands at the end, and one that comes back is ticked', () => {
  const actions = new Map([...knowledge.actions].filter(([id]) => id !== 'actions/configure-dns'))
  const without = reduceIncident(events, { ...knowledge, actions }, at('08:00')).steps
  expect(without.at(-1)).toMatchObject({ id: DNS, text: DNS, state: 'done', by: 'UANA', left: 'unknown' })
  const { steps } = reduceIncident(events, knowledge, at('08:00'))
  expect(steps.find(({ id }) => id === DNS)).toMatchObject({ state: 'done', by: 'UANA' })
  expect(steps.at(-1)?.left).toBeUndefined()
})
