import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SETTINGS } from '../../src/settings.ts'
import { ROOT } from './sources.ts'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const { scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as Record<'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>

test('every command in README is `npx slp …` or `npm …`, and every npm script that it names exists', () => {
  const commands = [...readme.matchAll(/```sh\n(?<block>[^`]+)```/g)]
    .flatMap(({ groups }) => groups?.block?.split('\n') ?? [])
    .flatMap((line) => line.replace(/\s#.*$/, '').split('&&'))
    .map((line) => line.trim())
    .filter(Boolean)

  expect(commands.length).toBeGreaterThan(5)
  expect(commands.filter((command) => !/^(?:npx slp|npm) /.test(command))).toEqual([])
  const named = [...`${readme}\n${contributing}`.matchAll(/`npm run (?<script>[a-z:]+)/g)].map(
    ({ groups }) => groups?.script ?? '',
  )
  expect(named.filter((script) => !(script in scripts))).toEqual([])
})

test('files that README and CONTRIBUTING link to are there', () => {
  const links = [...`${readme}\n${contributing}`.matchAll(/\]\((?<path>[^):#]+)\)/g)].map(
    ({ groups }) => groups?.path ?? '',
  )
  expect(links.length).toBeGreaterThan(4)
  for (const path of links) expect(() => readFileSync(join(ROOT, path)), path).not.toThrow()
})

test('each dependency has its reason in CONTRIBUTING', () => {
  const all = [dependencies, devDependencies, optionalDependencies].flatMap((each) => Object.keys(each))
  expect(all.filter((name) => !name.startsWith('@types/') && !contributing.includes(`\`${name}\``))).toEqual(
    [],
  )
})

test('dependencies are pinned', () => {
  const all = [dependencies, devDependencies, optionalDependencies].flatMap((each) => Object.entries(each))
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('README tells of the settings that a workspace needs', () => {
  const needed: (keyof typeof SETTINGS)[] = ['SLACK_SIGNING_SECRET', 'SLP_WATCH_CHANNELS', 'PORT', 'HOST']
  for (const name of needed) expect(readme).toContain(name)
})

test('the picture in README shows a command that is in it', () => {
  expect(readFileSync(join(ROOT, 'docs', 'slp.svg'), 'utf8')).toContain('ip name-server &lt;dns-server&gt;')
})
