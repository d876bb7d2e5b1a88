import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countsAsOutput } from '../../src/incident/counts-as-output.ts'
import { opensIncident } from '../../src/incident/opens-incident.ts'
import { explain } from '../../src/reply/explain.ts'
import { at, knowledge, PASTES } from './story.ts'

const answer = (paste: string) => explain(paste, knowledge, { at: at('03:00'), asked: true })
const opens = (paste: string) => opensIncident(answer(paste))
const counts = (paste: string) => countsAsOutput(answer(paste))

/** The chapter's own excerpt of SSM On-Prem's log. */
const RECORD = readFileSync(join(import.meta.dirname, '..', 'cases', 'on-prem-log', 'paste.txt'), 'utf8')

test('a message, an output, a device error and a server log that are not harmless open an incident', () => {
  expect(opens(PASTES.failed())).toBe(true)
  expect(opens(PASTES.transport('https://smartreciever.cisco.com/licservice/license'))).toBe(true)
  expect(opens(PASTES.unresolved)).toBe(true)
  expect(opens(RECORD)).toBe(true)
  expect(opens('2026 Nov 24 02:11:09 leaf-12 %LICMGR-3-LOG_SMART_LIC_NEW_THING: something odd')).toBe(true)
})

test('near miss: a question, good news, an output without a fault, a ping that says nothing of licensing', () => {
  expect(opens('what port does CSLU use')).toBe(false)
  expect(opens('failed to receive report acknowledgment')).toBe(false)
  expect(opens(PASTES.restored())).toBe(false)
  expect(opens(PASTES.transport())).toBe(false)
  expect(opens(PASTES.replies)).toBe(false)
  expect(opens('good morning')).toBe(false)
})

test('in the thread of an incident output counts as asked', () => {
  expect(counts(PASTES.failed())).toBe(true)
  expect(counts(PASTES.transport())).toBe(true)
  expect(counts(PASTES.replies)).toBe(true)
  expect(counts('leaf-12# license smart sync')).toBe(true)
  expect(counts(`here you go:\n${PASTES.unresolved}`)).toBe(true)
})

test('near miss: idle talk doesn’t, not even about a message, nor a question', () => {
  expect(counts('I had that LOG_SMART_LIC_COMM_FAILED on the spines as well last year')).toBe(false)
  expect(counts('what port does CSLU use')).toBe(false)
  expect(counts('looks like DNS to me, who is on call?')).toBe(false)
  expect(counts('')).toBe(false)
})
