import type { Evidence } from '../evidence/evidence.ts'
import type { FactValue } from '../facts/fact.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import { findEntry } from '../knowledge/entries.ts'
import type { FirstRow } from '../knowledge/first-row.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { licensingConfiguration, speaksAlone } from './configuration.ts'
import type { Finding, First, Group, Planned, Verdict, Words } from './diagnosis.ts'
import { explainingEntry } from './entry-of.ts'
import { evaluate, holdsForRow } from './evaluate.ts'
import { stepOf, stepsOnce, wantedOf, withSave } from './plan.ts'
import { isTwin } from './platforms.ts'
import { isCalm } from './verdict.ts'

/** What is wrong as well is said of so many causes. */
const OTHERS_AT_MOST = 2

/** What the reply fills in by itself: the names of the devices, and the deadline of the verdict. */
const OF_THE_REPLY = new Set(['switch'])
const OF_THE_DEADLINE = new Set(['deadline', 'left', 'ago'])

/** What is known of the paste when a row is chosen. */
type Setting = {
  knowledge: Knowledge
  groups: readonly Group[]
  findings: readonly Finding[]
  verdict: Verdict
  slots: ReadonlyMap<string, string>
}

/** A row that was chosen, before the configuration's saving is put between its steps and the last ones. */
type Chosen = { entry: string; say: Words; plan: Planned[]; finish: Planned[]; paste: readonly string[] }

/**
 * Chooses what a person reads first: of the entry that the verdict is about (its cause, its complaint, else what explains
 * the evidence) the first row whose condition holds and whose placeholders the paste fills. Undefined where none does.
 */
export function findFirst(setting: Setting): First | undefined {
  const { knowledge, verdict, groups } = setting
  const { about } = verdict
  if (!about || (isTwin(about) && verdict.cause === undefined)) return undefined
  const group = groups.find(({ evidence }) => evidence.includes(about)) ?? groups[0]
  const asked = questionsAnswered(about, group, knowledge)
  if (asked.length > 0) return answersFirst(asked, setting, group)
  // what somebody asks about isn't what happened, unless it is a complaint in words
  if (about.kind === 'question' && !about.entry?.startsWith('issues/')) return undefined
  const own = group && firstOf(speakers(setting), group, setting)
  if (!own) return undefined
  const others = othersBeside(own.entry, group, setting)
  const told = others.length > 0 ? [] : otherDevices(own.entry, group, setting)
  const all = [own, ...others, ...told]
  return {
    entry: own.entry,
    say: [own.say, ...[...others, ...told].map((each) => shortened(each, group))],
    ...(others.length > 0 && { others: others.length }),
    plan: withSave(
      all.length > 1
        ? stepsOnce(
            all.flatMap(({ plan }) => plan),
            knowledge,
          )
        : own.plan,
      all.length > 1
        ? stepsOnce(
            all.flatMap(({ finish }) => finish),
            knowledge,
          )
        : own.finish,
      knowledge,
    ),
    paste: own.paste,
  }
}

/** Entries with rows, the one that says most of what is wrong first. */
function speakers({ knowledge, verdict }: Setting): [string, readonly FirstRow[]][] {
  const { about, cause, complaint } = verdict
  // licensing's own configuration says something too, though it doesn't explain itself
  const id =
    about &&
    (explainingEntry(about, knowledge) ? about.entry : (licensingConfiguration(about) ?? speaksAlone(about)))
  const entry = id === undefined ? undefined : findEntry(knowledge, id)
  return [
    ...(cause ? [[cause.cause, knowledge.causes.get(cause.cause)?.first ?? []] as const] : []),
    ...(complaint ? [[complaint, knowledge.issues.get(complaint)?.first ?? []] as const] : []),
    ...(id !== undefined && entry && 'first' in entry ? [[id, entry.first] as const] : []),
  ].map(([id, rows]) => [id, rows])
}

function firstOf(
  entries: readonly [string, readonly FirstRow[]][],
  group: Group,
  setting: Setting,
): Chosen | undefined {
  for (const [entry, rows] of entries) {
    for (const row of rows) {
      const chosen = chooseRow(entry, row, group, setting)
      if (chosen) return chosen
    }
  }
  return undefined
}

function chooseRow(entry: string, row: FirstRow, group: Group, setting: Setting): Chosen | undefined {
  if (row.when && !holdsForRow(row.when, group.index)) return undefined
  const say = fill(row.say, group, setting)
  if (!say) return undefined
  const { cause } = setting.verdict
  const owners = ownersOf(cause, group, setting.groups)
  const looked = row.plan.filter((id) => isLooked(id, group, setting.knowledge))
  const planned = (ids: readonly string[]) =>
    wantedOf(ids, group, setting.knowledge).map(
      (id): Planned => ({ id, owners, ...(entry.startsWith('causes/') && { cause: entry }) }),
    )
  return {
    entry,
    say,
    plan: planned(row.plan.filter((id) => !looked.includes(id))),
    finish: planned(row.finish),
    paste: row.paste.filter((output) => !looked.some((id) => shows(id, output, setting.knowledge))),
  }
}

/** Whether a step only looks, and the paste shows already what it would show. */
function isLooked(id: string, { index }: Group, knowledge: Knowledge): boolean {
  const step = stepOf(knowledge, id)
  const isLook = step?.commands.every(({ mode, text }) => mode === 'exec' && text.startsWith('show '))
  return isLook === true && step?.done !== undefined && evaluate(step.done, index).value === true
}

/** Whether a step prints an output. */
function shows(id: string, output: string, knowledge: Knowledge): boolean {
  const command = knowledge.outputs.get(output)?.command
  return stepOf(knowledge, id)?.commands.some(({ text }) => text === command) ?? false
}

/**
 * What is wrong as well, by evidence of its own: another supported fault of the same device, and the faults of other
 * devices. Two at most.
 */
function othersBeside(main: string, own: Group, setting: Setting): Chosen[] {
  const { knowledge, findings, verdict, groups } = setting
  const told = new Set([...(verdict.cause?.because.map(placeOf) ?? []), verdict.about?.lines.join() ?? ''])
  return findings
    .filter(
      ({ cause, state, aside, because, on }) =>
        state === 'supported' &&
        cause !== main &&
        !aside &&
        !isCalm(knowledge.causes.get(cause)?.act) &&
        (!on.has(own.device) || !because.some((proof) => told.has(placeOf(proof)))),
    )
    .flatMap((finding) => {
      const group = groups.find(({ device }) => finding.on.has(device))
      const devices = [...finding.on].flatMap((device) => device ?? [])
      const rows = knowledge.causes.get(finding.cause)?.first ?? []
      const of = { ...setting, verdict: { ...verdict, cause: finding, devices } }
      const chosen = group && firstOf([[finding.cause, rows]], group, of)
      return chosen ? [{ ...chosen, say: withSwitch(chosen.say, devices) }] : []
    })
    .slice(0, OTHERS_AT_MOST)
}

/** What the latest message of every other device means, in a sentence of its own and without steps. Two at most. */
function otherDevices(main: string, own: Group, setting: Setting): Chosen[] {
  const { groups, verdict, knowledge } = setting
  const told = new Set([own.device, ...verdict.devices])
  const seen = new Set([main])
  return groups
    .flatMap((group) => {
      const about = group.evidence.findLast(({ kind, level }) => kind === 'message' && level === 'explained')
      if (!about?.entry || isTwin(about) || group.device === undefined || told.has(group.device)) return []
      if (seen.has(about.entry)) return []
      seen.add(about.entry)
      const { by: _by, cause: _cause, complaint: _complaint, ...rest } = verdict
      const of = { ...setting, verdict: { ...rest, about, devices: [group.device] } }
      const entry = findEntry(knowledge, about.entry)
      const rows = entry && 'first' in entry ? entry.first : []
      const chosen = firstOf([[about.entry, rows]], group, of)
      if (!chosen) return []
      return [{ ...chosen, say: withSwitch(chosen.say, [group.device]), plan: [], finish: [], paste: [] }]
    })
    .slice(0, OTHERS_AT_MOST)
}

/** Of what another device says its first sentence, with the device's name. */
function shortened({ say }: Chosen, own: Group): Words {
  const { text, values } = say
  if (values.switch === undefined || values.switch === own.device) return say
  const [first = text] = text.split(/(?<=[a-z)][.!?]) (?=[A-Z{])/)
  const named = first.includes('{switch}') ? first : `{switch}: ${first}`
  return { text: named, values }
}

/** The devices that a sentence is about, where it isn't about those of the verdict. */
function withSwitch({ text, values }: Words, devices: readonly string[]): Words {
  const [only, ...more] = devices
  return only !== undefined && more.length === 0
    ? { text, values: { ...values, switch: only } }
    : { text, values }
}

function placeOf(proof: Finding['because'][number]): string {
  return 'fact' in proof ? proof.fact.lines.join() : proof.evidence.lines.join()
}

/** Sentences of each answer where several are given. */
const SENTENCES_EACH = 2

/** A plan of the first answer that is so short leaves room for those of the others, up to as many steps in all. */
const SHORT_PLAN = 2
const STEPS_AT_MOST = 6

/** The answers to what is asked in plain words, in the order of the questions; none where the verdict is about else. */
function questionsAnswered(about: Evidence, group: Group | undefined, knowledge: Knowledge): string[] {
  if (about.kind !== 'question' || !knowledge.answers.has(about.entry ?? '')) return []
  const asked = (group?.evidence ?? []).filter(({ kind }) => kind === 'question')
  return [...new Set(asked.flatMap(({ entry }) => (entry && knowledge.answers.has(entry) ? [entry] : [])))]
}

/** The answers to questions in plain words, by what is known of the asker's site. */
function answersFirst(ids: readonly string[], setting: Setting, group: Group | undefined): First | undefined {
  const [first, ...others] = ids.flatMap((id) => answerFirst(id, setting, group) ?? [])
  if (!first || others.length === 0) return first
  const all = [first, ...others]
  const seen = new Set<string>()
  const joined = all.flatMap(({ plan }) => plan).filter(({ id }) => !seen.has(id) && seen.add(id))
  const isShort = first.plan.length <= SHORT_PLAN && joined.length <= STEPS_AT_MOST
  const planned = isShort ? joined : first.plan
  return {
    ...first,
    say: all.flatMap(({ say }) => say.slice(0, SENTENCES_EACH)),
    because: [],
    plan: planned,
  }
}

/** The answer to a question in plain words, by what is known of the asker's site. */
function answerFirst(id: string, setting: Setting, group: Group | undefined): First | undefined {
  const entry = setting.knowledge.answers.get(id)
  if (!entry || !group) return undefined
  const variant = entry.variants.find(({ when }) => holdsForRow(when, group.index))
  const say = (variant?.answer ?? entry.answer).flatMap((text) => fill(text, group, setting) ?? [])
  const ids = (variant?.plan ?? entry.plan).map((step) => (step.startsWith('#') ? `${id}${step}` : step))
  return {
    entry: id,
    say,
    because: entry.because.flatMap((text) => fill(text, group, setting) ?? []),
    plan: withSave(
      ids.map((each) => ({ id: each, owners: [group] })),
      [],
      setting.knowledge,
    ),
    paste: [],
  }
}

function ownersOf(cause: Finding | undefined, own: Group, groups: readonly Group[]): Group[] {
  return cause ? groups.filter(({ device }) => cause.on.has(device)) : [own]
}

/** A text with the values that its placeholders ask for; undefined where the paste lacks one of them. */
export function fill(text: string, { index }: Group, { slots, verdict }: Pick<Setting, 'slots' | 'verdict'>) {
  const values: Record<string, FactValue> = {}
  const fields: Record<string, string> = verdict.about?.message?.fields ?? {}
  // {report.lastAck}, {licensing-server}
  for (const match of text.matchAll(/\{(?<name>[a-zA-Z][\w.-]*)\}/g)) {
    const name = match.groups?.name ?? ''
    if (OF_THE_REPLY.has(name)) continue
    if (OF_THE_DEADLINE.has(name)) {
      if (verdict.by === undefined) return undefined
      continue
    }
    const value = slots.get(`<${name}>`) ?? index.get(name as FactKey)?.at(-1)?.value ?? fields[name]
    if (value === undefined || value === null || typeof value === 'object') return undefined
    values[name] = value
  }
  const words: Words = { text, values }
  return words
}
