import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { KnowledgeFile } from './knowledge/knowledge.ts'
import { checkFile } from './knowledge/load.ts'
import { ROOT } from './root.ts'

const FOLDER = join(ROOT, 'knowledge')

/** The code that decides what of a file is taken over, and in which form; in a package its version stands for it. */
const SCHEMAS = [join(ROOT, 'src', 'knowledge'), join(ROOT, 'src', 'facts')]
const PACKAGE = join(ROOT, 'package.json')

/** Where checked files are kept between starts: reading and checking YAML takes longer than all the rest of a start. */
const SNAPSHOTS = join(ROOT, 'node_modules', '.cache', 'slp-bot')

/** A snapshot of knowledge that has changed since goes after a week, in milliseconds. */
const KEPT_FOR = 7 * 24 * 3_600_000

/** Characters of a SHA-256 in hexadecimal digits. */
const SUM = 64

/**
 * Every YAML file of the knowledge base, in the order of their paths. What an earlier start made of them comes along,
 * where no byte of theirs has changed since, nor of the code that checks them. `snapshots`: where that is kept; a
 * snapshot that is damaged or can't be written only makes a start slower.
 */
export function readKnowledgeFolder(folder = FOLDER, snapshots = SNAPSHOTS): KnowledgeFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.yml'))
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  const path = join(snapshots, `knowledge-${digestOf(files)}.json`)
  const kept = readSnapshot(path, files.length) ?? makeSnapshot(path, files)
  return kept ? files.map((file, at) => ({ ...file, checked: kept[at] })) : files
}

function digestOf(files: readonly KnowledgeFile[]): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(PACKAGE))
  for (const folder of SCHEMAS.filter((each) => existsSync(each))) {
    for (const file of readdirSync(folder, { withFileTypes: true })) {
      if (file.isFile()) hash.update(readFileSync(join(folder, file.name))).update('\0')
    }
  }
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`)
  return hash.digest('hex').slice(0, 16)
}

function readSnapshot(path: string, count: number): unknown[] | undefined {
  try {
    const kept = readFileSync(path, 'utf8')
    const json = kept.slice(SUM)
    if (sumOf(json) !== kept.slice(0, SUM)) return undefined
    const data: unknown = JSON.parse(json)
    return Array.isArray(data) && data.length === count ? data : undefined
  } catch {
    return undefined
  }
}

/** Checks every file and keeps that; undefined where a file has a problem, which is told later. */
function makeSnapshot(path: string, files: readonly KnowledgeFile[]): unknown[] | undefined {
  const checked = files.map((file) => checkFile(file))
  const data = checked.flatMap((each) => ('data' in each ? [each.data] : []))
  if (data.length < files.length) return undefined
  try {
    const folder = join(path, '..')
    mkdirSync(folder, { recursive: true })
    const draft = `${path}.${process.pid}`
    const json = JSON.stringify(data)
    writeFileSync(draft, `${sumOf(json)}${json}`)
    renameSync(draft, path)
    for (const old of readdirSync(folder).map((each) => join(folder, each))) {
      if (Date.now() - statSync(old).mtimeMs > KEPT_FOR) rmSync(old, { force: true })
    }
  } catch {
    // a place that can't be written to only makes the next start slower
  }
  return data
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
