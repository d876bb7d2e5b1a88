import { commandProblems } from './commands.ts'
import { type Entry, findEntry, KINDS, listEntries } from './entries.ts'
import { factProblems } from './fact-problems.ts'
import type { Knowledge, KnowledgeFile } from './knowledge.ts'
import { parseYaml } from './parse-yaml.ts'
import { type Problem, problemOf } from './problem.ts'
import { reachable, referencesOf, resolves } from './references.ts'

/** A hit that comes later than this is not found at three in the morning. */
const FOUND_WITHIN = 3

/**
 * Whether the knowledge base holds together: every id resolves, every entry is reached, every command may be typed,
 * every classified error string is used, every question finds its entry. What schemas can see, `readKnowledge` has seen;
 * entries that it could not read are taken as good here. `asking`: whether every question is asked, which takes long. Problems read `file:line: what, and what is allowed`.
 */
export function findProblems(
  files: readonly KnowledgeFile[],
  knowledge: Knowledge,
  { asking = true }: { asking?: boolean } = {},
): string[] {
  const paths = new Set(files.map(({ path }) => path))
  const unread = (id: string) => !findEntry(knowledge, nameOf(id)) && paths.has(`${nameOf(id)}.yml`)
  const entries = listEntries(knowledge).flatMap((id) => {
    const entry = findEntry(knowledge, id)
    return entry ? [[id, entry] as const] : []
  })
  const whole =
    entries.length === [...paths].filter((path) => KINDS.some((kind) => path.startsWith(`${kind}/`))).length
  const problems = [
    ...entries.flatMap(([id, entry]) => [
      ...referenceProblems(id, entry, knowledge).filter(({ named }) => !unread(named)),
      ...commandProblems(id, entry),
      ...sourceProblems(id, entry, knowledge),
    ]),
    ...errataProblems(knowledge).filter(({ named }) => named === undefined || !unread(named)),
    // what these say of the entries at hand holds only where all are at hand
    ...(whole ? [...reachProblems(entries, knowledge), ...factProblems(knowledge)] : []),
    ...(asking && whole && knowledge.stopWords.size > 0 ? searchProblems(entries, knowledge) : []),
  ]
  const lineOf = openLines(files)
  return problems.map(({ file, path, what }) => `${file}:${lineOf(file, path)}: ${what}`)
}

function openLines(files: readonly KnowledgeFile[]) {
  const texts = new Map(files.map((file) => [file.path, file]))
  return (path: string, parts: readonly PropertyKey[]) => {
    const file = texts.get(path)
    const yaml = file && parseYaml(file)
    return yaml && 'lineOf' in yaml ? yaml.lineOf(parts) : 1
  }
}

function nameOf(id: string): string {
  return id.split('#')[0] ?? ''
}

type Naming = Problem & { named: string }

function referenceProblems(id: string, entry: Entry, knowledge: Knowledge): Naming[] {
  return referencesOf(entry).flatMap(({ path, id: named }, at, all) => {
    const tell = (what: string) => [{ ...problemOf(id, path, what), named }]
    if (named === id) return tell(`${named} names itself`)
    if (!resolves(knowledge, named)) return tell(`${named} is no entry`)
    const twice = all.some((each, before) => before < at && each.id === named && isSameList(each.path, path))
    if (twice) return tell(`${named} stands twice`)
    const retired = findEntry(knowledge, named)?.retired
    return retired && !entry.retired ? tell(`${named} is retired: ${retired}`) : []
  })
}

/** Whether two paths lead into one list: `first.0.plan.1` and `first.0.plan.2`. */
function isSameList(one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean {
  return one.slice(0, -1).join() === other.slice(0, -1).join()
}

function sourceProblems(id: string, entry: Entry, knowledge: Knowledge): Problem[] {
  const allowed = [...knowledge.documents.keys()].join(', ')
  return entry.source.flatMap(({ document }, at) =>
    knowledge.documents.has(document)
      ? []
      : [problemOf(id, ['source', at], `${document} is no document; allowed: ${allowed}`)],
  )
}

function reachProblems(entries: readonly (readonly [string, Entry])[], knowledge: Knowledge): Problem[] {
  const reached = reachable(knowledge)
  return entries
    .filter(([id, { retired }]) => !retired && !reached.has(id))
    .map(([id]) => problemOf(id, [], 'nothing leads to this entry: name it in another, or give it `asks`'))
}

function errataProblems(knowledge: Knowledge): (Problem & { named?: string })[] {
  return knowledge.errata.flatMap(({ id, where, source }, at) => {
    const tell = (path: PropertyKey[], what: string): Problem => ({
      file: 'errata.yml',
      path: [at, ...path],
      what,
    })
    const twice = knowledge.errata.findIndex((each) => each.id === id) !== at
    return [
      ...(twice ? [tell(['id'], `${id} stands twice`)] : []),
      ...where.flatMap((named, n) => {
        if (!resolves(knowledge, named)) {
          return [{ ...tell(['where', n], `${named} is no entry, or no step of one`), named }]
        }
        const retired = findEntry(knowledge, nameOf(named))?.retired
        return retired ? [tell(['where', n], `${named} is retired: ${retired}`)] : []
      }),
      ...source.flatMap(({ document }) =>
        knowledge.documents.has(document) ? [] : [tell(['source'], `${document} is no document`)],
      ),
    ]
  })
}

function searchProblems(entries: readonly (readonly [string, Entry])[], knowledge: Knowledge): Problem[] {
  return entries.flatMap(([id, { asks = [], retired }]) => {
    if (retired) return []
    return asks.flatMap((question, at) => {
      // a question by its own words is found without a look at all entries
      if (knowledge.answersTo(question).some((hit) => hit.id === id)) return []
      const hits = knowledge.search(question).map((hit) => hit.id)
      const found = hits.slice(0, FOUND_WITHIN)
      // an answer to the very question comes before the entries that hold its matter
      if (found.some((hit, at) => hit === id || (at === 0 && hit.startsWith('answers/')))) return []
      const first = hits[0] ?? 'nothing'
      const what = `"${question}" finds ${first}, not this entry among the first ${FOUND_WITHIN}`
      return [problemOf(id, ['asks', at], what)]
    })
  })
}
