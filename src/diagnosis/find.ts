import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Cause } from '../knowledge/cause.ts'
import type { Condition } from '../knowledge/condition.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Finding, Group, Proof } from './diagnosis.ts'
import { guidanceFor } from './entry-of.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { whetherApplies } from './places.ts'

/**
 * Finds the causes of what is open: those that its entries name, and any other whose condition a fact of the same
 * device makes true. Each is supported, likely, possible or ruled out, with what says so; what holds on several devices is one.
 */
export function findCauses(knowledge: Knowledge, groups: readonly Group[]): Finding[] {
  const merged = new Map<string, Finding & Open>()
  for (const group of groups) {
    for (const { cause, order } of candidates(knowledge, group)) {
      const found = judge(cause.id, cause.entry, group, order)
      if (!found) continue
      const key = `${found.state} ${found.cause}`
      const standing = merged.get(key)
      if (standing) join(standing, found, group.device)
      else merged.set(key, { ...found, on: new Set([group.device]), because: [...found.because] })
    }
  }
  return withoutNeedless([...merged.values()], knowledge)
}

/** Leaves out, device by device, the general cause where a more telling one is shown. */
function withoutNeedless(findings: readonly (Finding & Open)[], knowledge: Knowledge): Finding[] {
  const shown = findings.filter(({ state }) => state === 'supported' || state === 'likely')
  return findings.flatMap((finding) => {
    if (finding.state === 'ruled-out') return [finding]
    const telling = shown.filter(
      ({ cause, state }) =>
        cause !== finding.cause &&
        knowledge.causes.get(cause)?.narrows.includes(finding.cause) &&
        (state === 'supported' || finding.state === 'possible' || isByDetail(finding)),
    )
    const on = [...finding.on].filter((device) => !telling.some((each) => each.on.has(device)))
    return on.length > 0 ? [{ ...finding, on: new Set(on) }] : []
  })
}

/** Whether only a message's error string shows it, which words may tell more of; against an output they say nothing. */
function isByDetail({ because }: Finding): boolean {
  return because.every(
    (proof) => 'fact' in proof && (proof.fact.said || proof.fact.key.endsWith('Failed.detail')),
  )
}

/** What of a finding grows while devices are added to it. */
type Open = { on: Set<string | undefined>; because: Proof[] }

type Candidate = { cause: { id: string; entry: Cause }; order: number[] }

/** Causes in the order of the most urgent, latest evidence and of its entry; those that only a fact brings come last. */
function candidates(knowledge: Knowledge, group: Group): Candidate[] {
  const { evidence, index, rulesOut } = group
  const found = new Map<string, Candidate>()
  const add = (id: string, order: number[]) => {
    const entry = knowledge.causes.get(id)
    if (entry && !found.has(id)) found.set(id, { cause: { id, entry }, order })
  }
  const guidance = guidanceFor(group, knowledge)
  guidance.forEach(({ causes }, urgency) => {
    causes.forEach((id, place) => {
      add(id, [urgency, place])
    })
  })
  // an output is also worth telling what it rules out
  const shows = rulesOut && evidence.some(({ kind }) => kind === 'show')
  for (const id of causesTouched(knowledge, index.keys())) {
    const { when, unless, likely } = knowledge.causes.get(id) ?? {}
    const holds = when !== undefined && evaluate(when, index).value === true
    const falls = shows && unless !== undefined && evaluate(unless, index).value === true
    const said = likely !== undefined && evaluate(likely, index).value === true
    if (holds || falls || said) add(id, [guidance.length, 0])
  }
  return [...found.values()]
}

function judge(id: string, cause: Cause, group: Group, order: number[]): Omit<Finding, 'on'> | undefined {
  const made = (state: Finding['state'], because: Proof[], lacks: FactKey[][] = [], lean = 0) => ({
    cause: id,
    state,
    because,
    lacks,
    order: [lean, ...order],
  })
  const applies = whetherApplies(cause.for, group.places)
  if (applies === 'not-left') return undefined
  if (applies === 'not-shown') {
    const { fact } = group.places
    return fact && group.rulesOut ? made('ruled-out', proofs([fact])) : undefined
  }
  const when = weigh(cause.when, group)
  const unless = weigh(cause.unless, group)
  const typed = group.evidence.filter(({ kind, entry }) => kind === 'command' && entry === id)
  const holds = when.value === true || typed.length > 0
  const against = unless.value === true && group.rulesOut
  const supports: Proof[] = when.value ? proofs(when.facts) : typed.map((evidence) => ({ evidence }))
  const works = when.value === true && accuses(cause, when.facts) ? worksOf(group) : []
  if (works.length > 0) return made('ruled-out', proofs(works))
  const likely = weigh(cause.likely, group)
  // what was said beside it is worth telling
  const words = likely.value === true ? likely.facts.filter(({ said }) => said) : []
  if (holds && !against) return made('supported', [...supports, ...proofs(words)])
  if (holds) return made('possible', [...supports, ...proofs(unless.facts)])
  if (against) return made('ruled-out', proofs(unless.facts))
  if (likely.value === true) return made('likely', proofs(likely.facts))
  const lacks = [when.lacks, unless.lacks].filter((keys) => keys.length > 0)
  // where all is known and the condition doesn't hold, the cause is the least likely of the possible ones
  return made('possible', [], lacks, when.value === false ? 1 : 0)
}

/** Facts of an install, of what was typed, or of a clock: those may be wrong on a switch that reports well. */
const BESIDE_REPORTING = /^(?:trustFailed|policyFailed|install|typed|clock|ntp|command|licensing|device)\./

/** Whether a cause says that reporting can't work as it is set up. */
function accuses({ act }: Cause, shownBy: readonly BookedFact[]): boolean {
  return act === 'fix' && !shownBy.some(({ key }) => BESIDE_REPORTING.test(key))
}

/** What shows that reporting works; whatever looks odd then isn't wrong. */
function worksOf({ index }: Group): BookedFact[] {
  return (index.get('report.works') ?? []).filter(({ value }) => value === true)
}

function weigh(condition: Condition | undefined, { index }: Group): Evaluation {
  return condition ? evaluate(condition, index) : { value: undefined, facts: [], lacks: [] }
}

/** A derived fact is shown by the facts that it was made of. */
function proofs(facts: readonly BookedFact[]): Proof[] {
  const plain = facts.flatMap((fact) => fact.from ?? [fact])
  return [...new Set(plain)].map((fact) => ({ fact }))
}

function join(standing: Finding & Open, found: Omit<Finding, 'on'>, device: string | undefined): void {
  standing.on.add(device)
  for (const proof of found.because) standing.because.push(proof)
  if (standing.lacks.length < found.lacks.length) standing.lacks = found.lacks
  if (isBefore(found.order, standing.order)) standing.order = found.order
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((part, place) => part !== other[place])
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0)
}

const byFact = new WeakMap<Knowledge, Map<FactKey, string[]>>()

/** The causes whose conditions ask for one of these facts, so that the work doesn't grow with the knowledge base. */
function causesTouched(knowledge: Knowledge, keys: Iterable<FactKey>): string[] {
  let touched = byFact.get(knowledge)
  if (!touched) {
    touched = new Map()
    for (const [id, { when, unless, likely }] of knowledge.causes) {
      const keys = [when, unless, likely].flatMap((condition) => (condition ? [...keysOf(condition)] : []))
      for (const key of new Set(keys)) touched.set(key, [...(touched.get(key) ?? []), id])
    }
    byFact.set(knowledge, touched)
  }
  const index = touched
  return [...new Set([...keys].flatMap((key) => index.get(key) ?? []))].sort()
}

function keysOf(condition: Condition): Set<FactKey> {
  if ('fact' in condition) return new Set([condition.fact])
  if ('not' in condition) return keysOf(condition.not)
  const parts = 'all' in condition ? condition.all : condition.any
  return new Set(parts.flatMap((part) => [...keysOf(part)]))
}
