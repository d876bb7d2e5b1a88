import { conclude } from '../diagnosis/diagnose.ts'
import { recognize } from '../evidence/recognize.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { compose } from '../reply/compose.ts'
import { say } from '../reply/say.ts'
import { readPaste } from '../text/read-paste.ts'
import { mergeSecrets } from '../text/secrets.ts'
import type { IncidentEvent } from './event.ts'
import { findClocks } from './find-clocks.ts'
import { findClosing } from './find-closing.ts'
import { findDevices } from './find-devices.ts'
import { findFailures, troubleOf } from './find-failures.ts'
import { findFlap } from './find-flap.ts'
import { findPlan } from './find-plan.ts'
import { findShared } from './find-shared.ts'
import { findStatus } from './find-status.ts'
import { findTopologies } from './find-topologies.ts'
import { followSteps } from './follow-steps.ts'
import type { Incident } from './incident.ts'
import { markOf } from './mark.ts'
import { narrow } from './narrow.ts'
import { optionsOf, readChoices, readPastes } from './read-pastes.ts'
import { standing } from './undo.ts'

/**
 * An incident as its events make it: all pastes together are explained anew, with what was chosen, and what people did
 * with the steps is laid over the checklist. Pure and linear in the pastes. Events stand in the order of their numbers.
 * `at` is the only clock, ISO 8601 in UTC; what is resolved is judged as it stood then. Never throws.
 */
export function reduceIncident(all: readonly IncidentEvent[], knowledge: Knowledge, at: string): Incident {
  const events = standing(all)
  // what was taken back happened all the same
  const status = { ...findStatus(events, at), last: all.at(-1)?.n ?? 0, changedAt: all.at(-1)?.at ?? at }
  const { openedAt, reopenedAt, resolved } = status
  const now = resolved?.at ?? at
  const pastes = readPastes(events)
  const chosen = readChoices(events)
  const options = optionsOf(events, pastes, chosen, now)

  const read = readPaste(pastes.joined.text)
  const recognized = recognize(read, knowledge, options)
  const first = conclude(read, recognized, knowledge, options)
  const failures = findFailures(first, knowledge)
  const closing = findClosing(first, failures, { knowledge, pastes, openedAt: reopenedAt ?? openedAt })
  // what is over by a fact asks for nothing any more
  const { over } = closing
  const last = over.size > 0 ? conclude(read, recognized, knowledge, options, over) : first
  const diagnosis = { ...last, secrets: mergeSecrets([...last.secrets, ...pastes.removed]) }
  const composed = compose(diagnosis, knowledge, now, pastes.naming)
  const answer = pastes.pastes.every(({ blanked }) => blanked) ? ofNothing(composed, knowledge) : composed
  const isOver = failures.length > 0 && closing.open.size === 0
  const flapped = isOver && !resolved ? findFlap(failures, diagnosis, knowledge, now) : undefined
  const steps = followSteps(events, { diagnosis, answer, pastes, knowledge }).filter(
    // what is over, and asks for nothing by anything else, has nothing left to do
    ({ state }) => state !== 'todo' || !isOver || answer.verdict.act !== 'nothing',
  )
  const shared = findShared(closing.open, diagnosis, knowledge)
  return {
    ...status,
    answer,
    pastes: pastes.pastes,
    devices: findDevices(diagnosis, failures, closing.open),
    failures: [...new Set(failures.map(({ key }) => key))],
    troubles: [...new Set(failures.map(troubleOf))],
    steps,
    plan: findPlan(diagnosis, answer, steps),
    narrowings: resolved ? [] : narrow({ read, recognized, knowledge, options, over, diagnosis, chosen }),
    chosen,
    clocks: resolved
      ? []
      : findClocks({
          events,
          diagnosis,
          pastes,
          open: closing.open,
          flapped: flapped !== undefined,
          topologies: findTopologies(diagnosis, knowledge, options),
          knowledge,
          at,
        }),
    ...(isOver && { closing: closing.because }),
    ...(flapped && { flapped }),
    ...(shared && { shared }),
    mark: markOf(knowledge.version, diagnosis),
  }
}

/** An answer to pastes that were all deleted since: nothing is known any more, which isn't that nothing was. */
function ofNothing(answer: Answer, knowledge: Knowledge): Answer {
  const headline = say(knowledge, 'incident.all-gone')
  return {
    ...answer,
    verdict: { ...answer.verdict, headline, impact: '' },
    first: { answer: [headline], because: [], plan: [], signs: [], paste: [], settles: true },
  }
}
