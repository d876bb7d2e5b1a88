import type { IncidentEvent } from './event.ts'
import type { Incident } from './incident.ts'

/** What documents of an incident are made of. */
export type HandOver = {
  /** The `42` of `#42`. */
  number: number
  incident: Incident
  events: readonly IncidentEvent[]
  /** How a person is called, whose id events hold; `bot` and `terminal` the documents name themselves. */
  nameOf: (id: string) => string
  /** When it is made, ISO 8601 in UTC. */
  at: string
}

/** A document of the bot's: a title, and sections whose lines are sentences of their own. Empty sections aren't in it. */
export type Document = { title: string; sections: { title: string; lines: string[] }[] }
