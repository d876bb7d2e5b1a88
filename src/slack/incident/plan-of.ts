import type { Incident, IncidentStep } from '../../incident/incident.ts'

/** The steps of the plan in its order, with what became of them. */
export function planOf({ plan, steps }: Pick<Incident, 'plan' | 'steps'>): IncidentStep[] {
  return plan.flatMap((id) => steps.find((step) => step.id === id) ?? [])
}
