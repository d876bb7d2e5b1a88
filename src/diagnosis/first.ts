import type { FactValue } from '../facts/fact.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { FirstRow } from '../knowledge/first-row.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Step } from '../knowledge/step.ts'
import type { Finding, First, Group, Planned, Verdict, Words } from './diagnosis.ts'
import { explainingEntry } from './entry-of.ts'
import { evaluate } from './evaluate.ts'
import { isTwin } from './platforms.ts'

/** The step that keeps what was configured over a reload. */
const SAVE = 'actions/save-configuration#save'

/** What a placeholder of a first row looks like: `{report.lastAck}`, `{licensing-server}`. */
const PLACEHOLDER = /\{(?<name>[a-zA-Z][\w.-]*)\}/g

/** What the reply fills in by itself: the names of the devices, and the deadline of the verdict. */
const OF_THE_REPLY = new Set(['switch'])
const OF_THE_DEADLINE = new Set(['deadline', 'left', 'ago'])

/** What is known of the paste when a row is chosen. */
type Setting = {
  knowledge: Knowledge
  groups: readonly Group[]
  verdict: Verdict
  slots: ReadonlyMap<string, string>
}

/**
 * Chooses what a person reads first: of the entry that the verdict is about (its cause, its complaint, else what explains
 * the evidence) the first row whose condition holds and whose placeholders the paste fills. Undefined where none does.
 */
export function findFirst(setting: Setting): First | undefined {
  const { knowledge, verdict, groups } = setting
  const { about } = verdict
  if (!about || (isTwin(about) && verdict.cause === undefined)) return undefined
  const group = groups.find(({ evidence }) => evidence.includes(about)) ?? groups[0]
  const answer = about.kind === 'question' ? knowledge.answers.get(about.entry ?? '') : undefined
  if (answer) return answerFirst(about.entry ?? '', setting, group)
  for (const [entry, rows] of speakers(setting)) {
    for (const row of rows) {
      const chosen = group && chooseRow(entry, row, group, setting)
      if (chosen) return chosen
    }
  }
  return undefined
}

/** Entries with rows, the one that says most of what is wrong first. */
function speakers({ knowledge, verdict }: Setting): [string, readonly FirstRow[]][] {
  const { about, cause, complaint } = verdict
  const entry = about && explainingEntry(about, knowledge)
  return [
    ...(cause ? [[cause.cause, knowledge.causes.get(cause.cause)?.first ?? []] as const] : []),
    ...(complaint ? [[complaint, knowledge.issues.get(complaint)?.first ?? []] as const] : []),
    ...(entry && 'first' in entry ? [[about?.entry ?? '', entry.first] as const] : []),
  ].map(([id, rows]) => [id, rows])
}

function chooseRow(entry: string, row: FirstRow, group: Group, setting: Setting): First | undefined {
  if (row.when && evaluate(row.when, group.index).value !== true) return undefined
  const said = fill(row.say, group, setting)
  if (!said) return undefined
  const { cause } = setting.verdict
  const owners = ownersOf(cause, group, setting.groups)
  const planned = (ids: readonly string[]) =>
    ids.map((id): Planned => ({ id, owners, ...(cause?.cause === entry && { cause: entry }) }))
  return {
    entry,
    say: [said],
    plan: planned(withSave(row.plan, row.finish, setting.knowledge)),
    paste: row.paste,
  }
}

/** The answer to a question in plain words, by what is known of the asker's site. */
function answerFirst(id: string, setting: Setting, group: Group | undefined): First | undefined {
  const entry = setting.knowledge.answers.get(id)
  if (!entry || !group) return undefined
  const variant = entry.variants.find(({ when }) => evaluate(when, group.index).value === true)
  const say = (variant?.answer ?? entry.answer).flatMap((text) => fill(text, group, setting) ?? [])
  const ids = (variant?.plan ?? entry.plan).map((step) => (step.startsWith('#') ? `${id}${step}` : step))
  return {
    entry: id,
    say,
    because: entry.because.flatMap((text) => fill(text, group, setting) ?? []),
    plan: withSave(ids, [], setting.knowledge).map((each) => ({ id: each, owners: [group] })),
    paste: [],
  }
}

/** What is configured is saved before it is tried again; a plan that saves by itself stays as it is. */
function withSave(plan: readonly string[], finish: readonly string[], knowledge: Knowledge): string[] {
  const changes = plan.some((id) => stepOf(knowledge, id)?.commands.some(isConfiguration))
  const saves = [...plan, ...finish].includes(SAVE) || !stepOf(knowledge, SAVE)
  return [...plan, ...(changes && !saves ? [SAVE] : []), ...finish]
}

function isConfiguration({ mode, platform }: Step['commands'][number]): boolean {
  return mode.startsWith('config') && platform === 'nx-os'
}

/** The step of an id, in whatever folder it stands: `actions/configure-dns#vrf-name-server`. */
export function stepOf(knowledge: Knowledge, id: string): Step | undefined {
  const [entry = '', name] = id.split('#')
  const steps =
    knowledge.actions.get(entry)?.steps ??
    knowledge.procedures.get(entry)?.steps ??
    knowledge.answers.get(entry)?.steps
  return steps?.find((step) => step.id === name)
}

function ownersOf(cause: Finding | undefined, own: Group, groups: readonly Group[]): Group[] {
  return cause ? groups.filter(({ device }) => cause.on.has(device)) : [own]
}

/** A text with the values that its placeholders ask for; undefined where the paste lacks one of them. */
export function fill(
  text: string,
  { index }: Group,
  { slots, verdict }: Omit<Setting, 'knowledge' | 'groups'>,
) {
  const values: Record<string, FactValue> = {}
  const fields: Record<string, string> = verdict.about?.message?.fields ?? {}
  for (const match of text.matchAll(PLACEHOLDER)) {
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
