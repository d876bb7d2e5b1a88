import { expect, test } from 'vitest'
import { splitLines } from '../../src/text/split-lines.ts'
import { unquote } from '../../src/text/unquote.ts'

const LOG =
  '2026 Aug  3 20:38:37 leaf-101 %LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.'
/** Block, first line and text of each line. */
const read = (paste: string): [number, number, string][] =>
  unquote(splitLines(paste)).map(({ block, lines, text }) => [block, lines[0], text])

test('plain text is one block', () => {
  expect(read('a\n\nb')).toEqual([
    [0, 1, 'a'],
    [0, 3, 'b'],
  ])
})

test('a fence is a block; lines that were marks only stay, empty', () => {
  expect(read(`hi\n\`\`\`text\n${LOG}\n\`\`\`\nbye`)).toEqual([
    [0, 1, 'hi'],
    [1, 2, ''],
    [1, 3, LOG],
    [2, 4, ''],
    [2, 5, 'bye'],
  ])
})

test('marks on the same lines as text', () => {
  expect(read(`hi \`\`\`${LOG}\nnext\`\`\` bye`)).toEqual([
    [0, 1, 'hi '],
    [1, 1, LOG],
    [1, 2, 'next'],
    [2, 2, 'bye'],
  ])
  expect(read(`\`\`\`${LOG}\`\`\``)).toEqual([[0, 1, LOG]])
})

test('two fences are two blocks, an open one goes on to the end', () => {
  expect(read('```\na\n```\n```\nb').filter(([, , text]) => text)).toEqual([
    [0, 2, 'a'],
    [2, 5, 'b'],
  ])
})

test('a fence without a language keeps its first word', () => {
  expect(read('```Transport:\n  Type: Smart\n```')[0]).toEqual([0, 1, 'Transport:'])
  expect(read('```LOG_SMART_LIC_COMM_FAILED\n```')[0]).toEqual([0, 1, 'LOG_SMART_LIC_COMM_FAILED'])
})

test('quotes, nested ones too, keep the indent of what they quote', () => {
  expect(read('> Transport:\n>   Type: Smart\n> > deeper\n>no blank\nown words')).toEqual([
    [0, 1, 'Transport:'],
    [0, 2, '  Type: Smart'],
    [1, 3, 'deeper'],
    [2, 4, 'no blank'],
    [3, 5, 'own words'],
  ])
})

test('a fence in a quote ends with the quote; a quote mark in a fence is text', () => {
  expect(read('> ```\n> a\nb').filter(([, , text]) => text)).toEqual([
    [0, 2, 'a'],
    [1, 3, 'b'],
  ])
  expect(read('```\n> a\n```')).toContainEqual([0, 2, '> a'])
})

test('inline code around a line, and around a message within words', () => {
  expect(read(`\`${LOG}\``)).toEqual([[0, 1, LOG]])
  expect(read(`saw \`${LOG}\` on two leafs`)).toEqual([
    [0, 1, 'saw '],
    [1, 1, LOG],
    [2, 1, ' on two leafs'],
  ])
})

test('emphasis around a message goes', () => {
  for (const mark of ['*', '**', '_', '~']) expect(read(mark + LOG + mark)).toEqual([[0, 1, LOG]])
})

test('what only looks like a mark stays', () => {
  const lines = [
    '**** Event Log ****',
    "don't `break` this",
    'one ` alone',
    '*Oct 22 16:06:08.211: %SMART_LIC-6-AGENT_READY: ready',
    'a > b',
    '<187>: x',
    'sw1>show clock',
  ]
  expect(read(lines.join('\n')).map(([, , text]) => text)).toEqual(lines)
})
