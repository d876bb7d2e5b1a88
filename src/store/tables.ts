import type { Generated } from 'kysely'

/**
 * The tables, the same on SQLite and Postgres: ids and times are text (ISO 8601, UTC, milliseconds, so that they sort),
 * what is structured is JSON in a text, counters are 32-bit numbers.
 */
export type Tables = {
  inbox: {
    id: string
    kind: string
    body: string
    received_at: string
    done_at: string | null
    tries: Generated<number>
    held_until: string | null
  }
  claim: { key: string; at: string }
  team: { id: string; last_number: number }
  incident: IncidentTable
  incident_device: Found & { device: string }
  incident_failure: Found & { failure: string }
  incident_event: {
    incident: string
    n: number
    /** The whole event but for its number. */
    body: string
    by_whom: string
    /** The Slack message that it came from. */
    from_channel: string | null
    from_ts: string | null
  }
  outbox: OutboxTable
  reminder: {
    id: string
    incident: string
    due: string
    clock: string | null
    by_whom: string
    ask: string | null
  }
  /** A request to the language model, once for each whose share it took. */
  model_request: { who: string; at: string }
  /** `ts`: of the Slack message that it answers; null where it answers a command. `body`: the answer, JSON. */
  kept_answer: {
    id: string
    team: string
    channel: string
    ts: string | null
    by_whom: string
    at: string
    body: string
  }
  /** When people of a channel are at work, on weekdays: hours of the day in a zone by its IANA name. */
  channel_hours: { team: string; channel: string; zone: string; begins: number; ends: number }
  model_switch: { name: string; is_on: number }
}

/** An incident's head. `revision` counts every change of its events, blanking included. */
export type IncidentTable = {
  id: string
  team: string
  number: number
  channel: string
  thread: string
  status: 'open' | 'resolved'
  opened_at: string
  changed_at: string
  card_ts: string | null
  last: number
  revision: number
  /** JSON lists. */
  devices: string
  failures: string
  shown: string | null
}

/** What is to be said. `lane`: rows of one lane go out in their order. `ended_at`: sent or dead since then. */
export type OutboxTable = {
  id: Generated<number>
  key: string
  kind: 'post' | 'card' | 'upload' | 'ephemeral' | 'signal'
  team: string
  channel: string
  thread: string | null
  lane: string
  incident: string | null
  body: string
  status: 'pending' | 'sending' | 'sent' | 'dead'
  attempts: Generated<number>
  first_attempt_at: string | null
  due: string
  owner: string | null
  lease_until: string | null
  ended_at: string | null
  ts: string | null
  last_error: string | null
}

/** What an incident is found by, with what the search sorts by. */
type Found = { team: string; channel: string; opened_at: string; incident: string }
