import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Answer } from '../../reply/answer.ts'
import { causeKey, evidenceName, evidencePlace } from '../../reply/labels.ts'
import type { Naming } from '../../reply/proof-text.ts'
import { say } from '../../reply/say.ts'
import { line, type Part, quoted, words } from './rich.ts'

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
