import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProblems } from '../../src/knowledge/check.ts'
import { readKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const root = mkdtempSync(join(tmpdir(), 'slp-new-'))

beforeAll(() => {
  for (const each of [
    'src',
    'knowledge',
    'scripts',
    'test/facts',
    'tsconfig.json',
    'biome.json',
    'package.json',
  ]) {
    cpSync(join(ROOT, each), join(root, each), { recursive: true })
  }
  writeFileSync(join(root, 'vitest.config.ts'), 'export default {}\n')
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

function run(command: string, ...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8' })
}

function makeNew(...args: string[]) {
  return run(join(ROOT, 'scripts/new.ts'), '--root', root, ...args)
}

const MADE = [
  ['message', 'LOG_SMART_LIC_SOMETHING_NEW', ['knowledge/messages/LICMGR/LOG_SMART_LIC_SOMETHING_NEW.yml']],
  ['message', 'LICENSE/SOMETHING_NEW', ['knowledge/messages/LICENSE/SOMETHING_NEW.yml']],
  [
    'cause',
    'cable-unplugged',
    [
      'knowledge/causes/cable-unplugged.yml',
      'test/cases/cable-unplugged-holds/about.yml',
      'test/cases/cable-unplugged-near-miss/paste.txt',
    ],
  ],
  [
    'output',
    'show-license-novelty',
    [
      'knowledge/outputs/show-license-novelty.yml',
      'src/evidence/outputs/show-license-novelty.ts',
      'test/shows/show-license-novelty/whole/input.txt',
    ],
  ],
  [
    'derived-fact',
    'transport.isNovel',
    ['src/facts/derived/transport-is-novel.ts', 'test/facts/derived/transport-is-novel.test.ts'],
  ],
  [
    'listener',
    'actions/new-button',
    ['src/slack/listeners/actions/new-button.ts', 'test/slack/new-button.test.ts'],
  ],
  ['listener', 'events/new-event', ['src/slack/listeners/events/new-event.ts']],
  ['listener', 'commands/new-command', ['src/slack/listeners/commands/new-command.ts']],
  ['listener', 'shortcuts/new-shortcut', ['src/slack/listeners/shortcuts/new-shortcut.ts']],
] as const

describe('one more of each', () => {
  test.each(MADE)('%s %s', (kind, name, paths) => {
    const first = makeNew(kind, name)
    expect(first.stderr).toBe('')
    expect(first.status).toBe(0)
    expect(first.stdout).toContain('Next:\n  1. ')
    for (const path of paths) {
      expect(existsSync(join(root, path))).toBe(true)
      expect(first.stdout).toContain(`made     ${path}`)
    }

    const index = readFileSync(join(root, 'src/facts/derived/index.ts'), 'utf8')
    const again = makeNew(kind, name)
    expect(again.status).toBe(2)
    expect(again.stderr).toMatch(/^new: .* is there already\n$/)
    expect(readFileSync(join(root, 'src/facts/derived/index.ts'), 'utf8')).toBe(index)
  })

  test('the types hold, and the style', { timeout: 180_000 }, () => {
    const types = run(join(ROOT, 'node_modules/.bin/tsc'), '-p', root)
    expect(types.stdout).toBe('')
    const made = MADE.flatMap(([, , paths]) => paths).filter((path) => path.endsWith('.ts'))
    const indexes = [
      'src/facts/derived/index.ts',
      'src/evidence/outputs.ts',
      ...['actions', 'events', 'commands', 'shortcuts'].map((each) => `src/slack/listeners/${each}/index.ts`),
    ]
    const style = spawnSync(
      join(ROOT, 'node_modules/.bin/biome'),
      ['check', '--write', ...made, ...indexes],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    expect(style.stdout + style.stderr).not.toMatch(/error|Found \d+ (?:warning|error)/)
    expect(style.status).toBe(0)
  })

  test('the knowledge loads, and lacks only what is to be filled in', () => {
    const files = readKnowledgeFolder(join(root, 'knowledge'))
    const { knowledge, problems } = readKnowledge(files)
    expect(problems).toEqual([])
    // whether every question finds its entry takes long, and says nothing of what is new
    const lacking = findProblems(files, { ...knowledge, stopWords: new Set() })
    expect(lacking.map((each) => each.replace(/; allowed: .*/, ''))).toEqual([
      'messages/LICENSE/SOMETHING_NEW.yml:11: say-which is no document',
      'messages/LICMGR/LOG_SMART_LIC_SOMETHING_NEW.yml:11: say-which is no document',
      'causes/cable-unplugged.yml:9: say-which is no document',
      'outputs/show-license-novelty.yml:11: say-which is no document',
      'causes/cable-unplugged.yml:1: nothing leads to this entry: name it in another, or give it `asks`',
    ])
  })
})

describe('what is refused', () => {
  test.each([
    [[], 'usage: npm run new -- message|output|cause|derived-fact|listener NAME'],
    [['cause'], 'usage: npm run new -- '],
    [['poem', 'ode'], 'usage: npm run new -- '],
    [['toString', 'x'], 'usage: npm run new -- '],
    [
      ['cause', '../../etc/passwd'],
      '"../../etc/passwd" must be small letters and figures with dashes between',
    ],
    [['cause', 'Big Name'], '"Big Name" must be small letters'],
    [['message', 'log_smart_lic_x'], '"log_smart_lic_x" must be the mnemonic as pasted'],
    [['message', '../LICMGR/X'], '"../LICMGR/X" must be the mnemonic as pasted'],
    [['derived-fact', 'novel'], '"novel" must be a key'],
    [['derived-fact', 'transport.type'], 'src/facts/vocabulary.ts has transport.type already'],
    [['listener', 'share-answer'], '"share-answer" must be one of events, commands, actions, shortcuts'],
    [['listener', 'actions/share-answer'], 'src/slack/listeners/actions/share-answer.ts is there already'],
    [['cause', 'dns-not-configured'], 'knowledge/causes/dns-not-configured.yml is there already'],
  ])('%j', (args, says) => {
    const { status, stderr } = makeNew(...args)
    expect(stderr).toContain(`new: ${says}`)
    expect(status).toBe(2)
  })
})
