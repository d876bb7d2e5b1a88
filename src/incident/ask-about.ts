import { diagnose } from '../diagnosis/diagnose.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { fillIn } from '../reply/fill-in.ts'
import type { IncidentEvent } from './event.ts'
import { optionsOf, readChoices, readPastes } from './read-pastes.ts'

/** A question about an incident, answered: the entry of knowledge/asked or knowledge/answers, and what it says. */
export type Answered = { entry: string; text: string }

/**
 * What somebody asks in the thread of an incident, answered from all that was pasted there, in the order asked; nothing
 * where no question is about it. `at` is the only clock, ISO 8601 in UTC.
 */
export function questionsAbout(
  events: readonly IncidentEvent[],
  question: string,
  knowledge: Knowledge,
  at: string,
): Answered[] {
  const pastes = readPastes(events)
  const options = optionsOf(events, pastes, readChoices(events), at)
  const rows = pastes.joined.text.split('\n').length
  const diagnosis = diagnose(`${pastes.joined.text}\n\n${question}`, knowledge, options)
  // an earlier paste may hold a question of its own, which was answered then
  return diagnosis.asked
    .filter(({ lines }) => lines.some(([first]) => first > rows))
    .map(({ entry, say }) => ({ entry, text: fillIn(say, diagnosis, knowledge, at) }))
}
