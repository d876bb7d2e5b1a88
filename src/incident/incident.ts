import type { Answer } from '../reply/answer.ts'
import type { SecretFound } from '../text/line.ts'

/** A step of the checklist, and what became of it. Ticks hang on the step's id. */
export type IncidentStep = Omit<Answer['checklist'][number], 'state'> & {
  /** `failed`: somebody ticked it and a later paste shows the contrary, which `because` quotes. */
  state: 'todo' | 'done' | 'skipped' | 'failed'
  /** Who ticked or skipped it; `bot` where the evidence proves it done, with the lines in `because`. */
  by?: string
  /** When, ISO 8601 in UTC. */
  at?: string
  /** Why it was skipped. */
  reason?: string
}

/** A device of the incident: its row in a storm's table. */
export type IncidentDevice = {
  name: string
  /** How many messages it sent about a failure, repeats counted. */
  count: number
  /** Whether something of it is still open. */
  open: boolean
}

/** What somebody may choose because the answer differs by it. */
export type Narrowing = {
  what: 'transport' | 'topology'
  text: string
  options: readonly { value: string; label: string }[]
  chosen?: string
}

/** A wait that applies, and the one output to ask for when it is over. */
export type IncidentClock = {
  /** The knowledge base's clock. */
  id: string
  text: string
  /** How long from now, ISO 8601 duration, where it is a fixed one. */
  wait?: string
  /** When it is over, where the pastes say from when it runs: a reminder is set without anybody asking. */
  due?: string
  /** The command whose output says how it went. */
  ask?: string
}

/** All that is shown of an incident, recomputed from its events. */
export type Incident = {
  /** What all pastes together say. Its texts name the paste with the line, where there are several pastes. */
  answer: Answer
  status: 'open' | 'resolved'
  /** Number of the last event. */
  last: number
  openedAt: string
  changedAt: string
  /** By whom, when and how it was resolved, where it is. */
  resolved?: { by: string; at: string; how: 'evidence' | 'hand' }
  devices: readonly IncidentDevice[]
  /** Entry ids of the failures that it is about. */
  failures: readonly string[]
  steps: readonly IncidentStep[]
  narrowings: readonly Narrowing[]
  clocks: readonly IncidentClock[]
  /** The evidence that it is over, where the bot offers to close it: sentences with their lines. */
  closing?: readonly string[]
  /** The hint what the devices of a storm share, where it is one. */
  shared?: string
  notes: readonly { by: string; at: string; text: string }[]
  /** Users who took part, `bot` and `terminal` left out. */
  people: readonly string[]
  /** Secrets that were taken out of its pastes. */
  removed: readonly SecretFound[]
}
