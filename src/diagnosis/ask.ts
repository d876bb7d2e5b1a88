import type { Evidence } from '../evidence/evidence.ts'
import { DERIVED_FACTS } from '../facts/derived/index.ts'
import { type FactKey, VOCABULARY } from '../facts/vocabulary.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Command } from '../knowledge/step.ts'
import type { Finding, Group } from './diagnosis.ts'
import { guidanceFor } from './entry-of.ts'
import { whetherApplies } from './places.ts'
import type { Dialects } from './platforms.ts'
import { isRefusal, refusedCommands } from './refused.ts'
import { fillSlots } from './slots.ts'

const AT_MOST = 3
/** What a filtered output may lack without being asked for again. */
const MINOR: ReadonlySet<FactKey> = new Set(['policy.name', 'report.pushIntervalDays', 'transport.proxy'])

/**
 * Chooses what to paste next. First what the steps at hand lack (the VRF that goes into their commands), then what
 * shows whether a supported cause is it, then greedily the output that decides the most of the causes that are still
 * possible where none is supported, and the one that decides the most of the rest; else the entry's own choice.
 * What was pasted whole, or what a device refused, is never asked for again; what a refusal asks for comes first. At
 * most three, the first the best.
 */
export function chooseOutputs(
  knowledge: Knowledge,
  groups: readonly Group[],
  findings: readonly Finding[],
  pasted: readonly Evidence[],
  lacksVrf: boolean,
): string[] {
  const open = openOutputs(knowledge, groups, pasted)
  const known = new Set(groups.flatMap(({ index }) => [...index.keys()]))
  const wanted = preferred(knowledge, groups).filter((id) => open.includes(id))
  const shown = groups.map((group) => shownBy(group, knowledge))
  const isNew = (key: FactKey) => shown.length === 0 || shown.some((keys) => !keys.has(key))
  const proven = new Map(
    open.map((id) => [id, reach(knowledge.outputs.get(id)?.proves.filter(isNew) ?? [], known)]),
  )

  const supported = findings.filter(({ state }) => state === 'supported')
  // that no report is due is no fault, and needs no look
  const faults = supported.filter(
    ({ cause, aside }) => !aside && knowledge.causes.get(cause)?.act !== 'nothing',
  )
  const explained = new Set(faults.flatMap(({ on }) => [...on]))
  const undecided = findings.filter(
    ({ state, lacks, on }) =>
      state === 'possible' && lacks.length > 0 && ![...on].every((device) => explained.has(device)),
  )
  const first = lacksVrf
    ? [...wanted, ...open].filter((id) => proven.get(id)?.has('transport.vrf')).slice(0, 1)
    : []
  const verify = faults
    .flatMap(({ cause }) => knowledge.causes.get(cause)?.verify ?? [])
    .filter((id) => open.includes(id))
  const ours = new Set([...knowledge.outputs.values()].map(({ command }) => command))
  // a device that doesn't know a command is another than was thought; a misspelt one tells nothing of it
  const refusal = groups
    .flatMap(({ evidence }) => evidence)
    .filter((each) => isRefusal(each) && [...refusedCommands([each])].some((command) => ours.has(command)))
    .flatMap(({ entry }) => knowledge.errors.get(entry ?? '')?.ask ?? [])
    .filter((id) => open.includes(id))
  const chosen = [
    ...new Set([...refusal, ...first, ...verify, ...greedy(knowledge, undecided, proven, wanted)]),
  ]
  return (chosen.length > 0 ? chosen : wanted).slice(0, AT_MOST)
}

/**
 * The outputs that the paste doesn't have whole, by themselves or within another output of the same device. A server's
 * log that was pasted is as much of it as there is, and so is a ping that the device refused.
 */
export function openOutputs(
  knowledge: Knowledge,
  groups: readonly Group[],
  pasted: readonly Evidence[],
): string[] {
  const whole = new Set(pasted.flatMap(({ show }) => (show?.complete ? [show.command] : [])))
  const errors = pasted.filter(({ kind }) => kind === 'device-error')
  if (errors.some(({ facts }) => facts.some(({ key }) => key === 'ping.result'))) whole.add('ping')
  const refused = refusedCommands(pasted)
  const hasLog = pasted.some(({ kind }) => kind === 'server-log')
  const shown = groups.map((group) => shownBy(group, knowledge))
  return [...knowledge.outputs].flatMap(([id, { command, get, proves, for: where }]) => {
    if (!groups.some(({ places }) => whetherApplies(where, places) === 'yes')) return []
    const filtered = pasted.some(({ show }) => show?.command === command && show.covers !== undefined)
    const asked = proves.filter((key) => !(filtered && MINOR.has(key)))
    const within = asked.length > 0 && shown.some((keys) => asked.every((key) => keys.has(key)))
    const isLog = hasLog && get.every(({ platform }) => platform === 'ssm-on-prem')
    return whole.has(command) || refused.has(command) || within || isLog ? [] : [id]
  })
}

/** The facts that a device's outputs state, or would have stated since they are whole; one ping shows no other. */
function shownBy({ evidence }: Group, knowledge: Knowledge): ReadonlySet<FactKey> {
  const keys = evidence
    .filter(({ kind }) => kind === 'show')
    .flatMap(({ facts, entry, show }) => [
      ...facts.map(({ key }) => key),
      ...(show?.covers ?? []),
      ...((show?.complete && entry && knowledge.outputs.get(entry)?.proves) || []),
    ])
  return new Set(keys.filter((key) => VOCABULARY[key].merge !== 'all'))
}

function greedy(
  knowledge: Knowledge,
  findings: readonly Finding[],
  proven: ReadonlyMap<string, ReadonlySet<FactKey>>,
  wanted: readonly string[],
): string[] {
  const isLong = (id: string) => Number(knowledge.outputs.get(id)?.long ?? false)
  let undecided = findings
  const chosen: string[] = []
  while (undecided.length > 0 && chosen.length < AT_MOST) {
    const [best] = [...proven]
      .map(([id, keys]) => ({
        id,
        keys,
        decides: undecided.filter((finding) => decides(keys, finding)).length,
      }))
      .filter(({ id, decides: count }) => count > 0 && !chosen.includes(id))
      .sort(
        (one, other) =>
          isLong(one.id) - isLong(other.id) ||
          other.decides - one.decides ||
          place(wanted, one.id) - place(wanted, other.id),
      )
    if (!best) break
    chosen.push(best.id)
    undecided = undecided.filter((finding) => !decides(best.keys, finding))
  }
  return chosen
}

/** The command to type for an output, on the platform at hand; undefined where that platform has none. */
export function commandFor(
  knowledge: Knowledge,
  output: string,
  dialects: Dialects,
  slots: ReadonlyMap<string, string>,
): Command | undefined {
  const forms = knowledge.outputs.get(output)?.get ?? []
  // to look is the same on IOS XR, which has no commands of its own here
  const command =
    forms.find(({ platform }) => dialects.has(platform)) ??
    (dialects.has('nx-os') ? undefined : forms.find(({ platform }) => platform === 'ios-xe'))
  return command && fillSlots(command, slots)
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
  const all = {
    evidence: groups.flatMap(({ evidence }) => evidence),
    complaints: groups.flatMap(({ complaints }) => complaints),
  }
  return [...new Set(guidanceFor(all, knowledge).flatMap(({ ask }) => ask))]
}
