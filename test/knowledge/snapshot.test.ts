import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { baseWith } from './good-base.ts'

const place = mkdtempSync(join(tmpdir(), 'slp-snapshot-'))
const folder = join(place, 'knowledge')
const snapshots = join(place, 'snapshots')
afterAll(() => rmSync(place, { recursive: true }))

beforeEach(() => {
  rmSync(place, { recursive: true, force: true })
  for (const { path, text } of baseWith()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

const read = () => readKnowledgeFolder(folder, snapshots)
const only = () => {
  const [name = ''] = readdirSync(snapshots)
  return join(snapshots, name)
}
/** What an engine would work with, comparable. */
const told = () => {
  const { causes, messages, outputs, version } = loadKnowledge(read())
  return { causes, messages, outputs, version }
}
const parsed = () => {
  const { causes, messages, outputs, version } = loadKnowledge(baseWith())
  return { causes, messages, outputs, version }
}

test('what comes out of a snapshot is what the YAML says', () => {
  expect(told()).toEqual(parsed())
  expect(readdirSync(snapshots)).toHaveLength(1)
  expect(told()).toEqual(parsed())
  expect(read().every(({ checked }) => checked !== undefined)).toBe(true)
})

test('a start takes the snapshot, and a changed file makes a new one', () => {
  read()
  const json = readFileSync(only(), 'utf8')
  expect(json).toContain('The widget is broken')
  const cause = join(folder, 'causes/broken.yml')
  writeFileSync(cause, readFileSync(cause, 'utf8').replace('The widget is broken', 'The gadget is broken'))
  expect(loadKnowledge(read()).causes.get('causes/broken')?.title).toBe('The gadget is broken')
  expect(readdirSync(snapshots)).toHaveLength(2)
})

test.each([
  ['cut off', (json: string) => json.slice(0, -20)],
  ['empty', () => ''],
  ['of other words', (json: string) => json.replace('The widget is broken', 'The widget is a trap')],
  ['no JSON', () => 'x'.repeat(200)],
])('a snapshot that is %s is passed over, and made anew', (_, damage) => {
  read()
  writeFileSync(only(), damage(readFileSync(only(), 'utf8')))
  expect(told()).toEqual(parsed())
  expect(readFileSync(only(), 'utf8')).toContain('The widget is broken')
})

test('where nothing can be written, the YAML is read each time', () => {
  writeFileSync(snapshots, 'a file where the folder should be')
  expect(told()).toEqual(parsed())
  rmSync(snapshots)
  mkdirSync(snapshots)
  chmodSync(snapshots, 0o500)
  expect(told()).toEqual(parsed())
})

test('a file with a problem is told with its line, and leaves no snapshot', () => {
  writeFileSync(join(folder, 'causes/broken.yml'), 'title: The widget\nfoo: 1\n')
  expect(() => loadKnowledge(read())).toThrow(/causes\/broken\.yml:\d+: /)
  expect(() => readdirSync(snapshots)).toThrow()
})
