import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { KnowledgeFile } from './knowledge.ts'
import { PROBLEMS_AT_MOST } from './problem.ts'

/** No entry is near these; a file beyond them is a mistake or an attack, and the parser slows down on it. */
const CHARACTERS_AT_MOST = 256_000
const LINES_AT_MOST = 5000
const LINE_AT_MOST = 4000

/** How deep anything may nest, in brackets or by indentation; the parser slows down on what is deeper. */
const DEPTH_AT_MOST = 64

/** A YAML file as plain data, and where each part of it stands. */
export type ParsedYaml = {
  data: unknown
  /** The line of a path such as `['steps', 0, 'do']`: of its key, or of what stands nearest above it. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** Reads a file strictly; anything odd (a duplicate key, an alias, a warning) is a problem, as `file:line: what`. */
export function parseYaml({ path, text }: KnowledgeFile): ParsedYaml | { problems: string[] } {
  const told = (line: number, what: string) => `${path}:${line}: ${what}`
  if (text.length > CHARACTERS_AT_MOST) {
    return { problems: [told(1, `has more than ${CHARACTERS_AT_MOST} characters`)] }
  }
  const lines = text.split('\n')
  if (lines.length > LINES_AT_MOST) return { problems: [told(1, `has more than ${LINES_AT_MOST} lines`)] }
  for (const [at, what] of [
    [lines.findIndex((line) => /[\uFFFD\0]/.test(line)), 'is not UTF-8 text'],
    [lines.findIndex((line) => line.length > LINE_AT_MOST), `has more than ${LINE_AT_MOST} characters`],
    [tooDeep(lines), `nests more than ${DEPTH_AT_MOST} levels`],
  ] as const) {
    if (at !== -1) return { problems: [told(at + 1, what)] }
  }

  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    strict: true,
    stringKeys: true,
    // findOddNodes does it, in time that doesn't grow with the square of the keys
    uniqueKeys: false,
    schema: 'core',
    version: '1.2',
  })
  const lineAt = (position: number) => lineCounter.linePos(position).line || 1
  const odd = [
    ...[...document.errors, ...document.warnings].map(({ pos, message }) => ({ at: pos[0], what: message })),
    ...(document.directives?.yaml.explicit ? [{ at: 0, what: 'needs no %YAML directive' }] : []),
    ...findOddNodes(document.contents),
  ]
  if (odd.length > 0) {
    return { problems: odd.slice(0, PROBLEMS_AT_MOST).map(({ at, what }) => told(lineAt(at), what)) }
  }
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    lineOf: (parts) => lineAt(positionOf(document.contents, parts)),
  }
}

type Odd = { at: number; what: string }

/** What is good YAML and no entry needs: aliases, a key twice, a key that means something to JavaScript. */
function findOddNodes(contents: Node | null): Odd[] {
  const odd: Odd[] = []
  const open: unknown[] = [contents]
  while (open.length > 0) {
    const node = open.pop()
    if (isAlias(node)) odd.push({ at: startOf(node), what: 'an alias (*), which no entry needs' })
    else if (isSeq(node)) open.push(...node.items)
    else if (isMap(node)) {
      const keys = new Set<string>()
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : ''
        if (keys.has(name)) odd.push({ at: startOf(key), what: `the key ${name} stands twice` })
        if (name === '__proto__') odd.push({ at: startOf(key), what: 'the key __proto__ is no word of ours' })
        keys.add(name)
        open.push(value)
      }
    }
  }
  return odd.sort((one, other) => one.at - other.at)
}

/** Where a path's key or item starts; where there is none, its parent's. */
function positionOf(contents: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = contents
  let at = startOf(contents)
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (!pair) return at
      at = startOf(pair.key)
      node = pair.value
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)]
      if (item === undefined) return at
      at = startOf(item)
      node = item
    } else return at
  }
  return at
}

function startOf(node: unknown): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const from: unknown = Array.isArray(range) ? range[0] : undefined
  return typeof from === 'number' ? from : 0
}

/** Counts brackets, and what stands before the first word of a line: spaces, and the dashes of lists in lists. */
function tooDeep(lines: readonly string[]): number {
  let depth = 0
  return lines.findIndex((line) => {
    const words = line.search(/[^ ?-]/)
    if ((words === -1 ? line.trimEnd().length : words) > 2 * DEPTH_AT_MOST) return true
    if (!/[[\]{}]/.test(line)) return false
    for (const letter of line) {
      if (letter === '[' || letter === '{') depth++
      else if ((letter === ']' || letter === '}') && depth > 0) depth--
      if (depth > DEPTH_AT_MOST) return true
    }
    return false
  })
}
