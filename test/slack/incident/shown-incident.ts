import type { Incident, IncidentStep } from '../../../src/incident/incident.ts'
import { explain } from '../../../src/reply/explain.ts'
import type { CardView } from '../../../src/slack/incident/card-view.ts'
import { knowledge } from '../../e2e/start-bot.ts'

export const AT = '2026-11-24T02:12:00.000Z'

/** An incident of one paste as it is shown, with steps changed by `step`. Constructed. */
export function shownIncident(
  paste: string,
  more: Partial<Incident> = {},
  step: (step: IncidentStep, at: number) => IncidentStep = (each) => each,
): Incident {
  const answer = explain(paste, knowledge, { at: AT, asked: true })
  return {
    answer,
    pastes: [],
    chosen: {},
    mark: 'none',
    status: 'open',
    last: 7,
    openedAt: AT,
    changedAt: AT,
    devices: [{ name: 'leaf-12', count: 1, open: true }],
    failures: ['messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'],
    troubles: ['messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'],
    steps: answer.checklist.map((each, at) => step({ ...each, touched: 0 }, at)),
    plan: answer.first.plan,
    narrowings: [],
    clocks: [],
    notes: [],
    people: ['U0000001'],
    removed: [],
    ...more,
  }
}

/** It on its card. */
export function shownCard(incident: Incident, more: Partial<CardView> = {}): CardView {
  return { id: '01jd0000-0000', number: 42, incident, reminders: [], hears: true, ...more }
}
