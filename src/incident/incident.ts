import type { Answer } from '../reply/answer.ts'
import type { SecretFound, Span } from '../text/line.ts'
import type { Fix, MessagePlace } from './event.ts'

/** A paste of the incident. Pastes are numbered from 1, blanked ones counted: texts say `line 4 of paste 2`. */
export type IncidentPaste = {
  /** Number of its event. */
  n: number
  by: string
  /** When, ISO 8601 in UTC. */
  at: string
  /** Its rows in the joined text, which all spans of `answer` count by. */
  rows: Span
  from?: MessagePlace
  /** The Slack message was deleted, and what it said is gone. */
  blanked: boolean
}

/** A sentence with the lines that show it, as the answer has them. */
export type Because = Answer['causes'][number]['because'][number]

/** Who did something, and when (ISO 8601 in UTC). */
export type Mark = { by: string; at: string }

/** A step of the checklist, and what became of it. Ticks hang on the step's id. */
export type IncidentStep = Omit<Answer['checklist'][number], 'state'> & {
  /** `failed`: somebody ticked it and a later paste shows the contrary, which `because` quotes. */
  state: 'todo' | 'done' | 'skipped' | 'failed'
  /** The number of the last event by which somebody ticked, skipped or took it back; 0 where nobody did. */
  touched: number
  /** Who ticked or skipped it first; `bot` where the evidence proves it done, with the lines in `because`. */
  by?: string
  /** When, ISO 8601 in UTC. */
  at?: string
  /** Everybody who ticked it, the first first; two who tick at once both stand here. */
  ticks?: readonly Mark[]
  /** Why it was skipped. */
  reason?: string
  /** Devices that joined the incident after it was ticked: nobody says that it was done there. */
  notOn?: readonly string[]
  /** It was ticked or skipped, and the checklist no longer has it: it isn't needed any more, or the entry is gone. */
  left?: 'not-needed' | 'unknown'
}

/** A device of the incident: its row in a storm's table. */
export type IncidentDevice = {
  name: string
  pid?: string
  sn?: string
  /** How many messages it sent about a failure, repeats counted. */
  count: number
  /** Whether something of it is still open. */
  open: boolean
}

/** What somebody may choose because the answer differs by it. */
export type Narrowing = {
  what: 'transport' | 'topology' | 'vrf'
  text: string
  options: readonly { value: string; label: string }[]
  chosen?: string
  /** The answers lead to different first views, not only to other steps further down. */
  prunes?: true
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

/** All that is shown of an incident, recomputed from its events. Plain data: it goes through a worker. */
export type Incident = {
  /** What all pastes together say. Its texts name the paste with the line, where there are several pastes. */
  answer: Answer
  pastes: readonly IncidentPaste[]
  status: 'open' | 'resolved'
  /** Number of the last event. */
  last: number
  openedAt: string
  changedAt: string
  /** When it was last reopened. */
  reopenedAt?: string
  /** By whom, when and how it was resolved, where it is. */
  resolved?: { by: string; at: string; how: 'evidence' | 'hand' }
  /** Who works on it, the last who said so. */
  owner?: Mark
  /** What fixed it, as somebody said; nobody else knows. */
  fixed?: Mark & { fix: Fix }
  devices: readonly IncidentDevice[]
  /** Entry ids of the failures that it is about. */
  failures: readonly string[]
  /** The failures with their server and reason, as keys: the same of another device is one storm. */
  troubles: readonly string[]
  steps: readonly IncidentStep[]
  /** The steps of the plan by their ids, those that are done among them: they alone count as progress. */
  plan: readonly string[]
  narrowings: readonly Narrowing[]
  /** What people chose, the last word of each, with its event's number. */
  chosen: Partial<Record<Narrowing['what'], Mark & { value: string; n: number }>>
  clocks: readonly IncidentClock[]
  /** The evidence that it is over, where the bot offers to close it: sentences with their lines. */
  closing?: readonly string[]
  /** That it came and went before, where it looks over and may come again: a sentence. */
  flapped?: string
  /** The hint what the devices of a storm share, where it is one. */
  shared?: string
  notes: readonly { by: string; at: string; text: string }[]
  /** When the bundle for Cisco TAC was made, the last time. */
  escalated?: Mark
  /** Users who took part, `bot` and `terminal` left out. */
  people: readonly string[]
  /** Secrets that were taken out of its pastes. */
  removed: readonly SecretFound[]
  /** The version of the knowledge that made it, and a digest of what it concluded: `knowledgeChanged` compares two. */
  mark: string
}
