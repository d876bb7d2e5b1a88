import { type Entry, findEntry } from './entries.ts'
import type { Knowledge } from './knowledge.ts'

/** A place in an entry that names another: where it stands, and the id. */
export type Reference = { path: PropertyKey[]; id: string }

/** The fields of an entry that hold ids. */
const FIELDS = ['causes', 'actions', 'ask', 'verify', 'clocks', 'closes', 'about', 'narrows'] as const

/** Every id that an entry names. */
export function referencesOf(entry: Entry): Reference[] {
  const rows = 'first' in entry ? entry.first : []
  const steps = rows.flatMap(({ plan, finish, paste }, row) =>
    Object.entries({ plan, finish, paste }).flatMap(([field, ids]) =>
      ids.map((id, at) => ({ path: ['first', row, field, at], id })),
    ),
  )
  const own = FIELDS.flatMap((field) => {
    const ids = (entry as Partial<Record<(typeof FIELDS)[number], string[]>>)[field] ?? []
    return ids.map((id, at) => ({ path: [field, at], id }))
  })
  return [...own, ...steps, ...plansOf(entry)]
}

/** The steps of other entries that the plans of an answer name. */
function plansOf(entry: Entry): Reference[] {
  if (!('answer' in entry)) return []
  const plans = [
    { path: ['plan'], plan: entry.plan },
    ...entry.variants.map(({ plan = [] }, of) => ({ path: ['variants', of, 'plan'], plan })),
  ]
  return plans.flatMap(({ path, plan }) =>
    plan.flatMap((id, at) => (id.startsWith('#') ? [] : [{ path: [...path, at], id }])),
  )
}

/** Whether an id names an entry, or a step of one (`actions/configure-dns#domain-name`). */
export function resolves(knowledge: Knowledge, id: string): boolean {
  const [name = '', step] = id.split('#')
  const entry = findEntry(knowledge, name)
  if (!entry || step === undefined) return Boolean(entry)
  return 'steps' in entry && entry.steps.some((each) => each.id === step)
}

/**
 * The entries that something leads to: messages, errors, issues and outputs, whatever people can ask for or type, the
 * bot's questions, and what these name.
 */
export function reachable(knowledge: Knowledge): Set<string> {
  // an output is pasted, and found by its command
  const roots = [
    ...knowledge.messages,
    ...knowledge.errors,
    ...knowledge.issues,
    ...knowledge.outputs,
    ...knowledge.answers,
    ...knowledge.asked,
    ...knowledge.remarks,
    ...knowledge.said,
  ].map(([id]) => id)
  const asked = (['causes', 'actions', 'procedures', 'topologies', 'concepts'] as const).flatMap((kind) =>
    [...knowledge[kind]].filter(([, entry]) => entry.asks?.length).map(([id]) => id),
  )
  const typed = [...knowledge.causes, ...knowledge.actions, ...knowledge.procedures].filter(
    ([, entry]) => entry.typed.length > 0,
  )
  const open = [...roots, ...asked, ...typed.map(([id]) => id), ...knowledge.questions.keys()]
  const found = new Set<string>()
  while (open.length > 0) {
    const id = open.pop() ?? ''
    const entry = findEntry(knowledge, id)
    if (!entry || found.has(id) || entry.retired) continue
    found.add(id)
    open.push(...referencesOf(entry).map((each) => each.id.split('#')[0] ?? ''))
  }
  return found
}
