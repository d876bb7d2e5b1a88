import * as z from 'zod'
import { KnowledgeError } from '../errors.ts'
import { Action } from './action.ts'
import { AnswerEntry } from './answer-entry.ts'
import { Asked } from './asked.ts'
import { Cause } from './cause.ts'
import { Clock } from './clock.ts'
import { Concept } from './concept.ts'
import { digest } from './digest.ts'
import { KINDS, type Kind } from './entries.ts'
import { Erratum } from './erratum.ts'
import { ErrorEntry } from './error-entry.ts'
import { Issue } from './issue.ts'
import type { Knowledge, KnowledgeFile } from './knowledge.ts'
import { DetailCase, MessageEntry } from './message-entry.ts'
import { Output } from './output.ts'
import { parseYaml } from './parse-yaml.ts'
import { Prompt } from './prompt.ts'
import { Question } from './question.ts'
import { Remark } from './remark.ts'
import { Said } from './said.ts'
import { checkSchema } from './schema-problems.ts'
import { createSearch } from './search.ts'
import { SearchWords } from './search-words.ts'
import { Topology } from './topology.ts'

/** All files together; the whole knowledge base is a tenth of it. */
const CHARACTERS_AT_MOST = 2_000_000

const ENDING = '.yml'

// LICMGR/LOG_SMART_LIC_COMM_FAILED.yml
const MESSAGE_NAME = /^[A-Z0-9_]+\/[A-Z0-9_]+\.yml$/

// dns-not-configured.yml
const ENTRY_NAME = /^[a-z0-9-]+\.yml$/

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
  answers: AnswerEntry,
  asked: Asked,
  remarks: Remark,
  said: Said,
} as const satisfies Record<Kind, z.ZodType>

/** A document that can be read on the web; its address is checked for its form alone. */
const Document = z.strictObject({
  title: z.string(),
  url: z
    .string()
    .regex(
      /^https:\/\/(?:www|software)\.cisco\.com\/[\w./-]{0,300}$/,
      'must be an https address of cisco.com',
    ),
})

/** The files that stand at the top. */
const TOP = {
  'release.yml': z.strictObject({
    release: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/, 'must read like "2026.11.1"'),
  }),
  'documents.yml': z.record(z.string(), z.union([z.string(), Document])),
  'synonyms.yml': SearchWords,
  'errata.yml': z.array(Erratum),
  'replies.yml': z.record(z.string(), z.record(z.string(), z.string())),
} as const
/** Files that a knowledge base may do without: what only a language model reads, and error strings that messages share. */
const PROMPT = 'prompts/choose-entries.yml'
const ERROR_STRINGS = 'error-strings.yml'
const OPTIONAL = { [PROMPT]: Prompt, [ERROR_STRINGS]: z.array(DetailCase) } as const

const ALLOWED = [...KINDS.map((kind) => `${kind}/`), ...Object.keys(TOP), ...Object.keys(OPTIONAL)].join(', ')
type Read<Schemas> = { [Name in keyof Schemas]?: z.infer<Schemas[Name]> }
type Top = Read<typeof TOP> & Read<typeof OPTIONAL>

/** What could be read of the files, and what is wrong with the rest, as `file:line: what, and what is allowed`. */
export type KnowledgeRead = { knowledge: Knowledge; problems: string[] }

/**
 * Loads the knowledge base out of its files, each checked against the schema of its folder.
 * That ids resolve and entries hold together is `findProblems` in check.ts, which `npm run knowledge:check` runs.
 * @throws KnowledgeError with every problem, as `file:line: what, and what is allowed`.
 */
export function loadKnowledge(files: readonly KnowledgeFile[]): Knowledge {
  const { knowledge, problems } = readKnowledge(files)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return knowledge
}

/** The same without an end at the first trouble: leaves out what can't be read, so that the rest can be checked too. */
export function readKnowledge(files: readonly KnowledgeFile[]): KnowledgeRead {
  if (files.reduce((sum, { text }) => sum + text.length, 0) > CHARACTERS_AT_MOST) {
    const problems = [
      `${files[0]?.path}:1: all files together have more than ${CHARACTERS_AT_MOST} characters`,
    ]
    return { knowledge: assemble([], emptyMaps(), {}), problems }
  }
  const problems: string[] = []
  const maps: Record<Kind, Map<string, unknown>> = emptyMaps()
  const top: Top = {}
  for (const file of files) {
    const read = file.checked === undefined ? checkFile(file) : { data: file.checked }
    const kind = kindOf(file.path)
    if ('problems' in read) problems.push(...read.problems)
    else if (kind) maps[kind].set(file.path.slice(0, -ENDING.length), read.data)
    else Object.assign(top, { [file.path]: read.data })
  }
  for (const name of Object.keys(TOP)) {
    if (!files.some(({ path }) => path === name)) problems.push(`${name}:1: is missing`)
  }
  return { knowledge: assemble(files, maps as Maps, top), problems }
}

function kindOf(path: string): Kind | undefined {
  return KINDS.find((each) => path.startsWith(`${each}/`))
}

type Maps = { [K in Kind]: Map<string, z.infer<(typeof ENTRIES)[K]>> }

function emptyMaps(): Maps {
  return Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as Maps
}

function isTop(path: string): path is keyof typeof TOP {
  return Object.hasOwn(TOP, path)
}

function schemaOf(path: string): z.ZodType | undefined {
  if (path === PROMPT || path === ERROR_STRINGS) return OPTIONAL[path]
  return isTop(path) ? TOP[path] : undefined
}

/** Messages whose error strings are those of every failure, with the shared cases after their own. */
function withShared(messages: Maps['messages'], shared: readonly DetailCase[]): Maps['messages'] {
  return new Map(
    [...messages].map(([id, entry]) => {
      const { details } = entry
      if (!details?.shared) return [id, entry]
      return [id, { ...entry, details: { ...details, cases: [...details.cases, ...shared] } }]
    }),
  )
}

/** The path is the id, so it has a form. */
function nameProblem(path: string, kind: Kind): string | undefined {
  const name = path.slice(kind.length + 1)
  if (kind === 'messages') {
    return MESSAGE_NAME.test(name) ? undefined : 'must stand in messages/<FACILITY>/<MNEMONIC>.yml, as pasted'
  }
  return ENTRY_NAME.test(name) ? undefined : `must stand in ${kind}/<name>.yml, in small letters with dashes`
}

/** What a file says, by the schema of its place; or every problem with it, as `file:line: what, and what is allowed`. */
export function checkFile({ path, text }: KnowledgeFile): { data: unknown } | { problems: string[] } {
  const kind = kindOf(path)
  const schema = kind ? ENTRIES[kind] : schemaOf(path)
  const misplaced = schema && kind ? nameProblem(path, kind) : undefined
  if (!schema || misplaced)
    return { problems: [`${path}:1: ${misplaced ?? `belongs to no folder: ${ALLOWED}`}`] }
  const yaml = parseYaml({ path, text })
  if ('problems' in yaml) return yaml
  const checked = checkSchema(schema, yaml.data)
  if ('data' in checked) return checked
  return {
    problems: checked.problems.map((problem) => {
      const where = problem.path.length > 0 ? `${problem.path.map(String).join('.')} ` : ''
      return `${path}:${yaml.lineOf(problem.path)}: ${where}${problem.what}`
    }),
  }
}

function assemble(files: readonly KnowledgeFile[], maps: Maps, top: Top): Knowledge {
  const words = top['synonyms.yml'] ?? SearchWords.parse({ synonyms: [], stopWords: [] })
  const hash = digest(
    [...files]
      .sort((one, other) => (one.path < other.path ? -1 : 1))
      .flatMap(({ path, text }) => [path, text]),
  )
  const base = {
    ...maps,
    messages: withShared(maps.messages, top[ERROR_STRINGS] ?? []),
    version: `${top['release.yml']?.release}+${hash}`,
    errata: top['errata.yml'] ?? [],
    replies: new Map(
      Object.entries(top['replies.yml'] ?? {}).flatMap(([section, texts]) =>
        Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text] as const),
      ),
    ),
    documents: new Map(
      Object.entries(top['documents.yml'] ?? {}).map(([key, told]) => [
        key,
        typeof told === 'string' ? told : told.title,
      ]),
    ),
    pages: new Map(
      Object.values(top['documents.yml'] ?? {}).flatMap((told) =>
        typeof told === 'string' ? [] : [[told.title, told.url] as const],
      ),
    ),
    synonyms: words.synonyms,
    stopWords: new Set(words.stopWords),
    ...(top[PROMPT] && { prompt: top[PROMPT] }),
  }
  return { ...base, ...createSearch(base, words) }
}
