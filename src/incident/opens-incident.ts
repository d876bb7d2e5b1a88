import type { Answer } from '../reply/answer.ts'

/**
 * Whether an answer opens an incident: a message, an output, a device's error or a server's log that isn't harmless.
 * A question opens none, nor does what a model chose, nor supporting evidence on its own (a ping, a clock), unless a
 * cause follows from it.
 */
export function opensIncident({ verdict, evidence, causes }: Answer): boolean {
  const about = evidence.find(({ id }) => id === verdict.about)
  if (!about || verdict.act === 'nothing' || about.chosenBy) return false
  if (about.kind === 'question' || about.kind === 'command') return false
  return about.level !== 'supporting' || causes.some(({ state }) => state === 'supported')
}
