import type { Diagnosis, Verdict } from '../diagnosis/diagnosis.ts'
import { explainingEntry } from '../diagnosis/entry-of.ts'
import { isTwin } from '../diagnosis/platforms.ts'
import type { Entry } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { chosenHeadline } from './chosen.ts'
import { meansOf } from './means.ts'
import { quote } from './quote.ts'
import { list, say, type Values } from './say.ts'
import { date, span } from './when.ts'

/** A first word that only its place gives a capital: `The`, `Something`, `Can't`. */
const PLAIN_WORD = /^[A-Z][a-z']*$/

/** Notes that say that a date stands on a guess. */
const RECKONED = new Set(['note.zone-taken-as-utc', 'note.year-taken'])

/**
 * The verdict in words: first whether one can go back to sleep and why, then what is affected. What is only named
 * never gets a word of calm, and what is of another platform gets none that is about Nexus.
 */
export function headline(
  knowledge: Knowledge,
  diagnosis: Diagnosis,
  at: string,
): { headline: string; impact: string } {
  const { about, act, reason, by, cause, also } = diagnosis.verdict
  if (diagnosis.near) return unanswered(knowledge, diagnosis.near)
  if (isEmpty(diagnosis)) return { headline: say(knowledge, 'headline.empty'), impact: '' }
  if (reason === 'nothing-known') return { headline: say(knowledge, 'headline.nothing-known'), impact: '' }
  if (reason === 'chosen' || reason === 'clarify') return chosenHeadline(knowledge, diagnosis)
  const values = valuesOf(knowledge, diagnosis, at)
  const key = reason === 'question' ? keyOfQuestion(about?.entry) : reason
  const twin = isToldTwin(diagnosis.verdict)
  const said = say(
    knowledge,
    [
      ...(twin && about?.kind === 'show' && !cause ? ['headline.twin-show'] : []),
      ...(twin ? [`headline.twin-${act}`, 'headline.twin'] : []),
      ...(values.days && by === undefined ? [`headline.${key}-undated`] : []),
      `headline.${key}-${act}`,
      `headline.${key}-${about?.era}`,
      `headline.${key}`,
    ],
    values,
  )
  const others = also.length > 0 && act !== 'nothing' ? list(knowledge, also) : ''
  return {
    headline: [
      said,
      due(knowledge, diagnosis, values),
      counted(knowledge, diagnosis),
      others && say(knowledge, 'headline.also', { devices: others }),
    ]
      .filter(Boolean)
      .join(' ')
      .trim(),
    impact: impact(knowledge, diagnosis),
  }
}

/**
 * A question about a trouble is answered like the trouble; one about a term or a step is no trouble, and one about a
 * cause doesn't make it true here.
 */
function keyOfQuestion(entry = ''): string {
  if (/^(?:issues|messages|errors)\//.test(entry)) return 'entry'
  return entry.startsWith('causes/') ? 'question-cause' : 'question'
}

/** A question in words that nothing answers: what may be meant is a choice; where nothing is near, what the bot knows. */
function unanswered(knowledge: Knowledge, near: readonly string[]): { headline: string; impact: string } {
  return { headline: say(knowledge, near.length > 0 ? 'headline.unsure' : 'headline.unanswered'), impact: '' }
}

/** Whether there was nothing to read at all. */
function isEmpty({ evidence, unrecognized, secrets }: Diagnosis): boolean {
  return evidence.length + unrecognized.length + secrets.length === 0
}

/** What the sentences have placeholders for. */
function valuesOf(knowledge: Knowledge, diagnosis: Diagnosis, at: string): Values {
  const { about, by, cause, devices } = diagnosis.verdict
  const entry = toldEntry(knowledge, diagnosis.verdict)
  const title = (cause && knowledge.causes.get(cause.cause)?.title) ?? entry?.title ?? ''
  const names = list(knowledge, devices)
  // a ping or a clock may tell of more than licensing
  const calm = !isToldTwin(diagnosis.verdict) && about?.level !== 'supporting' && strangers(diagnosis) === 0
  return {
    calm: calm ? say(knowledge, 'headline.calm') : '',
    on: names && say(knowledge, 'headline.on', { devices: names }),
    it: names || say(knowledge, 'headline.it'),
    what: clause(title, knowledge),
    title,
    platform: about ? say(knowledge, `platform.${about.platform}`) : '',
    days: about?.message?.fields.days,
    ago: by ? span(knowledge, by, at) : undefined,
    left: by ? span(knowledge, at, by) : undefined,
    date: by ? date(by) : undefined,
  }
}

/** The entry that the verdict tells of: the complaint that an output amounts to, else what explains the evidence. */
function toldEntry(knowledge: Knowledge, { about, complaint }: Verdict): Entry | undefined {
  return complaint ? knowledge.issues.get(complaint) : about && explainingEntry(about, knowledge)
}

/** The date that something has to be done by, unless the verdict itself is about it; a guess says so. */
function due(knowledge: Knowledge, { verdict, notes }: Diagnosis, values: Values): string {
  const { by, late, reason, dueOn } = verdict
  if (by === undefined || (reason.startsWith('deadline') && dueOn === undefined)) return ''
  const guess = notes.some(({ say: said }) => typeof said !== 'string' && RECKONED.has(said.reply))
  const tense = `headline.${late ? 'was-due' : 'due'}`
  if (dueOn !== undefined) return say(knowledge, `${tense}-elsewhere`, { ...values, device: dueOn })
  return say(knowledge, guess ? `${tense}-about` : [`${tense}-${reason}`, tense], values)
}

/** That days are counted from the paste's own time, where the words count any. */
function counted(knowledge: Knowledge, { verdict: { by }, countedFrom }: Diagnosis): string {
  return by === undefined || countedFrom === undefined
    ? ''
    : say(knowledge, 'headline.counted-from', { date: date(countedFrom) })
}

/** What is told of another platform: explained, or what shows a cause. */
function isToldTwin({ about, reason }: Verdict): boolean {
  return about !== undefined && isTwin(about) && (about.level === 'explained' || reason === 'cause')
}

/** What is affected, by the most urgent evidence; and that nobody can say so of what is only named. */
function impact(knowledge: Knowledge, diagnosis: Diagnosis): string {
  const { about, act, cause, reason } = diagnosis.verdict
  const entry = toldEntry(knowledge, diagnosis.verdict)
  const own = entry && ('impact' in entry ? entry.impact : reason === 'question' ? meansOf(entry) : '')
  const twin = isToldTwin(diagnosis.verdict)
  const text = quote(about?.message?.text ?? '')
  // where the device isn't one that the entry is about, its impact isn't either
  const first =
    cause && act === 'unknown'
      ? say(knowledge, 'impact.other')
      : twin
        ? say(knowledge, 'impact.twin')
        : about?.level === 'supporting' && reason === 'cause'
          ? say(knowledge, 'impact.supporting')
          : own || say(knowledge, [`impact.${reason}`, 'impact.other'], { text })
  const named = strangers(diagnosis) > 0 && about?.level === 'explained'
  const twins =
    !twin &&
    diagnosis.evidence.some(
      (each) => each.level === 'explained' && isTwin(each) && !diagnosis.closed.has(each.id),
    )
  return [
    first,
    named ? say(knowledge, 'impact.strangers') : '',
    twins ? say(knowledge, 'impact.twins-too') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** How many open pieces of evidence are only named. */
function strangers({ evidence, closed }: Diagnosis): number {
  return evidence.filter(({ id, level }) => level === 'named' && !closed.has(id)).length
}

/**
 * A title in the middle of a sentence: no full stop, and no capital that only its place gave. First words that are names
 * keep theirs; they are data, `headline.names`.
 */
function clause(title: string, knowledge: Knowledge): string {
  const [first = ''] = title.split(' ')
  const text = title.replace(/\.$/, '')
  return PLAIN_WORD.test(first) && !say(knowledge, 'headline.names').split(' ').includes(first)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text
}
