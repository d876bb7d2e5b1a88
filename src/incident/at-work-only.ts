import type { Incident } from './incident.ts'
import { atWork, type WorkingHours } from './working-hours.ts'

/** A deadline so near lets the bot remind by itself at any hour. Milliseconds. */
const URGENT = 24 * 60 * 60_000

/** Whether it can't wait until somebody is at work: a deadline that ends within a day, and hasn't long passed. */
export function isUrgent({ answer }: Pick<Incident, 'answer'>, at: string): boolean {
  const { by } = answer.verdict
  return by !== undefined && Math.abs(Date.parse(by) - Date.parse(at)) < URGENT
}

/**
 * An incident whose clocks remind nobody by themselves while nobody is at work: what is due then waits for the next
 * morning, unless it is urgent, or a deadline would be over by then.
 */
export function atWorkOnly(incident: Incident, hours: WorkingHours, at: string): Incident {
  const { by } = incident.answer.verdict
  if (isUrgent(incident, at)) return incident
  const clocks = incident.clocks.map((clock) => {
    if (!clock.due) return clock
    const due = atWork(clock.due, hours)
    return by !== undefined && due > by && clock.due <= by ? clock : { ...clock, due }
  })
  return { ...incident, clocks }
}
