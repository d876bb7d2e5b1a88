import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { KnowledgeFile } from './knowledge/knowledge.ts'

const FOLDER = join(import.meta.dirname, '..', 'knowledge')

/** Every YAML file of the knowledge base, in the order of their paths. */
export function readKnowledgeFolder(folder = FOLDER): KnowledgeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.yml'))
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}
