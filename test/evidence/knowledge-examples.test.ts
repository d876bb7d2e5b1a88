import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { recognize } from '../../src/evidence/recognize.ts'
import { answerTo } from '../../src/knowledge/answer-to.ts'
import { KINDS } from '../../src/knowledge/entries.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { AT } from './read-lines.ts'
import { REAL_KNOWLEDGE } from './real-knowledge.ts'

function evidenceOf(paste: string, asked = false): Evidence[] {
  return recognize(readPaste(paste), REAL_KNOWLEDGE, { at: AT, asked }).evidence
}

describe('examples of messages', () => {
  const cases = [...REAL_KNOWLEDGE.messages].flatMap(([id, { details, examples }]) =>
    examples.map((example) => ({ id, fact: details?.fact, ...example })),
  )

  test.each(cases)('$id: $line', ({ id, line, gives, is, fact }) => {
    const found = evidenceOf(line).find(({ kind }) => kind === 'message')
    const named = id.includes('/LOG_SMART_LIC_AUTHORIZATION_') && !line.includes('LICMGR')
    expect(found?.level).toBe(named ? 'named' : 'explained')
    expect(found?.entry).toBe(named ? undefined : id)
    expect(found?.message?.fields).toMatchObject(gives)
    if (is !== undefined)
      expect(found?.facts).toContainEqual(expect.objectContaining({ key: fact, value: is }))
  })

  const nears = [...REAL_KNOWLEDGE.messages].flatMap(([id, { not }]) => not.map((line) => ({ id, line })))

  test.each(nears)('$id is not: $line', ({ id, line }) => {
    expect(evidenceOf(line).map(({ entry }) => entry)).not.toContain(id)
  })
})

describe('examples of errors', () => {
  const cases = [...REAL_KNOWLEDGE.errors].flatMap(([id, { kind, examples }]) =>
    examples.map((line) => ({ id, kind, line })),
  )

  test.each(cases)('$id: $line', ({ id, kind, line }) => {
    expect(evidenceOf(line)).toMatchObject([{ kind, entry: id }])
  })

  const nears = [...REAL_KNOWLEDGE.errors].flatMap(([id, { not }]) => not.map((line) => ({ id, line })))

  test.each(nears)('$id is not: $line', ({ id, line }) => {
    expect(evidenceOf(line).map(({ entry }) => entry)).not.toContain(id)
  })
})

describe('commands of the knowledge base', () => {
  const cases = [...REAL_KNOWLEDGE.causes, ...REAL_KNOWLEDGE.actions, ...REAL_KNOWLEDGE.procedures].flatMap(
    ([id, { typed }]) => typed.map((command) => ({ id, command })),
  )

  test('there are some', () => {
    expect(cases.length).toBeGreaterThan(0)
  })

  test.each(cases)('$command is $id', ({ id, command }) => {
    const text = command.replaceAll(/<[^>]*>/g, 'something').replaceAll('…', 'something')
    expect(evidenceOf(`leaf-12# ${text}`)).toMatchObject([
      { kind: 'command', entry: id, device: { host: 'leaf-12' } },
    ])
  })
})

describe('questions of the knowledge base', () => {
  // that the search finds each is a test of the search
  const cases = KINDS.flatMap((kind) =>
    [...REAL_KNOWLEDGE[kind].values()].flatMap(({ asks = [] }) => asks),
  ).filter((words) => answerTo(words, REAL_KNOWLEDGE))

  test('there are some', () => {
    expect(cases.length).toBeGreaterThan(50)
  })

  test.each(cases)('%s', (words) => {
    expect(evidenceOf(words, true).map(({ level }) => level)).toContain('explained')
  })
})
