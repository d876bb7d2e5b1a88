import type { Diagnosis, DueStep } from '../diagnosis/diagnosis.ts'
import { evaluate } from '../diagnosis/evaluate.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Step } from '../knowledge/step.ts'
import type { Answer } from '../reply/answer.ts'
import { type Naming, proofText } from '../reply/proof-text.ts'
import type { IncidentEvent } from './event.ts'
import { findStep } from './find-step.ts'
import type { IncidentStep, Mark } from './incident.ts'
import type { Pastes } from './read-pastes.ts'

/** What people last did with a step: ticked it, skipped it, or took that back. `n` is the event's number. */
type Word = {
  n: number
  state: 'todo' | 'done' | 'skipped'
  ticks: Mark[]
  by: string
  at: string
  reason?: string
}

type Setting = {
  diagnosis: Diagnosis
  answer: Answer
  pastes: Pastes
  knowledge: Knowledge
}

/**
 * The checklist with what became of its steps. The later word counts, of a person or of the evidence: what a paste
 * proves done is ticked by the bot, until a person or a later paste takes it back; what a person ticked and a later
 * paste contradicts has failed. What was ticked or skipped and has left the checklist stands at its end.
 */
export function followSteps(events: readonly IncidentEvent[], setting: Setting): IncidentStep[] {
  const words = wordsOf(events)
  const first = firstSeen(setting)
  const known = new Set<string>()
  const steps = setting.answer.checklist.map((step, place): IncidentStep => {
    const due = setting.diagnosis.checklist[place]
    const ids = [step.id, ...(due?.alike ?? []), ...sameWords(due?.step, words, setting.knowledge)]
    for (const id of ids) known.add(id)
    return withWord(step, due, latest(ids, words), first, setting)
  })
  const left = [...words]
    .filter(([id, { state }]) => !known.has(id) && state !== 'todo')
    .sort(([, one], [, other]) => one.n - other.n)
    .map(([id, word]) => leftStep(id, word, setting))
  return [...steps, ...left]
}

/** The last word on each step id. Ticks add up until somebody skips the step or takes them back. */
function wordsOf(events: readonly IncidentEvent[]): Map<string, Word> {
  const words = new Map<string, Word>()
  for (const event of events) {
    if (event.kind !== 'ticked' && event.kind !== 'skipped' && event.kind !== 'reopened') continue
    if (event.step === undefined) continue
    const { n, by, at } = event
    const before = words.get(event.step)
    if (event.kind === 'ticked') {
      const ticks = before?.state === 'done' ? before.ticks : []
      ticks.push({ by, at })
      words.set(event.step, { n, state: 'done', ticks, by, at })
    } else if (event.kind === 'skipped') {
      words.set(event.step, { n, state: 'skipped', ticks: [], by, at, reason: event.reason })
    } else words.set(event.step, { n, state: 'todo', ticks: [], by, at })
  }
  return words
}

/** Steps with the same words are one: of what was said about either, the last. */
function latest(ids: readonly string[], words: ReadonlyMap<string, Word>): Word | undefined {
  return ids
    .flatMap((id) => words.get(id) ?? [])
    .reduce<Word | undefined>((last, word) => (last && last.n > word.n ? last : word), undefined)
}

function withWord(
  step: Answer['checklist'][number],
  due: DueStep | undefined,
  word: Word | undefined,
  first: ReadonlyMap<string, number>,
  setting: Setting,
): IncidentStep {
  const { state: _, because: __, ...rest } = step
  const plain = { ...rest, touched: word?.n ?? 0 }
  const proven = newest(due?.done, setting)
  const contrary = newest(due?.undone, setting)
  if (word?.state === 'done' && contrary && isAfter(contrary, word)) {
    return { ...plain, ...ticked(word), state: 'failed', because: contrary.because }
  }
  if (word && !(proven && proven.n > word.n)) {
    if (word.state === 'todo') return { ...plain, state: 'todo' }
    if (word.state === 'skipped') return { ...plain, ...skipped(word) }
    const notOn = (step.devices ?? []).filter((device) => (first.get(device) ?? 0) > word.n)
    return {
      ...plain,
      ...ticked(word),
      state: 'done',
      ...(proven && { because: proven.because }),
      ...(notOn.length > 0 && !proven && { notOn }),
    }
  }
  if (!proven) return { ...plain, state: 'todo' }
  // the person was first, and the paste bears it out
  const own = word?.state === 'done' ? ticked(word) : { by: 'bot', at: proven.at }
  return { ...plain, ...own, state: 'done', because: proven.because }
}

function ticked({ ticks }: Word): Pick<IncidentStep, 'by' | 'at' | 'ticks'> {
  const [first] = ticks
  return { ...first, ticks }
}

function skipped({ by, at, reason }: Word): Pick<IncidentStep, 'state' | 'by' | 'at' | 'reason'> {
  return { state: 'skipped', by, at, ...(reason && { reason }) }
}

/** What facts say in words, the event and time of the newest paste that says so, and the device's own time of it. */
type Said = { n: number; at: string; told?: string; because: NonNullable<IncidentStep['because']> }

/** Of a derived fact the first that it came from tells the news; the others only say what it is about. */
function newest(facts: readonly BookedFact[] | undefined, setting: Setting): Said | undefined {
  const { pastes, knowledge, diagnosis } = setting
  const last = (facts ?? [])
    .flatMap((fact) => {
      const { lines, at: told } = fact.from?.[0] ?? fact
      const paste = pastes.pastes[pastes.joined.placeOf(lines).paste]
      return paste ? [{ n: paste.n, at: paste.at, ...(told && { told }) }] : []
    })
    .reduce<Omit<Said, 'because'> | undefined>(
      (best, each) => (best && best.n > each.n ? best : each),
      undefined,
    )
  if (!facts || !last) return undefined
  const plain = facts.flatMap((fact) => fact.from ?? [fact])
  return { ...last, because: sentences(plain, diagnosis, knowledge, pastes.naming) }
}

/** A paste that came later contradicts, unless the device itself dates what it says before the tick. */
function isAfter({ n, told }: Said, word: Word): boolean {
  return n > word.n && !(told !== undefined && Date.parse(told) < Date.parse(word.at))
}

function sentences(
  facts: readonly BookedFact[],
  { evidence }: Diagnosis,
  knowledge: Knowledge,
  naming: Naming,
): NonNullable<IncidentStep['because']> {
  const byId = new Map(evidence.map((each) => [each.id, each]))
  return [...new Set(facts)].map((fact) => proofText(knowledge, { fact }, byId, naming))
}

/** The number of the paste's event that a device first stands in. */
function firstSeen({ diagnosis, pastes }: Setting): Map<string, number> {
  const first = new Map<string, number>()
  for (const { id, lines } of diagnosis.evidence) {
    const device = diagnosis.ownerOf.get(id)
    const n = pastes.pastes[pastes.joined.placeOf(lines).paste]?.n ?? 0
    if (device !== undefined) first.set(device, Math.min(first.get(device) ?? n, n))
  }
  return first
}

/** Ids of other steps, out of the checklist by now, that say the same and that somebody ticked or skipped. */
function sameWords(step: Step | undefined, words: ReadonlyMap<string, Word>, knowledge: Knowledge): string[] {
  if (!step) return []
  const own = wordsIn(step)
  return [...words.keys()].filter((id) => {
    const other = findStep(knowledge, id)
    return other !== undefined && wordsIn(other) === own
  })
}

function wordsIn({ do: words, commands }: Step): string {
  return [words, ...commands.map(({ text }) => text)].join('\n')
}

/**
 * A step that the checklist no longer has; its words as far as the knowledge base still has them. What a later paste
 * proves bears the tick out.
 */
function leftStep(id: string, word: Word, setting: Setting): IncidentStep {
  const step = findStep(setting.knowledge, id)
  const proven = word.state === 'done' ? newest(provenBy(step, setting.diagnosis), setting) : undefined
  const what = word.state === 'skipped' ? skipped(word) : { ...ticked(word), state: 'done' as const }
  return {
    id,
    text: step?.do ?? id,
    commands: [],
    causes: [],
    touched: word.n,
    ...what,
    ...(proven && { because: proven.because }),
    left: step ? 'not-needed' : 'unknown',
  }
}

/** The facts that prove a step done: on one device at least, and on none the contrary. */
function provenBy(step: Step | undefined, { facts }: Diagnosis): BookedFact[] | undefined {
  const { done } = step ?? {}
  if (!done) return undefined
  const current = facts.filter(({ superseded }) => !superseded)
  const results = [...Map.groupBy(current, ({ device }) => device).values()].map((own) =>
    evaluate(
      done,
      Map.groupBy(own, ({ key }) => key),
    ),
  )
  if (results.some(({ value }) => value === false)) return undefined
  const proofs = results.flatMap(({ value, facts: own }) => (value === true ? own : []))
  return proofs.length > 0 ? proofs : undefined
}
