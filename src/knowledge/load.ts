import * as z from 'zod'
import { KnowledgeError } from '../errors.ts'
import { Action } from './action.ts'
import { Cause } from './cause.ts'
import { Clock } from './clock.ts'
import { Concept } from './concept.ts'
import { digest } from './digest.ts'
import { KINDS, type Kind } from './entries.ts'
import { Erratum } from './erratum.ts'
import { ErrorEntry } from './error-entry.ts'
import { Issue } from './issue.ts'
import type { Knowledge, KnowledgeFile } from './knowledge.ts'
import { MessageEntry } from './message-entry.ts'
import { Output } from './output.ts'
import { parseYaml } from './parse-yaml.ts'
import { Question } from './question.ts'
import { createSearch } from './search.ts'
import { Topology } from './topology.ts'

/** One schema a folder. */
const ENTRIES = {
  messages: MessageEntry,
  errors: ErrorEntry,
  issues: Issue,
  causes: Cause,
  actions: Action,
  procedures: Action,
  outputs: Output,
  topologies: Topology,
  concepts: Concept,
  clocks: Clock,
  questions: Question,
} as const satisfies Record<Kind, z.ZodType>

/** The files that stand at the top. */
const TOP = {
  'release.yml': z.strictObject({
    release: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/, 'must read like "2026.11.1"'),
  }),
  'documents.yml': z.record(z.string(), z.string()),
  'synonyms.yml': z.strictObject({
    synonyms: z.array(z.array(z.string()).min(2)),
    stopWords: z.array(z.string()),
  }),
  'errata.yml': z.array(Erratum),
  'replies.yml': z.record(z.string(), z.record(z.string(), z.string())),
} as const
type Top = { [Name in keyof typeof TOP]?: z.infer<(typeof TOP)[Name]> }

/**
 * Loads the knowledge base out of its files, each checked against the schema of its folder.
 * That ids resolve and entries hold together is `findProblems` in check.ts, which `npm run knowledge:check` runs.
 * @throws KnowledgeError with every problem, as `file:line: what, and what is allowed`.
 */
export function loadKnowledge(files: readonly KnowledgeFile[]): Knowledge {
  const problems: string[] = []
  const maps = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as Record<
    Kind,
    Map<string, unknown>
  >
  const top: Top = {}
  for (const file of files) {
    const kind = KINDS.find((each) => file.path.startsWith(`${each}/`))
    const name = Object.keys(TOP).find((each) => each === file.path) as keyof typeof TOP | undefined
    const schema = kind ? ENTRIES[kind] : name && TOP[name]
    if (!schema) {
      problems.push(`${file.path}:1: belongs to no folder: ${[...KINDS, ...Object.keys(TOP)].join(', ')}`)
      continue
    }
    const read = readFile(file, schema)
    problems.push(...read.problems)
    if (read.problems.length > 0) continue
    if (kind) maps[kind].set(file.path.slice(0, -'.yml'.length), read.data)
    else Object.assign(top, { [file.path]: read.data })
  }
  for (const name of Object.keys(TOP)) {
    if (!files.some(({ path }) => path === name)) problems.push(`${name}:1: is missing`)
  }
  if (problems.length > 0) throw new KnowledgeError(problems)
  return assemble(files, maps as Maps, top)
}

type Maps = { [K in Kind]: Map<string, z.infer<(typeof ENTRIES)[K]>> }

function readFile(file: KnowledgeFile, schema: z.ZodType): { data?: unknown; problems: string[] } {
  const yaml = parseYaml(file)
  if ('problems' in yaml) return yaml
  const checked = schema.safeParse(yaml.data)
  if (checked.success) return { data: checked.data, problems: [] }
  return {
    problems: checked.error.issues.flatMap(unfold).map(({ path, message }) => {
      const where = path.length > 0 ? `${path.join('.')}: ` : ''
      return `${file.path}:${yaml.lineOf(path)}: ${where}${message}`
    }),
  }
}

type Problem = { path: PropertyKey[]; message: string }

/** Of a union, the branch that came nearest speaks: the one whose complaints are the fewest. */
function unfold(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((one, other) => one.length - other.length)[0] ?? []
    return nearest.flatMap(unfold).map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
  }
  return [{ path: issue.path, message: issue.message }]
}

function assemble(files: readonly KnowledgeFile[], maps: Maps, top: Top): Knowledge {
  const { synonyms = [], stopWords = [] } = top['synonyms.yml'] ?? {}
  const hash = digest(files.flatMap(({ path, text }) => [path, text]))
  const base = {
    ...maps,
    version: `${top['release.yml']?.release}+${hash}`,
    errata: top['errata.yml'] ?? [],
    replies: new Map(
      Object.entries(top['replies.yml'] ?? {}).flatMap(([section, texts]) =>
        Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as const),
      ),
    ),
    documents: new Map(Object.entries(top['documents.yml'] ?? {})),
    synonyms,
    stopWords: new Set(stopWords),
  }
  return { ...base, search: createSearch(base) }
}
