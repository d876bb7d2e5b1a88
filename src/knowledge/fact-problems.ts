import { DERIVED_FACTS } from '../facts/derived/index.ts'
import { type FactKey, VOCABULARY } from '../facts/vocabulary.ts'
import { type FactAsked, factsAsked } from './condition-facts.ts'
import type { Knowledge } from './knowledge.ts'
import { type Problem, problemOf } from './problem.ts'

const MOVED: readonly FactKey[] = ['server.movedTo', 'server.oldAddress', 'server.movedUrl']

/**
 * Whether conditions and facts fit each other: every fact that a condition asks for can be learnt, is of the type that
 * it is compared with, and every value that an error string is classified to is asked for by a cause, and none that
 * nothing gives.
 */
export function factProblems(knowledge: Knowledge): Problem[] {
  const asked = allAsked(knowledge)
  const given = valuesGiven(knowledge)
  const learnt = factsLearnt(knowledge)
  return [
    ...asked.flatMap(({ id, path, fact, values }) => [
      ...(learnt.has(fact) ? [] : [problemOf(id, path, `no message, error or output tells ${fact}`)]),
      ...values.flatMap((value) => {
        const { type } = VOCABULARY[fact]
        if (value !== null && typeof value !== type) {
          return [problemOf(id, path, `${fact} is a ${type}, never ${JSON.stringify(value)}`)]
        }
        const known = given.get(fact)
        if (typeof value !== 'string' || !known || known.has(value)) return []
        return [
          problemOf(id, path, `no message classifies ${fact} as ${value}; allowed: ${[...known].join(', ')}`),
        ]
      }),
    ]),
    ...unusedValues(knowledge, asked),
  ]
}

type Asked = FactAsked & { id: string }

function allAsked(knowledge: Knowledge): Asked[] {
  const ofCauses = [...knowledge.causes].flatMap(([id, { when, unless }]) => [
    ...factsAsked(when).map((each) => ({ ...each, id, path: ['when', ...each.path] })),
    ...factsAsked(unless).map((each) => ({ ...each, id, path: ['unless', ...each.path] })),
  ])
  const ofSteps = [...knowledge.actions, ...knowledge.procedures].flatMap(([id, { steps }]) =>
    steps.flatMap(({ done }, at) =>
      factsAsked(done).map((each) => ({ ...each, id, path: ['steps', at, 'done', ...each.path] })),
    ),
  )
  const ofWords = [
    ...[...knowledge.causes].map(([id, { likely }]) => ({ id, at: ['likely'], when: likely })),
    ...[...knowledge.remarks].map(([id, { when }]) => ({ id, at: ['when'], when })),
    ...[...knowledge.asked].flatMap(([id, { replies }]) =>
      replies.map(({ when }, at) => ({ id, at: ['replies', at, 'when'], when })),
    ),
  ].flatMap(({ id, at, when }) =>
    factsAsked(when).map((each) => ({ ...each, id, path: [...at, ...each.path] })),
  )
  return [...ofCauses, ...ofSteps, ...ofWords]
}

/** The values that messages classify error strings to, by fact. */
function valuesGiven(knowledge: Knowledge): Map<FactKey, Set<string>> {
  const given = new Map<FactKey, Set<string>>()
  for (const { details } of knowledge.messages.values()) {
    if (!details) continue
    const values = given.get(details.fact) ?? new Set()
    for (const { is } of details.cases) values.add(is)
    given.set(details.fact, values)
  }
  return given
}

/** Every fact that some entry states or proves, that typing shows, or that is derived from such. */
function factsLearnt(knowledge: Knowledge): Set<FactKey> {
  const stated = [...knowledge.messages.values(), ...knowledge.errors.values()].flatMap(({ facts }) =>
    facts.map(({ key }) => key),
  )
  const classified = [...valuesGiven(knowledge).keys()]
  const proven = [...knowledge.outputs.values()].flatMap(({ proves, states }) => [...proves, ...states])
  const said = [...knowledge.said.values()].flatMap(({ states }) => states.map(({ fact }) => fact))
  const typed = (Object.keys(VOCABULARY) as FactKey[]).filter((key) =>
    /^(?:typed|neighbours|verdict|closed)\./.test(key),
  )
  // what is said beside what a device shows (diagnosis/moved-server.ts)
  const moved = said.includes('said.serverMovedTo') ? MOVED : []
  const learnt = new Set([...stated, ...classified, ...proven, ...typed, ...said, ...moved])
  for (const { key, needs } of DERIVED_FACTS) if (needs.some((each) => learnt.has(each))) learnt.add(key)
  return learnt
}

/** Messages may share their error strings, so a value is used if a cause asks for it of any of them. */
function unusedValues(knowledge: Knowledge, asked: readonly Asked[]): Problem[] {
  const classified = new Set([...knowledge.messages.values()].map(({ details }) => details?.fact))
  return [...knowledge.messages].flatMap(([id, { details }]) =>
    (details?.cases ?? []).flatMap(({ is }, at) =>
      asked.some(({ fact, values }) => classified.has(fact) && values.includes(is))
        ? []
        : [problemOf(id, ['details', 'cases', at], `no cause asks whether ${details?.fact} is ${is}`)],
    ),
  )
}
