import type { Answer } from '../reply/answer.ts'
import type { IncidentClock } from './incident.ts'

/** The waits and deadlines that apply, each with the one output to ask for. */
export function findClocks({ answer }: { answer: Answer }): IncidentClock[] {
  const ask = answer.ask[0]?.command
  return answer.clocks.map(({ id, text, wait }) => ({ id, text, ...(wait && { wait }), ...(ask && { ask }) }))
}
