import { commandsOf, faultsOf } from './commands.ts'
import type { Condition } from './condition.ts'
import { type Entry, findEntry, listEntries } from './entries.ts'
import type { Knowledge, KnowledgeFile } from './knowledge.ts'
import { parseYaml } from './parse-yaml.ts'
import { reachable, referencesOf, resolves } from './references.ts'

/** A problem, before its line is looked up. */
type Problem = { file: string; path: PropertyKey[]; what: string }

/** A hit that comes later than this is not found at three in the morning. */
const FOUND_WITHIN = 3

/**
 * Whether the knowledge base holds together: every id resolves, every entry is reached, every command may be typed,
 * every classified error string is used, every question finds its entry. What schemas can see, `loadKnowledge` has seen.
 * Problems read `file:line: what, and what is allowed`; none is held back.
 */
export function findProblems(files: readonly KnowledgeFile[], knowledge: Knowledge): string[] {
  const lineOf = openLines(files)
  const entries = listEntries(knowledge).flatMap((id) => {
    const entry = findEntry(knowledge, id)
    return entry ? [[id, entry] as const] : []
  })
  const reached = reachable(knowledge)
  return [
    ...entries.flatMap(([id, entry]) => [
      ...referenceProblems(id, entry, knowledge),
      ...commandProblems(id, entry),
      ...sourceProblems(id, entry, knowledge),
      ...(entry.retired || reached.has(id)
        ? []
        : [problem(id, [], 'nothing leads to this entry: name it in another, or give it `asks`')]),
    ]),
    ...placeProblems(knowledge),
    ...errataProblems(knowledge),
    ...detailProblems(knowledge),
    ...searchProblems(entries, knowledge),
  ].map(({ file, path, what }) => `${file}:${lineOf(file, path)}: ${what}`)
}

function problem(id: string, path: PropertyKey[], what: string): Problem {
  return { file: `${id}.yml`, path, what }
}

function openLines(files: readonly KnowledgeFile[]) {
  const texts = new Map(files.map((file) => [file.path, file]))
  return (path: string, parts: readonly PropertyKey[]) => {
    const file = texts.get(path)
    const yaml = file && parseYaml(file)
    return yaml && 'lineOf' in yaml ? yaml.lineOf(parts) : 1
  }
}

function referenceProblems(id: string, entry: Entry, knowledge: Knowledge): Problem[] {
  return referencesOf(entry).flatMap(({ path, id: named }) => {
    if (!resolves(knowledge, named)) return [problem(id, path, `${named} is no entry`)]
    const retired = findEntry(knowledge, named)?.retired
    return retired && !entry.retired ? [problem(id, path, `${named} is retired: ${retired}`)] : []
  })
}

function commandProblems(id: string, entry: Entry): Problem[] {
  const steps = 'steps' in entry ? entry.steps : []
  const twice = steps.filter((step, at) => steps.findIndex((each) => each.id === step.id) !== at)
  return [
    ...commandsOf(entry).flatMap(({ path, command }) =>
      faultsOf(command).map((what) => problem(id, path, what)),
    ),
    ...twice.map((step) =>
      problem(id, ['steps', steps.lastIndexOf(step)], `the step id ${step.id} stands twice`),
    ),
  ]
}

function sourceProblems(id: string, entry: Entry, knowledge: Knowledge): Problem[] {
  return entry.source
    .filter(({ document }) => !knowledge.documents.has(document))
    .map(({ document }) =>
      problem(id, ['source'], `${document} is no document: ${[...knowledge.documents.keys()].join(', ')}`),
    )
}

function placeProblems(knowledge: Knowledge): Problem[] {
  return [...knowledge.messages.keys()]
    .filter((id) => !/^messages\/[A-Z0-9_]+\/[A-Z0-9_]+$/.test(id))
    .map((id) => problem(id, [], 'a message stands in messages/<FACILITY>/<MNEMONIC>.yml'))
}

function errataProblems(knowledge: Knowledge): Problem[] {
  return knowledge.errata.flatMap(({ id, where, source }, at) => {
    const wrong = (path: PropertyKey[], what: string): Problem => ({
      file: 'errata.yml',
      path: [at, ...path],
      what,
    })
    return [
      ...where.flatMap((named, n) =>
        resolves(knowledge, named) ? [] : [wrong(['where', n], `${named} is no entry, or no step of one`)],
      ),
      ...source
        .filter(({ document }) => !knowledge.documents.has(document))
        .map(({ document }) => wrong(['source'], `${document} is no document`)),
      ...(knowledge.errata.findIndex((each) => each.id === id) === at
        ? []
        : [wrong(['id'], `${id} stands twice`)]),
    ]
  })
}

/** Every value that an error string is classified to is asked for by a cause, and none is asked for that nothing gives. */
function detailProblems(knowledge: Knowledge): Problem[] {
  const given = new Map<string, Set<string>>()
  for (const { details } of knowledge.messages.values()) {
    if (!details) continue
    const values = given.get(details.fact) ?? new Set()
    for (const { is } of details.cases) values.add(is)
    given.set(details.fact, values)
  }
  const asked = [...knowledge.causes].flatMap(([id, { when, unless }]) =>
    [when, unless]
      .flatMap((condition) => (condition ? comparisons(condition) : []))
      .map((each) => ({ id, ...each })),
  )
  const unheard = asked
    .filter(({ fact, value }) => typeof value === 'string' && given.has(fact) && !given.get(fact)?.has(value))
    .map(({ id, fact, value }) =>
      problem(
        id,
        ['when'],
        `no message classifies ${fact} as ${value}: ${[...(given.get(fact) ?? [])].join(', ')}`,
      ),
    )
  const unused = [...knowledge.messages].flatMap(([id, { details }]) =>
    (details?.cases ?? []).flatMap(({ is }, at) =>
      asked.some(({ fact, value }) => fact === details?.fact && value === is)
        ? []
        : [problem(id, ['details', 'cases', at], `no cause asks whether ${details?.fact} is ${is}`)],
    ),
  )
  return [...unheard, ...unused]
}

function comparisons(condition: Condition): { fact: string; value: unknown }[] {
  if ('all' in condition) return condition.all.flatMap(comparisons)
  if ('any' in condition) return condition.any.flatMap(comparisons)
  if ('not' in condition) return comparisons(condition.not)
  if ('is' in condition) return [{ fact: condition.fact, value: condition.is }]
  if ('in' in condition) return condition.in.map((value) => ({ fact: condition.fact, value }))
  return []
}

function searchProblems(entries: readonly (readonly [string, Entry])[], knowledge: Knowledge): Problem[] {
  return entries.flatMap(([id, { asks = [], retired }]) =>
    retired
      ? []
      : asks.flatMap((question, at) => {
          const place = knowledge.search(question).findIndex((hit) => hit.id === id)
          if (place !== -1 && place < FOUND_WITHIN) return []
          return [
            problem(
              id,
              ['asks', at],
              `the question does not find this entry among the first ${FOUND_WITHIN}: "${question}"`,
            ),
          ]
        }),
  )
}
