import { expect, test } from 'vitest'
import { filesBelow, nodesOf } from './sources.ts'

const typed = filesBelow('src', '.ts')
// acorn reads no JSX: what is about their text holds for components too
const sources = [...typed, ...filesBelow('src', '.tsx')]
const LINES_AT_MOST = 300

test('file names are kebab-case and say what is in the file', () => {
  const vague = ['utils', 'helpers', 'common', 'misc', 'types']
  const wrong = [...sources, ...filesBelow('test', '.ts')]
    .filter(({ path }) => {
      const name =
        path
          .split('/')
          .at(-1)
          ?.replace(/(?:\.test)?\.tsx?$/, '') ?? ''
      return !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || (path.startsWith('src/') && vague.includes(name))
    })
    .map(({ path }) => path)
  expect(wrong).toEqual([])
})

test(`no source file is longer than ${LINES_AT_MOST} lines`, () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > LINES_AT_MOST)
    .map(({ path, lines }) => `${path}: ${lines}`)
  expect(long).toEqual([])
})

test('exports are named, and carry a doc comment', () => {
  const wrong = sources.flatMap((file) => {
    const lines = file.text.split('\n')
    return lines.flatMap((line, at) => {
      if (/^export default/.test(line)) return [`${file.path}:${at + 1} default export`]
      const name = /^export (?:async )?(?:function|const|class|type) (?<name>\w+)/.exec(line)?.groups?.name
      if (!name || explained(lines, at, name)) return []
      return [`${file.path}:${at + 1} ${name} has no doc comment`]
    })
  })
  expect(wrong).toEqual([])
})

test('no interface, enum, any, or silenced check', () => {
  const banned = [
    /^\s*(?:export )?(?:declare )?(?:interface|enum|namespace) \w/m,
    /\bas any\b|: any\b/,
    /as unknown as/,
    /@ts-(?:ignore|nocheck)/,
    /biome-ignore/,
    /\bTODO\b|\bFIXME\b/,
  ]
  const wrong = [...sources, ...filesBelow('scripts', '.ts')].flatMap(({ path, text }) =>
    banned.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern}`),
  )
  expect(wrong).toEqual([])
})

test('no test is left out or left alone', () => {
  const wrong = filesBelow('test', '.test.ts')
    .filter(({ text }) => /\b(?:test|it|describe)\.(?:only|todo|skip)\(/.test(text))
    .map(({ path }) => path)
  expect(wrong).toEqual([])
})

test('src holds no sentence about licensing: the words that an engineer reads live in knowledge/', () => {
  // a list of words, the commonest first, and their numbers: nobody reads it
  const read = typed.filter(({ path }) => path !== 'src/knowledge/words/table.ts')
  expect(read).toHaveLength(typed.length - 1)
  const wrong = read.flatMap((file) =>
    nodesOf(file).flatMap(({ node, line }) => {
      const text =
        node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : node.type === 'TemplateElement'
            ? node.value.raw
            : ''
      const words = text.split(/\s+/).filter((word) => /^[a-z’',.]+$/i.test(word))
      return words.length >= 5 && /licen[sc]|cssm|cslu|rum report|trust code|acknowledg/i.test(text)
        ? [`${file.path}:${line} ${text.slice(0, 60)}`]
        : []
    }),
  )
  expect(wrong).toEqual([])
})

/** A comment stands above it, or it is the type that a schema of the same name, on the lines above, explains. */
function explained(lines: string[], at: number, name: string): boolean {
  if (lines[at - 1]?.trimEnd().endsWith('*/')) return true
  return lines
    .slice(0, at)
    .some((line) => line.startsWith(`export const ${name}`) || line.startsWith(`export const ${name}:`))
}
