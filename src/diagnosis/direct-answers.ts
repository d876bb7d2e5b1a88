import type { Spoken } from '../evidence/read-said.ts'
import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Asked } from '../knowledge/asked.ts'
import { askedIn, type Question } from '../knowledge/asked-in.ts'
import type { Suspect } from '../knowledge/first-row.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isAsking, isConfirming, type Sentence } from '../knowledge/says.ts'
import type { Span } from '../text/line.ts'
import type { Finding, Group, Told, Verdict } from './diagnosis.ts'
import { guidanceOf } from './entry-of.ts'
import { evaluate, holdsForRow } from './evaluate.ts'
import { fill } from './first.ts'
import { SAID } from './said-facts.ts'
import { isCalm } from './verdict.ts'

/** More direct answers than this are an essay. */
const ANSWERS_AT_MOST = 3

/** How sure a general answer must be beside a paste, and what part of a sentence's telling words is little. */
const VERY_SURE = 0.85
const LITTLE = 0.4
const TELLING_WORDS = 2

/** The placeholder of the cause's title. */
const CAUSE_TITLE = '{verdict.title}'

/** A question about what happened here: only the paste can tell, and no general answer does. */
const ABOUT_THIS_CASE =
  /^\W*(?:so |and |or |but |then )?(?:who|why|how come|what (?:happened|changed|broke|caused|went))\b/i

/** A question that leaves to the sentence before it what it is about. */
const PRONOUN = /\b(?:it|this|that|them|these|one)\b/i

/** What is known when the verdict stands. */
type Setting = {
  knowledge: Knowledge
  groups: readonly Group[]
  findings: readonly Finding[]
  verdict: Verdict
  slots: ReadonlyMap<string, string>
  /** The steps of the first answer. */
  planned?: readonly unknown[]
  /** Devices with messages that something later closed. */
  closedOn?: readonly string[]
}

/**
 * What the paste shows beside the cause, the weightiest first: what it rules out of what one would try first, what else
 * matters. A remark that clears what the cause blames is left out.
 */
export function findRemarks(setting: Setting): (Told & { clears: readonly Suspect[] })[] {
  const { knowledge, verdict } = setting
  const group = groupOf(setting)
  if (!group || verdict.about?.kind === 'question') return []
  const blamed = new Set(blamesOf(setting))
  const known = { ...group, index: withVerdict(group, setting, []) }
  return [...knowledge.remarks]
    .filter(([, { retired, clears }]) => !retired && !clears.some((each) => blamed.has(each)))
    .sort(([, one], [, other]) => other.weight - one.weight)
    .flatMap(([entry, { when, say, clears }]) => {
      const { value, facts } = evaluate(when, known.index)
      const words = value === true ? fill(say, known, setting) : undefined
      return words ? [{ entry, say: words, clears, lines: linesOf(facts) }] : []
    })
}

/** An answer with what tells which of two that say the same stays. */
type Candidate = Told & { topic: string | undefined; tells: boolean; rank: number }

/**
 * What somebody asks beside the paste, answered from the diagnosis, in the order of the post, three at most. Asked of
 * nothing that was found: nothing. One topic has one answer, and the cause is named once. `remarks` are those of `findRemarks`.
 */
export function findAsked(
  spoken: readonly Spoken[],
  remarks: readonly (Told & { clears: readonly Suspect[] })[],
  setting: Setting,
): Told[] {
  const { verdict, knowledge } = setting
  const group = groupOf(setting)
  if (!group || !verdict.about || verdict.about.kind === 'question') return []
  const found = new Map<string, Candidate>()
  for (const [at, { sentence: own, line }] of spoken.entries()) {
    // "true?" asks for what was said before it
    const before = isConfirming(own) ? spoken[at - 1]?.sentence : undefined
    const sentence = before ?? own
    const asked = askedIn(sentence, knowledge, before ? { asks: true } : {})
    const general = generalAnswer(sentence, spoken[at - 1]?.sentence, asked, group, setting)
    if (general) {
      const { entry, say } = general
      found.set(entry, { entry, say, lines: [line.lines], topic: undefined, tells: false, rank: 0 })
      continue
    }
    for (const { id, entry } of asked) {
      if (found.has(id)) continue
      const say = replyOf(entry, group, remarks, setting)
      if (!say) continue
      const { topic, suspect } = entry
      const tells = say.text.includes(CAUSE_TITLE)
      found.set(id, { entry: id, say, lines: [line.lines], topic, tells, rank: rankOf(suspect, setting) })
    }
  }
  const all = [...found.values()]
  const telling = all.filter(({ tells }) => tells)
  const best = telling.find(({ rank }) => rank === Math.min(...telling.map((each) => each.rank)))
  return all
    .filter((each) => !each.tells || each === best)
    .filter(({ topic }, at, kept) => !topic || kept.findIndex((each) => each.topic === topic) === at)
    .filter((each, at, kept) => !kept.some((other, place) => place !== at && says(other, each, place < at)))
    .slice(0, ANSWERS_AT_MOST)
    .map(({ entry, say, lines }) => ({ entry, say, lines }))
}

/** Whether an answer says all of another: "No, nothing is wrong." within "No TAC case: nothing is wrong." */
function says(one: Candidate, other: Candidate, isEarlier: boolean): boolean {
  const [whole = '', part = ''] = [one, other].map(({ say }) =>
    say.text
      .toLowerCase()
      .replace(/^(?:yes|no)\b[:,]? ?/, '')
      .replace(/\.$/, ''),
  )
  return whole.includes(part) && (isEarlier || whole !== part)
}

/** Which of several answers names the cause: that about whom it blames, then that about another suspect. */
function rankOf(suspect: Suspect | undefined, setting: Setting): number {
  if (suspect === undefined) return 2
  return blamesOf(setting).includes(suspect) ? 0 : 1
}

/**
 * What the knowledge base answers to one sentence whatever the paste shows ("do vPC peers share a trust code?"): where the
 * search is very sure, and no question about the diagnosis takes more than a little of its words.
 */
function generalAnswer(
  sentence: Sentence,
  before: Sentence | undefined,
  asked: readonly Question[],
  group: Group,
  setting: Setting,
): Pick<Told, 'entry' | 'say'> | undefined {
  const { knowledge } = setting
  // "it should be in another account. how do I move it?": what "it" is stands before
  const isAbout = before && !isAsking(before) && PRONOUN.test(sentence.text)
  const words = isAbout ? [...before.words, ...sentence.words] : sentence.words
  const tellingOf = (all: Sentence['words']) =>
    all.filter(({ text }) => !knowledge.stopWords.has(text)).length
  const taken = asked.some((each) => each.words / tellingOf(sentence.words) > LITTLE)
  if (taken || tellingOf(words) < TELLING_WORDS || !isAsking(sentence) || ABOUT_THIS_CASE.test(sentence.text))
    return undefined
  const [hit] = knowledge.answersTo(isAbout ? `${before.text} ${sentence.text}` : sentence.text)
  const entry = hit && hit.score >= VERY_SURE ? knowledge.answers.get(hit.id) : undefined
  if (!hit || !entry || entry.outside) return undefined
  const variant = entry.variants.find(({ when }) => holdsForRow(when, group.index))
  const [first] = variant?.answer ?? entry.answer
  const say = first === undefined ? undefined : fill(first, group, setting)
  return say && { entry: hit.id, say }
}

function replyOf(
  { replies, suspect }: Asked,
  group: Group,
  remarks: readonly (Told & { clears: readonly Suspect[] })[],
  setting: Setting,
): Told['say'] | undefined {
  const remark = suspect && remarks.find(({ clears }) => clears.includes(suspect))
  const own = suspect ? [['verdict.suspect', standing(suspect, remark !== undefined, setting)] as const] : []
  const known = { ...group, index: withVerdict(group, setting, remarks, own) }
  for (const { when, say } of replies) {
    if (when && evaluate(when, known.index).value !== true) continue
    if (say.includes('{remark}') && !remark) continue
    const words = fill(say.replaceAll('{remark}', ''), known, setting)
    if (words) {
      return remark && say.includes('{remark}')
        ? {
            text: say.replaceAll('{remark}', remark.say.text),
            values: { ...remark.say.values, ...words.values },
          }
        : words
    }
  }
  return undefined
}

/** How the one stands whom somebody suspects. What a cause blames first it blames; what it names after that may be it. */
function standing(suspect: Suspect, isCleared: boolean, setting: Setting): string {
  const { verdict } = setting
  const blames = blamesOf(setting)
  if (blames[0] === suspect || (blames.includes(suspect) && verdict.reason === 'likely'))
    return verdict.cause?.state === 'likely' ? 'likely' : 'blamed'
  if (blames.includes(suspect)) return 'perhaps'
  if (isCleared) return 'cleared'
  if (verdict.act === 'nothing') return 'fine'
  return blames.length > 0 && verdict.cause?.state === 'supported' ? 'other' : 'open'
}

function groupOf({ groups, verdict }: Setting): Group | undefined {
  const { about } = verdict
  return groups.find(({ evidence }) => about && evidence.includes(about)) ?? groups[0]
}

function blamesOf({ verdict, knowledge }: Setting): readonly Suspect[] {
  return (verdict.cause && knowledge.causes.get(verdict.cause.cause)?.blames) ?? []
}

/** The facts of a device with what was found, which conditions of remarks and replies ask for. */
function withVerdict(
  { index, device }: Group,
  setting: Setting,
  remarks: readonly { clears: readonly Suspect[] }[],
  more: readonly (readonly [FactKey, string])[] = [],
): ReadonlyMap<FactKey, readonly BookedFact[]> {
  const { verdict, findings, knowledge } = setting
  const { act, reason, cause, by, late, about } = verdict
  const isOpen = findings.some(({ state, on }) => state === 'possible' && on.has(device))
  const state = cause ? cause.state : act !== 'nothing' && isOpen ? 'possible' : 'none'
  const entries: (readonly [FactKey, string | boolean | number])[] = [
    ['verdict.act', act],
    ['verdict.faults', faultsOf(setting)],
    ['verdict.reason', reason],
    ['verdict.state', state],
    ['verdict.hasDeadline', by !== undefined],
    ['verdict.late', late === true],
    ['verdict.hasPlan', (setting.planned ?? []).length > 0],
    ...(about?.entry ? [['verdict.about', about.entry] as const] : []),
    ...(setting.closedOn?.length ? [['verdict.closedOn', setting.closedOn.join(', ')] as const] : []),
    ...(cause ? [['verdict.cause', cause.cause] as const] : []),
    ...(cause ? [['verdict.title', titleOf(cause, knowledge)] as const] : []),
    ...blamesOf(setting).map((each) => ['verdict.blames', each] as const),
    ...blamesOf(setting)
      .slice(0, 1)
      .map((each) => ['verdict.culprit', each] as const),
    ...[...new Set(remarks.flatMap(({ clears }) => clears))].map((each) => ['verdict.clears', each] as const),
    ...more,
  ]
  const merged = new Map<FactKey, BookedFact[]>([...index].map(([key, facts]) => [key, [...facts]]))
  for (const [key, value] of entries) {
    const fact: BookedFact = { key, value, lines: about?.lines ?? [1, 1], evidence: about?.id ?? SAID }
    merged.set(key, [...(merged.get(key) ?? []), fact])
  }
  return merged
}

/** How many different things are wrong: supported causes, and messages of devices that no cause explains. */
function faultsOf({ groups, findings, knowledge }: Setting): number {
  const causes = findings.filter(
    ({ cause, state, aside }) => state === 'supported' && !aside && !isCalm(knowledge.causes.get(cause)?.act),
  )
  const explained = new Set(causes.flatMap(({ on }) => [...on]))
  const messages = groups
    .filter(({ device }) => !explained.has(device))
    .flatMap(({ evidence }) => evidence)
    .filter((each) => each.kind === 'message' && !isCalm(guidanceOf(each, knowledge).act))
  return new Set([...causes.map(({ cause }) => cause), ...messages.map(({ entry }) => entry)]).size
}

function titleOf({ cause }: Finding, knowledge: Knowledge): string {
  const title = (knowledge.causes.get(cause)?.title ?? cause).replace(/\.$/, '')
  return title.replace(/^(?:The|A|An|Something|No|One) /, (word) => word.toLowerCase())
}

/** The lines that facts are from, each once; what was found is from none. */
function linesOf(facts: readonly BookedFact[]): Span[] {
  const plain = facts.filter(({ key }) => !key.startsWith('verdict.')).flatMap((fact) => fact.from ?? [fact])
  return [...new Map(plain.map(({ lines }) => [lines.join(), lines])).values()]
}
