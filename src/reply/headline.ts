import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { explainingEntry } from '../diagnosis/entry-of.ts'
import { isTwin } from '../diagnosis/platforms.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { meansOf } from './means.ts'
import { quote } from './quote.ts'
import { list, say } from './say.ts'
import { date, span } from './when.ts'

/** First words that are names and keep their capital in the middle of a sentence. */
const NAMES = new Set(['Cisco', "Cisco's", 'Nexus', 'Smart', 'Virtual'])

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
  const { verdict } = diagnosis
  const { about, act, reason, by, late } = verdict
  const entry = about && explainingEntry(about, knowledge)
  const cause = verdict.cause && knowledge.causes.get(verdict.cause.cause)
  const title = clause(cause?.title ?? entry?.title ?? '')
  const twin = about !== undefined && about.level === 'explained' && isTwin(about)
  // a ping or a clock may tell of more than licensing
  const aside = about?.level === 'supporting'
  const message = about?.message
  const values = {
    calm: twin || aside || strangers(diagnosis) > 0 ? '' : say(knowledge, 'headline.calm'),
    on:
      verdict.devices.length > 0
        ? say(knowledge, 'headline.on', { devices: list(knowledge, verdict.devices) })
        : '',
    it: verdict.devices.length > 0 ? list(knowledge, verdict.devices) : say(knowledge, 'headline.it'),
    what: title,
    title: cause?.title ?? entry?.title ?? '',
    platform: about ? say(knowledge, `platform.${about.platform}`) : '',
    facility: message?.facility,
    mnemonic: message?.mnemonic,
    severity: message?.severity,
    severityName: message?.severityName,
    command: about?.show?.command,
    days: message?.fields.days,
    ago: by ? span(knowledge, by, at) : undefined,
    left: by ? span(knowledge, at, by) : undefined,
    date: by ? date(by) : undefined,
  }
  const key = reason === 'question' && entry && 'act' in entry ? 'entry' : reason
  const keys = [
    ...(twin && about.kind === 'show' && !verdict.cause ? ['headline.twin-show'] : []),
    ...(twin ? [`headline.twin-${act}`, 'headline.twin'] : []),
    ...(values.days && by === undefined ? [`headline.${key}-undated`] : []),
    `headline.${key}-${act}`,
    `headline.${key}`,
  ]
  const reckoned = diagnosis.notes.some(
    ({ say: said }) => typeof said !== 'string' && RECKONED.has(said.reply),
  )
  const tense = `headline.${late ? 'was-due' : 'due'}`
  const dueKeys = reckoned ? [`${tense}-about`] : [`${tense}-${reason}`, tense]
  const due = by && !reason.startsWith('deadline') ? say(knowledge, dueKeys, values) : ''
  const also =
    verdict.also.length > 0 && act !== 'nothing'
      ? say(knowledge, 'headline.also', { devices: list(knowledge, verdict.also) })
      : ''
  return {
    headline: [say(knowledge, keys, values), due, also].filter(Boolean).join(' ').trim(),
    impact: impact(knowledge, diagnosis),
  }
}

/** What is affected, by the most urgent evidence; and that nobody can say so of what is only named. */
function impact(knowledge: Knowledge, diagnosis: Diagnosis): string {
  const { about, reason } = diagnosis.verdict
  const entry = about && explainingEntry(about, knowledge)
  const own = entry && ('impact' in entry ? entry.impact : reason === 'question' ? meansOf(entry) : '')
  const twin = about !== undefined && about.level === 'explained' && isTwin(about)
  const text = quote(about?.message?.text ?? '')
  const first = twin
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

/** A title in the middle of a sentence: no full stop, and no capital that only its place gave. */
function clause(title: string): string {
  const [first = ''] = title.split(' ')
  const text = title.replace(/\.$/, '')
  return PLAIN_WORD.test(first) && !NAMES.has(first)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text
}
