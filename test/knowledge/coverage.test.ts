import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEmptyCitations, findUncited } from '../../src/knowledge/coverage.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { baseWith } from './good-base.ts'

/** The good base with its citations in the chapter's document. Constructed. */
function citing(...lines: [number, number][]) {
  const source = lines.map(
    (each) => `  - { document: troubleshooting-slp, section: x, lines: [${each.join(', ')}] }\n`,
  )
  return baseWith({
    'documents.yml': 'chapter: Another\ntroubleshooting-slp: The chapter\n',
    'concepts/cssm.yml': `title: CSSM\nmeans: x\nasks: [what is CSSM]\nsource:\n${source.join('')}`,
  })
}

const TEXT = ['A title', '', 'One.', 'Two.', '-----', '', 'Three.', '  ===  ', 'Four.', ''].join('\r\n')

describe('what is cited', () => {
  test('lines that no entry cites come as ranges, over blank lines and rules', () => {
    expect(findUncited(loadKnowledge(citing([1, 3])), TEXT)).toEqual([
      { lines: [4, 9], text: ['Two.', 'Three.', 'Four.'] },
    ])
  })

  test('a cited line parts two ranges', () => {
    expect(findUncited(loadKnowledge(citing([4, 4])), TEXT)).toEqual([
      { lines: [1, 3], text: ['A title', 'One.'] },
      { lines: [7, 9], text: ['Three.', 'Four.'] },
    ])
  })

  test('blank lines and rules need no citation', () => {
    expect(findUncited(loadKnowledge(citing([1, 4], [7, 7], [9, 9])), TEXT)).toEqual([])
  })

  test('citations of another document do not count', () => {
    expect(findUncited(loadKnowledge(citing([1, 1])), TEXT)[0]?.lines).toEqual([3, 9])
  })

  test('citations beyond the end, and of blank lines only, are told', () => {
    expect(findEmptyCitations(loadKnowledge(citing([1, 9], [5, 6], [9, 12])), TEXT)).toEqual([
      { id: 'concepts/cssm', lines: [5, 6], what: 'which are blank' },
      { id: 'concepts/cssm', lines: [9, 12], what: 'and the source ends at line 9' },
    ])
  })
})

describe('at the terminal', () => {
  const root = mkdtempSync(join(tmpdir(), 'slp-knowledge-'))
  const chapter = join(root, 'chapter.txt')

  beforeAll(() => writeFileSync(chapter, TEXT))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  function folderOf(name: string, files: { path: string; text: string }[]): string {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, name, path)), { recursive: true })
      writeFileSync(join(root, name, path), text)
    }
    return join(root, name)
  }

  function run(script: string, ...args: string[]) {
    const path = join(import.meta.dirname, '../../scripts', script)
    return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' })
  }

  test('coverage prints what is not cited, warns, and ends with 1', () => {
    const folder = folderOf('half', citing([1, 3], [5, 6]))
    const { stdout, stderr, status } = run(
      'knowledge-coverage.ts',
      '--source',
      chapter,
      '--knowledge',
      folder,
    )
    expect(stdout).toBe('lines 4-9\n    Two.\n    Three.\n    Four.\n3 content lines are not cited\n')
    expect(stderr).toBe('warning: concepts/cssm cites 5-6, which are blank\n')
    expect(status).toBe(1)
  })

  test('coverage ends with 0 where all is cited, and with 2 without a source', () => {
    const folder = folderOf('whole', citing([1, 9]))
    const whole = run('knowledge-coverage.ts', '--source', chapter, '--knowledge', folder)
    expect([whole.stdout, whole.stderr, whole.status]).toEqual(['0 content lines are not cited\n', '', 0])
    for (const args of [[], ['--source', join(root, 'none.txt')]]) {
      const wrong = run('knowledge-coverage.ts', ...args)
      expect(wrong.stderr).toBe(
        'usage: npm run knowledge:coverage -- --source FILE, the text of the chapter\n',
      )
      expect(wrong.status).toBe(2)
    }
  })

  test('check prints every problem of files, links and examples at once, and ends with 1', () => {
    const broken = baseWith({
      'release.yml': 'release: soon\n',
      'causes/broken.yml': baseWith()
        .find(({ path }) => path === 'causes/broken.yml')
        ?.text.replace('[actions/mend]', '[actions/pray]'),
      'messages/LICMGR/LOG_SMART_LIC_ONE.yml': baseWith()
        .find(({ path }) => path.startsWith('messages/'))
        ?.text.replace('gives: { peer: CSSM,', 'gives: { peer: CSLU,'),
    })
    const { stderr, status } = run('knowledge-check.ts', folderOf('broken', broken))
    expect(stderr.trimEnd().split('\n')).toEqual([
      'knowledge/release.yml:1: release must read like "2026.11.1"',
      'knowledge/causes/broken.yml:5: actions/pray is no entry',
      'knowledge/messages/LICMGR/LOG_SMART_LIC_ONE.yml:16: peer should be "CSLU" and is "CSSM"',
      '3 problems',
    ])
    expect(status).toBe(1)
  })

  test('check sums up in one line where there is none, and ends with 0', () => {
    const { stdout, stderr, status } = run('knowledge-check.ts', folderOf('good', baseWith()))
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^knowledge 2026\.11\.1\+[0-9a-f]{12}: 1 messages, 0 errors, .*, 1 errata; no problems\n$/,
    )
    expect(status).toBe(0)
  })
})
