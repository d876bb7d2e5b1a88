import * as z from 'zod'
import { Choice } from '../evidence/choice.ts'
import { SecretFound } from '../text/line.ts'

/** A message of Slack's: where a paste came from. */
export const MessagePlace = z.strictObject({ channel: z.string(), ts: z.string() })
export type MessagePlace = z.infer<typeof MessagePlace>

/**
 * What fixed it, as a person says it: a step that was done (its id), a cause (its id), that it recovered by itself, that
 * nobody knows, or in words of their own.
 */
export const Fix = z.strictObject({
  kind: z.enum(['step', 'cause', 'itself', 'unknown', 'words']),
  id: z.string().optional(),
  words: z.string().optional(),
})
export type Fix = z.infer<typeof Fix>

/** `n` counts up from 1 within an incident; `by` is a Slack user's id, an app's (B…), `bot`, `terminal`, or `somebody` who was forgotten. */
const common = { n: z.int().positive(), at: z.iso.datetime(), by: z.string() }

/**
 * What happened in an incident. Append-only: everything that is shown is recomputed from these.
 * Nothing derived is in here; what a model chose can't be recomputed, so it is an event.
 */
export const IncidentEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('pasted'),
    /** Secrets are taken out before it is stored. Empty once the Slack message is deleted: `blanked`. */
    text: z.string(),
    removed: z.array(SecretFound),
    from: MessagePlace.optional(),
    blanked: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('chosen'),
    what: z.enum(['topology', 'transport', 'vrf']),
    value: z.string(),
  }),
  z.strictObject({ ...common, kind: z.literal('chosen-by-model'), choice: Choice }),
  z.strictObject({ ...common, kind: z.literal('ticked'), step: z.string() }),
  z.strictObject({ ...common, kind: z.literal('skipped'), step: z.string(), reason: z.string() }),
  /** A step that is to do again, or, without `step`, the incident. */
  z.strictObject({ ...common, kind: z.literal('reopened'), step: z.string().optional() }),
  z.strictObject({ ...common, kind: z.literal('noted'), text: z.string() }),
  /** Somebody works on it from now on: `by`. */
  z.strictObject({ ...common, kind: z.literal('taken') }),
  /** Somebody handed it over: to `to`, or to nobody in particular. */
  z.strictObject({ ...common, kind: z.literal('handed'), to: z.string().optional() }),
  /** Somebody took back what they had done: the event of that number. */
  z.strictObject({ ...common, kind: z.literal('undone'), event: z.int().positive() }),
  /** Somebody said what fixed it. */
  z.strictObject({ ...common, kind: z.literal('fixed'), fix: Fix }),
  /** A reminder went out. `clock` is the id of the knowledge base's clock, absent where a person asked for it. */
  z.strictObject({
    ...common,
    kind: z.literal('reminded'),
    reminder: z.string(),
    clock: z.string().optional(),
  }),
  /** The bundle for Cisco TAC was made. */
  z.strictObject({ ...common, kind: z.literal('escalated') }),
  z.strictObject({ ...common, kind: z.literal('resolved'), how: z.enum(['evidence', 'hand']) }),
])
export type IncidentEvent = z.infer<typeof IncidentEvent>

/** An event that has no number yet: the store gives it the next one. */
export type NewEvent = IncidentEvent extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'n'>
    : never
  : never

/** What an event takes beside the text that somebody gave it, in characters, roughly. */
const OVERHEAD = 300

/** How many characters events take, roughly: what a cache of them is bounded by. */
export function sizeOfEvents(events: readonly IncidentEvent[]): number {
  return events.reduce((sum, event) => {
    const text = 'text' in event ? event.text.length : 'reason' in event ? event.reason.length : 0
    return sum + OVERHEAD + text + ('removed' in event ? event.removed.length * OVERHEAD : 0)
  }, OVERHEAD)
}
