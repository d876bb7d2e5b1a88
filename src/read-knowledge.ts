import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { parseYaml } from './knowledge/parse-yaml.ts'

const ROOT = join(import.meta.dirname, '..')
const FOLDER = join(ROOT, 'knowledge')

/** Where the parsed files are kept between starts: YAML takes longer to read than all the rest of a start. */
const SNAPSHOTS = join(ROOT, 'node_modules', '.cache', 'slp-bot')

/** A snapshot of knowledge that has changed since goes after a week, in milliseconds. */
const KEPT_FOR = 7 * 24 * 3_600_000

/**
 * Every YAML file of the knowledge base, in the order of their paths. What was parsed at an earlier start comes along,
 * where no byte has changed since.
 */
export function readKnowledgeFolder(folder = FOLDER): KnowledgeFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.yml'))
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  return folder === FOLDER ? withSnapshot(files) : files
}

function withSnapshot(files: KnowledgeFile[]): KnowledgeFile[] {
  const hash = createHash('sha256')
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`)
  const name = `knowledge-${hash.digest('hex').slice(0, 16)}.json`
  const kept = readSnapshot(name, files.length) ?? makeSnapshot(name, files)
  return kept ? files.map((file, at) => ({ ...file, data: kept[at] })) : files
}

function readSnapshot(name: string, count: number): unknown[] | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(SNAPSHOTS, name), 'utf8'))
    return Array.isArray(kept) && kept.length === count ? kept : undefined
  } catch {
    return undefined
  }
}

/** Parses every file and keeps that; undefined where a file has a problem, which is told later. */
function makeSnapshot(name: string, files: readonly KnowledgeFile[]): unknown[] | undefined {
  const parsed = files.map((file) => parseYaml(file))
  const data = parsed.flatMap((each) => ('data' in each ? [each.data] : []))
  if (data.length < files.length) return undefined
  try {
    mkdirSync(SNAPSHOTS, { recursive: true })
    const draft = join(SNAPSHOTS, `${name}.${process.pid}`)
    writeFileSync(draft, JSON.stringify(data))
    renameSync(draft, join(SNAPSHOTS, name))
    for (const old of readdirSync(SNAPSHOTS).map((each) => join(SNAPSHOTS, each))) {
      if (Date.now() - statSync(old).mtimeMs > KEPT_FOR) rmSync(old, { force: true })
    }
  } catch {
    // a place that can't be written to only makes the next start slower
  }
  return data
}
