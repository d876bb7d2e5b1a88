import type { Incident } from '../../incident/incident.ts'
import type { ReminderRow } from '../../store/store.ts'

/** What the card of an incident is rendered from: the incident, and what isn't in its events. */
export type CardView = {
  /** The store's id, which stands in the card's buttons. */
  id: string
  number: number
  incident: Incident
  reminders: readonly ReminderRow[]
  /** Whether messages in the thread reach the bot without a mention. */
  hears: boolean
  /** The headline before the knowledge base was updated, where the update changed the answer. */
  before?: string
}
