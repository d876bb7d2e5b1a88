import type { AnyNode } from 'acorn'
import { expect, test } from 'vitest'
import { filesBelow, nodesOf } from './sources.ts'

/** Files whose lists have a bound of their own: words of a pattern, rows of one clock, files of the knowledge base. */
const BOUNDED = [
  'src/diagnosis/direct-answers.ts',
  'src/evidence/clocks-side-by-side.ts',
  'src/evidence/server-logs.ts',
  'src/knowledge/load.ts',
  'src/knowledge/parse-yaml.ts',
  'src/knowledge/references.ts',
  'src/knowledge/says.ts',
]

// list.push(...more) puts each element on the stack: 120,000 of them are more than it holds
test('what may grow with a paste is spread into no call', () => {
  const folders = ['text', 'facts', 'knowledge', 'evidence', 'diagnosis', 'reply', 'incident', 'llm']
  const spreads = folders
    .flatMap((folder) => filesBelow(`src/${folder}`, '.ts'))
    .filter(({ path }) => !BOUNDED.includes(path))
    .flatMap((file) =>
      nodesOf(file)
        .filter(({ node }) => isGrowing(node))
        .map(({ line }) => `${file.path}:${line}`),
    )
  expect(spreads).toEqual([])
})

/** A spread call of an array's or of Math's; what the house's own functions are called with is written down there. */
function isGrowing(node: AnyNode): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  const { property } = node.callee
  const name = property.type === 'Identifier' ? property.name : ''
  return (
    ['push', 'unshift', 'splice', 'min', 'max', 'fromCharCode', 'fromCodePoint'].includes(name) &&
    node.arguments.some(({ type }) => type === 'SpreadElement')
  )
}
