import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digest } from '../../src/knowledge/digest.ts'
import { findEntry, KINDS, listEntries } from '../../src/knowledge/entries.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { nearest } from '../../src/knowledge/nearest.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { baseWith, changed } from './good-base.ts'

describe('a knowledge base that is loaded', () => {
  const knowledge = loadKnowledge(baseWith())

  test('has each entry under its path without the ending', () => {
    expect(listEntries(knowledge)).toEqual([
      'messages/LICMGR/LOG_SMART_LIC_ONE',
      'causes/broken',
      'actions/mend',
      'outputs/show-license-status',
      'concepts/cssm',
      'clocks/wait',
    ])
    expect(findEntry(knowledge, 'causes/broken')?.title).toBe('The widget is broken')
    expect(findEntry(knowledge, 'causes/mended')).toBeUndefined()
    expect(findEntry(knowledge, '__proto__/x')).toBeUndefined()
  })

  test('has what was left out filled in: one text is a list of one, one citation too', () => {
    expect(knowledge.messages.get('messages/LICMGR/LOG_SMART_LIC_ONE')).toMatchObject({
      text: ['One with the {peer} : {detail}'],
      facts: [],
      closes: [],
      status: 'documented',
      source: [{ document: 'chapter', section: 'One', lines: [3, 5] }],
    })
    expect(knowledge.causes.get('causes/broken')?.act).toBe('fix')
  })

  test("has the bot's sentences, documents, synonyms and stop words", () => {
    expect([...knowledge.replies]).toEqual([['reply.footer', 'slp-bot · knowledge {version}']])
    expect([...knowledge.documents]).toEqual([['chapter', 'The chapter']])
    expect(knowledge.synonyms).toContainEqual(['trust-code', 'trust code'])
    expect(knowledge.stopWords.has('the')).toBe(true)
    expect(knowledge.errata).toHaveLength(1)
  })
})

describe('the version', () => {
  test('is the release and a digest', () => {
    expect(loadKnowledge(baseWith()).version).toMatch(/^2026\.11\.1\+[0-9a-f]{12}$/)
  })

  test('is the same for the same bytes, in whatever order the files come', () => {
    expect(loadKnowledge(baseWith().toReversed()).version).toBe(loadKnowledge(baseWith()).version)
  })

  test('changes with one letter, one file, one name', () => {
    const versions = [
      {},
      changed('causes/broken.yml', 'It hurts.', 'It hurts!'),
      changed('replies.yml', '·', '-'),
      { 'concepts/cssm.yml': undefined },
      { 'concepts/cssm.yml': undefined, 'concepts/ssm.yml': baseWith().at(-1)?.text },
    ].map((changes) => loadKnowledge(baseWith(changes)).version)
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('digests differ over many near texts, and tell where one text ends', () => {
    const texts = Array.from({ length: 50_000 }, (_, at) => `key-${at}`)
    expect(new Set(texts.map((text) => digest([text]))).size).toBe(texts.length)
    expect(digest(['ab', 'c'])).not.toBe(digest(['a', 'bc']))
    expect(digest([])).toMatch(/^[0-9a-f]{12}$/)
  })
})

test('nearest finds a misspelt word and leaves strange ones alone', () => {
  const words = ['title', 'status', 'asks', 'keywords', 'source']
  expect(nearest('tittle', words)).toBe('title')
  expect(nearest('SOURCE', words)).toBe('source')
  expect(nearest('keyword', words)).toBe('keywords')
  expect(nearest('zebra', words)).toBeUndefined()
  expect(nearest('x'.repeat(10_000), words)).toBeUndefined()
})

describe('the folder', () => {
  const folder = join(import.meta.dirname, '../../knowledge')
  const files = readKnowledgeFolder()

  test('is read whole, in the order of the paths, with forward slashes', () => {
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.yml'),
    )
    expect(files.map(({ path }) => path)).toEqual(there.map((path) => path.replaceAll('\\', '/')).toSorted())
    expect(files.find(({ path }) => path === 'release.yml')?.text).toBe(
      readFileSync(join(folder, 'release.yml'), 'utf8'),
    )
  })

  test('loads in less than 300 ms of a processor, with entries of every kind', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage()
      const knowledge = loadKnowledge(files)
      const { user } = process.cpuUsage(start)
      for (const kind of KINDS) expect(knowledge[kind].size, kind).toBeGreaterThan(0)
      return user / 1000
    })
    expect(Math.min(...times)).toBeLessThan(300)
  })
})
