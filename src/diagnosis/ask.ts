import type { Evidence } from '../evidence/evidence.ts'
import { DERIVED_FACTS } from '../facts/derived/index.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Finding, Group } from './diagnosis.ts'
import { byUrgency, guidanceOf } from './entry-of.ts'
import type { Dialects } from './platforms.ts'
import { fillSlots } from './slots.ts'

const AT_MOST = 3

/**
 * Chooses what to paste next: greedily the output that decides the most of the possible causes, then the one that
 * decides the most of the rest; what was pasted whole is never asked for again. Where no cause waits for a fact, the
 * entry's own choice. At most three, the first the best.
 */
export function chooseOutputs(
  knowledge: Knowledge,
  groups: readonly Group[],
  findings: readonly Finding[],
  pasted: readonly Evidence[],
): string[] {
  const wanted = preferred(knowledge, groups)
  const whole = new Set(pasted.flatMap(({ show }) => (show?.complete ? [show.command] : [])))
  const known = new Set(groups.flatMap(({ index }) => [...index.keys()]))
  const open = [...knowledge.outputs].filter(([, { command }]) => !whole.has(command))
  const proven = new Map(open.map(([id, { proves }]) => [id, reach(proves, known)]))

  let undecided = findings.filter(({ state, lacks }) => state === 'possible' && lacks.length > 0)
  const chosen: string[] = []
  while (undecided.length > 0 && chosen.length < AT_MOST) {
    const best = [...proven]
      .filter(([id]) => !chosen.includes(id))
      .map(([id, keys]) => ({ id, decides: undecided.filter((finding) => decides(keys, finding)).length }))
      .filter((each) => each.decides > 0)
      .sort((one, other) => other.decides - one.decides || place(wanted, one.id) - place(wanted, other.id))[0]
    if (!best) break
    chosen.push(best.id)
    undecided = undecided.filter((finding) => !decides(proven.get(best.id) ?? new Set(), finding))
  }
  if (chosen.length > 0) return chosen
  return wanted.filter((id) => open.some(([each]) => each === id)).slice(0, AT_MOST)
}

/** The command to type for an output, on the platform at hand. */
export function commandFor(
  knowledge: Knowledge,
  output: string,
  dialects: Dialects,
  slots: ReadonlyMap<string, string>,
): string {
  const entry = knowledge.outputs.get(output)
  const command = entry?.get.find(({ platform }) => dialects.has(platform)) ?? entry?.get[0]
  return command ? fillSlots(command, slots).text : (entry?.command ?? '')
}

/** Ids of the outputs that prove one of these facts; what a finding still needs. */
export function outputsProving(knowledge: Knowledge, keys: readonly FactKey[]): string[] {
  const wanted = new Set(keys.flatMap((key) => [key, ...needsOf(key)]))
  return [...knowledge.outputs]
    .filter(([, { proves }]) => proves.some((key) => wanted.has(key)))
    .map(([id]) => id)
}

/** An output decides a cause when it states all that one of the cause's conditions lacks. */
function decides(keys: ReadonlySet<FactKey>, { lacks }: Finding): boolean {
  return lacks.some((missing) => missing.every((key) => keys.has(key)))
}

/** What an output proves, and what can be derived from that together with what is known. */
function reach(proves: readonly FactKey[], known: ReadonlySet<FactKey>): Set<FactKey> {
  const direct = new Set(proves)
  const derived = DERIVED_FACTS.filter(
    ({ needs }) =>
      needs.some((key) => direct.has(key)) && needs.every((key) => direct.has(key) || known.has(key)),
  )
  return new Set([...direct, ...derived.map(({ key }) => key)])
}

function needsOf(key: FactKey): FactKey[] {
  return DERIVED_FACTS.find((derived) => derived.key === key)?.needs ?? []
}

function place(wanted: readonly string[], id: string): number {
  const at = wanted.indexOf(id)
  return at === -1 ? wanted.length : at
}

/** What the entries of the open evidence ask for, the most urgent first. */
function preferred(knowledge: Knowledge, groups: readonly Group[]): string[] {
  const evidence = groups.flatMap((group) => group.evidence)
  const entries = new Map(byUrgency(evidence, knowledge).map((each) => [each.entry ?? each.id, each]))
  return [...new Set([...entries.values()].flatMap((each) => guidanceOf(each, knowledge).ask))]
}
