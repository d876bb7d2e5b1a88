import * as z from 'zod'
import type { Incident } from '../../incident/incident.ts'
import { knowledgeChanged } from '../../incident/mark.ts'
import type { IncidentRow } from '../../store/store.ts'

/** What a card says, by which knowledge; `before`: what it said before an update of the knowledge changed that. */
const Shown = z.strictObject({ mark: z.string(), headline: z.string(), before: z.string().optional() })

/** What is written down of a card when an event changes it. `before`: the incident without that event, by today's knowledge. */
export function shownNow(row: Pick<IncidentRow, 'shown'>, before: Incident, after: Incident): string {
  const last = readShown(row)
  const changed = last !== undefined && knowledgeChanged(last.mark, before.mark)
  const { mark, answer } = after
  return JSON.stringify({
    mark,
    headline: answer.verdict.headline,
    ...(changed && { before: last.headline }),
  } satisfies z.infer<typeof Shown>)
}

/** The headline before an update of the knowledge changed the answer; undefined where none did. */
export function headlineBefore(row: Pick<IncidentRow, 'shown'>): string | undefined {
  return readShown(row)?.before
}

function readShown({ shown }: Pick<IncidentRow, 'shown'>): z.infer<typeof Shown> | undefined {
  return shown === undefined ? undefined : Shown.parse(JSON.parse(shown))
}
