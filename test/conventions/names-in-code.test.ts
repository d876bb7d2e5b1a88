import type { AnyNode } from 'acorn'
import { expect, test } from 'vitest'
import { KINDS } from '../../src/knowledge/entries.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { resolves } from '../../src/knowledge/references.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { filesBelow, nodesOf } from './sources.ts'

const knowledge = loadKnowledge(readKnowledgeFolder())

const nodes = filesBelow('src', '.ts').flatMap((file) =>
  nodesOf(file).map(({ node, line }) => ({ node, at: `${file.path}:${line}` })),
)

test('every entry that src names by its id is there', () => {
  const named = nodes.flatMap(({ node, at }) =>
    textsOf(node)
      .filter((text) => KINDS.some((kind) => isBelow(kind, text)))
      .map((id) => ({ at, id })),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ id }) => !resolves(knowledge, id))).toEqual([])
})

test('every sentence that src says by its key stands in knowledge/replies.yml', () => {
  const said = nodes.flatMap(({ node, at }) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'say')
      return []
    const [, key] = node.arguments
    const keys = key?.type === 'ArrayExpression' ? key.elements : [key]
    return keys.flatMap((each) => (each ? textsOf(each).map((text) => ({ at, key: text })) : []))
  })
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter(({ key }) => !knowledge.replies.has(key))).toEqual([])
})

function textsOf(node: AnyNode): string[] {
  return node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []
}

/** `causes/dns-not-configured`, not `causes/`, nor `messages/LICMGR/`. */
function isBelow(kind: string, text: string): boolean {
  return text.startsWith(`${kind}/`) && !/[\s/]$/.test(text)
}
