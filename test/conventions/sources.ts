import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join, sep } from 'node:path'
import { type AnyNode, parse } from 'acorn'

/** The project's root. */
export const ROOT = join(import.meta.dirname, '..', '..')

/** A source file: its path from the root with forward slashes, and its text. */
export type SourceFile = { path: string; text: string }

/** The files below a folder whose names end so, in the order of their paths. */
export function filesBelow(folder: string, ending: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(ending))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => ({
      path: path
        .slice(ROOT.length + 1)
        .split(sep)
        .join('/'),
      text: readFileSync(path, 'utf8'),
    }))
}

/** Every node of a TypeScript file's tree, in no particular order, with the line it begins in. */
export function nodesOf(file: SourceFile): { node: AnyNode; line: number }[] {
  const found: { node: AnyNode; line: number }[] = []
  const open: unknown[] = [
    parse(stripTypeScriptTypes(file.text), { ecmaVersion: 'latest', sourceType: 'module', locations: true }),
  ]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) open.push(...value)
    else if (isNode(value)) {
      found.push({ node: value, line: value.loc?.start.line ?? 0 })
      open.push(...Object.values(value))
    }
  }
  return found
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
