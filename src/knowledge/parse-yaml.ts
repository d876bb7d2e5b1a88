import { LineCounter, parseDocument } from 'yaml'
import type { KnowledgeFile } from './knowledge.ts'

/** No entry is near it; a file beyond it is a mistake or an attack. */
const CHARACTERS_AT_MOST = 2_000_000

/** Brackets that stand open at once; YAML's flow style never needs so many, and the parser slows down on them. */
const DEPTH_AT_MOST = 64

/** A YAML file as plain data, and where each part of it stands. */
export type ParsedYaml = {
  data: unknown
  /** The line of a path such as `['steps', 0, 'do']`, or of what stands nearest above it. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** Reads a file strictly; anything odd (a duplicate key, an alias, a warning) is a problem, as `file:line: what`. */
export function parseYaml({ path, text }: KnowledgeFile): ParsedYaml | { problems: string[] } {
  if (text.length > CHARACTERS_AT_MOST) {
    return { problems: [`${path}:1: has more than ${CHARACTERS_AT_MOST} characters`] }
  }
  const deep = lineTooDeep(text)
  if (deep) return { problems: [`${path}:${deep}: nests more than ${DEPTH_AT_MOST} brackets`] }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    strict: true,
    uniqueKeys: true,
    schema: 'core',
    version: '1.2',
  })
  const odd = [...document.errors, ...document.warnings]
  if (odd.length > 0) {
    return {
      problems: odd.map(
        ({ pos, message }) => `${path}:${lineCounter.linePos(pos[0]).line}: ${message.split('\n')[0]}`,
      ),
    }
  }
  try {
    return {
      data: document.toJS({ maxAliasCount: 0 }),
      lineOf: (parts) => {
        for (let length = parts.length; length > 0; length--) {
          const node = document.getIn(parts.slice(0, length), true)
          const at = rangeOf(node)
          if (at !== undefined) return lineCounter.linePos(at).line
        }
        return 1
      },
    }
  } catch {
    return { problems: [`${path}:1: uses aliases (&, *), which entries don't need`] }
  }
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined
  const [from] = node.range
  return typeof from === 'number' ? from : undefined
}

function lineTooDeep(text: string): number | undefined {
  let depth = 0
  let line = 1
  for (const letter of text) {
    if (letter === '\n') line++
    else if (letter === '[' || letter === '{') depth++
    else if ((letter === ']' || letter === '}') && depth > 0) depth--
    if (depth > DEPTH_AT_MOST) return line
  }
  return undefined
}
