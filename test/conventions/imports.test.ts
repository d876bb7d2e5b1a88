import { expect, test } from 'vitest'
import { filesBelow, nodesOf } from './sources.ts'

/** text ← facts ← knowledge ← evidence ← diagnosis ← reply ← incident: a folder imports itself and those before it. */
const CORE = ['text', 'facts', 'knowledge', 'evidence', 'diagnosis', 'reply', 'incident']

/** Packages that run in a browser as they are; the core uses no other. */
const BROWSER_SAFE = ['zod', 'yaml', 'minisearch', 'jsonc-parser', 'csv-parse/browser/esm/sync']

const core = filesBelow('src', '.ts').filter(({ path }) => CORE.includes(path.split('/')[1] ?? ''))

test('the core is there', () => {
  expect(core.length).toBeGreaterThan(30)
})

test('a folder of the core imports only itself and the folders before it', () => {
  const wrong = core.flatMap((file) => {
    const own = CORE.indexOf(file.path.split('/')[1] ?? '')
    return importsOf(file.text)
      .filter((from) => from.startsWith('.'))
      .map((from) => new URL(from, `file:///${file.path}`).pathname.slice(1))
      .filter((target) => {
        const folder = CORE.indexOf(target.split('/')[1] ?? '')
        return target !== 'src/errors.ts' && (folder === -1 || folder > own)
      })
      .map((target) => `${file.path} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('no file of src imports itself by way of others', () => {
  const files = filesBelow('src', '.ts')
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text.replaceAll(/^import type\b/gm, 'type of'))
        .filter((from) => from.startsWith('.'))
        .map((from) => new URL(from, `file:///${path}`).pathname.slice(1)),
    ]),
  )
  const round: string[] = []
  const done = new Set<string>()
  const follow = (path: string, way: readonly string[]) => {
    if (way.includes(path)) round.push([...way.slice(way.indexOf(path)), path].join(' > '))
    else if (!done.has(path)) for (const next of imports.get(path) ?? []) follow(next, [...way, path])
    done.add(path)
  }
  for (const { path } of files) follow(path, [])
  expect(files.length).toBeGreaterThan(300)
  expect(round).toEqual([])
})

test('the core imports no node: module and only packages that a browser can run', () => {
  const wrong = core.flatMap((file) =>
    importsOf(file.text)
      .filter((from) => !from.startsWith('.') && !BROWSER_SAFE.includes(from))
      .map((from) => `${file.path} imports ${from}`),
  )
  expect(wrong).toEqual([])
})

test('the core has no clock, no process, no Buffer, no network and no chance', () => {
  const wrong = core.flatMap((file) =>
    nodesOf(file)
      .filter(({ node }) => {
        if (node.type === 'NewExpression') {
          return 'name' in node.callee && node.callee.name === 'Date' && node.arguments.length === 0
        }
        if (node.type === 'MemberExpression' && node.object.type === 'Identifier') {
          const name = `${node.object.name}.${node.property.type === 'Identifier' ? node.property.name : ''}`
          return (
            ['Date.now', 'Math.random', 'performance.now'].includes(name) ||
            ['process', 'Buffer'].includes(node.object.name)
          )
        }
        return (
          node.type === 'CallExpression' &&
          node.callee.type === 'Identifier' &&
          ['fetch', 'setTimeout', 'setInterval'].includes(node.callee.name)
        )
      })
      .map(({ line }) => `${file.path}:${line}`),
  )
  expect(wrong).toEqual([])
})

test('only config.ts reads the environment, and only entry files end the process', () => {
  const reads = filesBelow('src', '.ts')
    .filter(({ text }) => text.includes('process.env'))
    .map(({ path }) => path)
  expect(reads).toEqual(['src/config.ts'])
  const ends = filesBelow('src', '.ts')
    .filter(({ text }) => text.includes('process.exit('))
    .map(({ path }) => path)
  expect(ends).toEqual(['src/cli.ts', 'src/main.ts'])
})

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^'\n]*?(?:\n[^'\n]*)*? from '(?<from>[^']+)'|^import '(?<bare>[^']+)'/gm,
    ),
  ].map(({ groups }) => groups?.from ?? groups?.bare ?? '')
}
