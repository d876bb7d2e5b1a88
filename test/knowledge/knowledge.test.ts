import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findExampleProblems } from '../../scripts/example-problems.ts'
import { writeCatalogue } from '../../src/knowledge/catalogue.ts'
import { findProblems } from '../../src/knowledge/check.ts'
import { findEmptyCitations, findUncited } from '../../src/knowledge/coverage.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

const ROOT = join(import.meta.dirname, '../..')
const CHAPTER = join(ROOT, '../shared/chapter/troubleshooting-slp.txt')
const files = readKnowledgeFolder()
const knowledge = loadKnowledge(files)

test('the knowledge base holds together', { timeout: 300_000 }, () => {
  expect(findProblems(files, knowledge)).toEqual([])
})

test('its examples are recognised, and its near misses are not', () => {
  expect(findExampleProblems(files, knowledge)).toEqual([])
})

test('knowledge/README.md is what `npm run catalogue` writes', () => {
  expect(readFileSync(join(ROOT, 'knowledge/README.md'), 'utf8')).toBe(writeCatalogue(knowledge))
})

test('every content line of the chapter is cited, and no citation is empty', (context) => {
  context.skip(!existsSync(CHAPTER), 'shared/chapter is not there')
  const chapter = readFileSync(CHAPTER, 'utf8')
  expect(findUncited(knowledge, chapter)).toEqual([])
  expect(findEmptyCitations(knowledge, chapter)).toEqual([])
})

// issue 8 and knowledge.md name these; others lean on them by id
test.each([
  'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED',
  'issues/acknowledgment-not-received',
  'issues/trust-code-installation-failed',
  'issues/communication-failed',
  'issues/usage-report-not-sent',
  'concepts/severities',
  'concepts/escalation',
  'procedures/cslu-download-all-for-cisco',
  'procedures/cslu-upload-from-cisco',
  'procedures/on-prem-export-import',
])('%s is there', (id) => {
  expect(files.map(({ path }) => path)).toContain(`${id}.yml`)
})

test('factory reset is a cause that is recognised, and stands in no checklist', () => {
  expect(knowledge.causes.get('causes/policy-factory-reset')?.typed).toContain('license smart factory reset')
  const steps = [...knowledge.actions.values(), ...knowledge.procedures.values()].flatMap(
    (entry) => entry.steps,
  )
  const typed = steps.flatMap(({ commands, undo = [] }) => [...commands, ...undo]).map(({ text }) => text)
  expect(typed.filter((text) => text.startsWith('license smart') && text.includes('factory reset'))).toEqual(
    [],
  )
})
