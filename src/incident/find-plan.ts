import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import type { Answer } from '../reply/answer.ts'
import type { IncidentStep } from './incident.ts'

/**
 * The steps of the plan by their ids, in its order: those that the first view names, and of the same row those that
 * the evidence shows to be done, so that what is done doesn't change how many there are.
 */
export function findPlan(
  { first, checklist }: Diagnosis,
  answer: Pick<Answer, 'first'>,
  steps: readonly IncidentStep[],
): string[] {
  const states = new Map(steps.map(({ id, state }) => [id, state]))
  const named = new Set(answer.first.plan)
  const row = (first?.plan ?? []).flatMap(
    ({ id }) => checklist.find((each) => each.id === id || each.alike.includes(id))?.id ?? [],
  )
  const own = row.filter((id) => named.has(id) || states.get(id) === 'done')
  return [...new Set([...own, ...named])].filter((id) => states.has(id))
}
