import type { Evidence } from '../evidence/evidence.ts'
import { type Entry, findEntry } from '../knowledge/entries.ts'
import type { Act } from '../knowledge/entry.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isLater } from './close.ts'
import type { Group } from './diagnosis.ts'

/** Most urgent first. */
export const ACTS: readonly Act[] = ['escalate', 'fix', 'unknown', 'watch', 'nothing']

/** What an entry says of what to do, whatever its kind; empty and `nothing` where its kind has no such thing. */
export type Guidance = {
  act: Act | undefined
  causes: string[]
  actions: string[]
  ask: string[]
  clocks: string[]
}

/** The entry that explains a piece of evidence; undefined for what is only named or supports. */
export function explainingEntry(evidence: Evidence, knowledge: Knowledge): Entry | undefined {
  return evidence.level === 'explained' && evidence.entry ? findEntry(knowledge, evidence.entry) : undefined
}

/**
 * What follows from a device's open evidence, entry by entry, each once, the most urgent first; then what follows from
 * the complaints that its outputs amount to.
 */
export function guidanceFor(
  { evidence, complaints }: Pick<Group, 'evidence' | 'complaints'>,
  knowledge: Knowledge,
): Guidance[] {
  const entries = new Map(byUrgency(evidence, knowledge).map((each) => [each.entry ?? each.id, each]))
  const issues = complaints.flatMap((id) => knowledge.issues.get(id) ?? [])
  return [...[...entries.values()].map((each) => guidanceOf(each, knowledge)), ...issues]
}

/**
 * What follows from a piece of evidence by its entry. A question about a cause, an action or an output is answered by
 * that very entry.
 */
export function guidanceOf(evidence: Evidence, knowledge: Knowledge): Guidance {
  const entry = explainingEntry(evidence, knowledge)
  const id = evidence.entry ?? ''
  const own = (folder: string) => (entry && id.startsWith(folder) ? [id] : [])
  return {
    act: entry && 'act' in entry ? entry.act : undefined,
    causes: entry && 'causes' in entry ? entry.causes : own('causes/'),
    actions: entry && 'causes' in entry ? entry.actions : [...own('actions/'), ...own('procedures/')],
    ask: entry && 'ask' in entry ? entry.ask : own('outputs/'),
    clocks: entry && 'clocks' in entry ? entry.clocks : own('clocks/'),
  }
}

/** Evidence, the most urgent first, by the act of its entry; of equally urgent the latest first. */
export function byUrgency(evidence: readonly Evidence[], knowledge: Knowledge): Evidence[] {
  const urgency = new Map(
    evidence.map((each) => [each, ACTS.indexOf(guidanceOf(each, knowledge).act ?? 'nothing')]),
  )
  return [...evidence].sort(
    (one, other) => (urgency.get(one) ?? 0) - (urgency.get(other) ?? 0) || (isLater(one, other) ? -1 : 1),
  )
}
