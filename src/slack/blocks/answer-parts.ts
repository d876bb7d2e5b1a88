import type { KnownBlock } from '@slack/types'
import type { Act } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { causeKey, evidenceName, evidencePlace } from '../../reply/labels.ts'
import type { Naming } from '../../reply/proof-text.ts'
import { say } from '../../reply/say.ts'
import { inert } from '../inert.ts'
import { LIMITS } from '../limits.ts'
import { code, line, type Part, quoted, rich, words } from './rich.ts'

const MARKS: Record<Act, string> = { escalate: '🚨', fix: '🔧', unknown: '❓', watch: '👀', nothing: '✅' }

/** The mark of an answer to a question: nothing is said to be well or ill. */
const ANSWER = '💬'

/** The mark where nothing is wrong with the licences and something that was pasted has to be dealt with. */
const WARNED = '⚠️'

/** Warnings that are shown one by one. */
const WARNINGS = 3

/** The verdict: can it wait, and what is affected. */
export function verdictBlocks({ verdict, evidence, warnings }: Answer): KnownBlock[] {
  const asked = evidence.length > 0 && evidence.every(({ kind }) => kind === 'question')
  const warned = verdict.act === 'nothing' && warnings.length > 0
  const mark = warned ? WARNED : asked ? ANSWER : MARKS[verdict.act]
  const headline = `${mark} ${inert(verdict.headline)}`
  const impact = line(verdict.impact)
  if (headline.length > LIMITS.header) return [rich(line(words(headline, 'bold')), impact)]
  return [{ type: 'header', text: { type: 'plain_text', text: headline, emoji: false } }, rich(impact)]
}

/** What was pasted and should not have been; never the value. */
export function warningBlocks({ warnings }: Answer, knowledge: Knowledge): KnownBlock[] {
  if (warnings.length === 0) return []
  const more = warnings.length - WARNINGS
  return [
    rich(
      ...warnings.slice(0, WARNINGS).map(({ text }) => line(words(`⚠ ${text}`, 'bold'))),
      ...(more > 0 ? [line(say(knowledge, 'slack.more', { count: more }))] : []),
    ),
  ]
}

/** One piece of evidence: its name and place, then what it means. */
export function evidenceParts(
  evidence: Answer['evidence'][number],
  knowledge: Knowledge,
  whole: boolean,
  naming?: Naming,
): Part[] {
  const { explanation, message } = evidence
  const place = evidencePlace(knowledge, evidence, naming)
  const meaning = [explanation?.means, whole ? explanation?.impact : undefined].filter(Boolean).join(' ')
  return [
    line(words(evidenceName(evidence), 'code'), place ? `  ${place}` : ' '),
    ...(whole && explanation ? [line(words(explanation.title, 'bold'))] : []),
    ...(whole && message?.text ? [quoted(message.text)] : []),
    ...(meaning ? [line(meaning)] : []),
  ]
}

/** What answers a question: the headline is its title already, and the impact may be its meaning. */
export function answerParts({ verdict }: Answer, question: Answer['evidence'][number]): Part[] {
  const means = question.explanation?.means
  return means && means !== verdict.impact ? [line(means)] : []
}

/** One cause, and the pasted lines that say so. */
export function causeParts(cause: Answer['causes'][number], knowledge: Knowledge, whole: boolean): Part[] {
  const { title, because, devices, needs } = cause
  const proofs = (whole ? because.slice(0, 6) : because.slice(0, 1)).map(({ text }) => quoted(text))
  if (!whole) return [line(words(title, 'bold')), ...proofs]
  const key = causeKey(cause)
  const whose = devices.length > 0 ? ` (${devices.slice(0, 4).join(', ')})` : ''
  const commands = needs.flatMap((id) => knowledge.outputs.get(id)?.command ?? [])
  return [
    line(words(title, 'bold'), `${whose}: ${say(knowledge, `part.${key}`)}`),
    ...proofs,
    ...(commands.length > 0
      ? [line(say(knowledge, 'slack.needs', { outputs: commands.slice(0, 4).join(', ') }))]
      : []),
  ]
}

/** The output to paste next. */
export function askParts({ command, why }: Answer['ask'][number], knowledge: Knowledge): Part[] {
  return [
    line(words(say(knowledge, 'part.paste'), 'bold'), ' ', ...(why ? [`(${why})`] : [])),
    code([command]),
  ]
}
