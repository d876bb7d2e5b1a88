import type { IncidentEvent, NewEvent } from '../incident/event.ts'
import type { PastedWords } from '../incident/reworded.ts'
import type { WorkingHours } from '../incident/working-hours.ts'
import type { Ledger } from '../llm/ledger.ts'

/** What Slack delivered, kept before it is acknowledged; secrets are out of every string of `body`. Times are ISO 8601 in UTC. */
export type InboxRow = { id: string; kind: string; body: string; receivedAt: string }

/** An incident's head: what it is found by. All else is its events. */
export type IncidentRow = {
  /** Made by the bot, never shown. */
  id: string
  team: string
  /** The `42` of `#42`, counted up within a team. */
  number: number
  channel: string
  /** The thread's root. */
  thread: string
  status: 'open' | 'resolved'
  openedAt: string
  changedAt: string
  /** The `ts` of the card, once Slack has it. */
  cardTs: string | undefined
  /** Number of the last event. */
  last: number
  /** Devices by their names, for storms and reopening. */
  devices: readonly string[]
  /** Entry ids of the failures that it is about, for storms and reopening. */
  failures: readonly string[]
  /** What the card says and by which knowledge, as its renderer wrote it down at the last event; opaque here. */
  shown: string | undefined
}

/**
 * What is to be said in Slack. `post`: `body` is the message as JSON. `card`: rendered when it is sent, so that edits
 * coalesce; at most one unsent row an incident. `upload`: `body` has file name, text and comment as JSON; the key is in
 * the file's name. `ephemeral`: at most once. `signal`: the reaction on the thread's first message.
 */
export type OutboxRow = {
  id: number
  /** Once only: a second `enqueue` of the same key is passed over. */
  key: string
  kind: 'post' | 'card' | 'upload' | 'ephemeral' | 'signal'
  team: string
  channel: string
  thread: string | undefined
  incident: string | undefined
  body: string
  status: 'pending' | 'sending' | 'sent' | 'dead'
  attempts: number
  firstAttemptAt: string | undefined
  due: string
  ts: string | undefined
  lastError: string | undefined
}

/** What is to be said, before the store has it. */
export type NewOutboxRow = Pick<
  OutboxRow,
  'key' | 'kind' | 'team' | 'channel' | 'thread' | 'incident' | 'body'
>

/** Whom an answer was given, and to which Slack message; to a command where there is no `ts`. */
export type AnswerFrom = { team: string; channel: string; ts: string | undefined; by: string }

/** A reminder that is to go out at `due`. `ask` is the command whose output it asks for. */
export type ReminderRow = {
  id: string
  incident: string
  due: string
  clock: string | undefined
  by: string
  ask: string | undefined
}

/** The reads and writes; inside `transaction` all of them or none take place. */
export type StoreCalls = {
  inbox: {
    /** Whether it is new. `until`: as long as that it is in the hands of whoever accepts it. */
    accept: (row: InboxRow, until?: string) => Promise<boolean>
    /** When the last delivery came; undefined where none is kept. */
    newest: () => Promise<string | undefined>
    /** Not yet done, oldest first; `at`: and in nobody's hands then. */
    pending: (limit: number, at?: string) => Promise<InboxRow[]>
    /**
     * Takes it in hand until then, where it isn't done and nobody has it `at` that time, and gives the attempts that
     * there were, this one included; undefined where it isn't to be had.
     */
    take: (id: string, at: string, until: string) => Promise<number | undefined>
    /** Keeps them in hand for longer. */
    hold: (ids: readonly string[], until: string) => Promise<void>
    /**
     * Whether it was still open; its body is blanked. First in the transaction that does what it asks for: of two
     * that work off the same row, one goes on. True for an id that was never accepted.
     */
    done: (id: string, at: string) => Promise<boolean>
  }
  claims: {
    /** Whether the key is taken. A look, no promise. */
    taken: (key: string) => Promise<boolean>
    /** Whether the key was free; it no longer is. */
    take: (key: string, at: string) => Promise<boolean>
    release: (key: string) => Promise<void>
  }
  /** Answers whose buttons may still be pressed; `body` is JSON, opaque here. */
  answers: {
    /** Keeps one for a day; the same again is newer then. Those past their day are deleted. */
    keep: (answer: AnswerFrom & { id: string; body: string }, at: string) => Promise<void>
    /** The body of one that was kept since. */
    find: (id: string, since: string) => Promise<string | undefined>
    /** Deletes what answers a Slack message. */
    takeBack: (team: string, channel: string, ts: string) => Promise<void>
    prune: (before: string) => Promise<void>
  }
  incidents: {
    /** Until the commit nobody else gets past this for the same channel. Only inside a transaction. */
    lock: (team: string, channel: string) => Promise<void>
    /** Opens one with its first events; gives it the team's next number. */
    open: (
      row: Omit<IncidentRow, 'number' | 'last' | 'cardTs' | 'status' | 'shown'>,
      events: readonly NewEvent[],
    ) => Promise<IncidentRow>
    /** Appends; two appends at once both count. Gives the events with their numbers. */
    append: (id: string, events: readonly NewEvent[]) => Promise<IncidentEvent[]>
    events: (id: string) => Promise<IncidentEvent[]>
    byId: (id: string) => Promise<IncidentRow | undefined>
    /** The teams that have had any. */
    teams: () => Promise<string[]>
    byNumber: (team: string, number: number) => Promise<IncidentRow | undefined>
    byThread: (team: string, channel: string, thread: string) => Promise<IncidentRow | undefined>
    /** Open ones of a channel (of all channels without one), newest first. */
    openIn: (team: string | undefined, channel: string | undefined, limit: number) => Promise<IncidentRow[]>
    /** Open ones of a team in which somebody did something, or that were handed to them, newest first. */
    openOf: (team: string, user: string, limit: number) => Promise<IncidentRow[]>
    /** The newest of a channel with that device, open or changed since. */
    ofDevice: (
      team: string,
      channel: string,
      device: string,
      since: string,
    ) => Promise<IncidentRow | undefined>
    /** The newest of a channel with that failure that was opened since. */
    ofFailure: (
      team: string,
      channel: string,
      failure: string,
      since: string,
    ) => Promise<IncidentRow | undefined>
    update: (
      id: string,
      change: Partial<
        Pick<IncidentRow, 'status' | 'changedAt' | 'cardTs' | 'devices' | 'failures' | 'shown'>
      >,
    ) => Promise<void>
    /** The incidents that something was pasted into from a Slack message. */
    ofMessage: (team: string, channel: string, ts: string) => Promise<IncidentRow[]>
    /**
     * Puts what a Slack message says now in the place of what it said, without secrets; blanks it where `said` is
     * undefined. The events stay where they are. Gives the ids of the incidents they are in.
     */
    reword: (team: string, channel: string, ts: string, said: PastedWords | undefined) => Promise<string[]>
  }
  outbox: {
    /** Whether it is new. */
    enqueue: (row: NewOutboxRow, at: string) => Promise<boolean>
    /** The next row that may go out: none before it in its thread is unsent. `notIn`: channels that have to wait. */
    claim: (
      owner: string,
      at: string,
      leaseUntil: string,
      notIn?: readonly string[],
    ) => Promise<OutboxRow | undefined>
    sent: (id: number, owner: string, ts: string | undefined, at: string) => Promise<void>
    /** Back to the queue until `due`; `sure`: Slack has certainly not taken it. */
    back: (id: number, owner: string, due: string, sure: boolean, error: string) => Promise<void>
    /** For good: listed by `slp doctor`. */
    dead: (id: number, owner: string, error: string, at: string) => Promise<void>
    /** The same for all of a thread that nobody has in hand. */
    drop: (where: Pick<OutboxRow, 'team' | 'channel' | 'thread'>, error: string, at: string) => Promise<void>
    deadLetters: (limit: number) => Promise<OutboxRow[]>
    byKey: (key: string) => Promise<OutboxRow | undefined>
    unsent: () => Promise<number>
    /** When the first unsent row is due, or free again; undefined where there is none. */
    nextDue: () => Promise<string | undefined>
  }
  reminders: {
    set: (row: ReminderRow) => Promise<void>
    due: (at: string, limit: number) => Promise<ReminderRow[]>
    of: (incident: string) => Promise<ReminderRow[]>
    /** Whether it was still there: of two that fire at once, one may. */
    take: (id: string) => Promise<boolean>
    cancel: (incident: string, clock?: string) => Promise<void>
  }
  /** What is set for a channel: when people are at work there; undefined where nobody has said. */
  channels: {
    hours: (team: string, channel: string) => Promise<WorkingHours | undefined>
    setHours: (team: string, channel: string, hours: WorkingHours | undefined) => Promise<void>
  }
  /** Requests to the language model, for everybody's share of it, and its switches. */
  requests: Ledger
}

/** All that is kept of an incident, as a person may ask for it. */
export type IncidentRecord = { incident: IncidentRow; events: IncidentEvent[]; reminders: ReminderRow[] }

/** Data requests and retention. */
export type RecordCalls = {
  ofIncident: (id: string) => Promise<IncidentRecord | undefined>
  /** The incidents in which somebody did something, each with their own events and reminders alone. */
  ofUser: (team: string, user: string) => Promise<IncidentRecord[]>
  /** Deletes an incident and everything that belongs to it. */
  forgetIncident: (id: string) => Promise<void>
  /**
   * Blanks what somebody pasted, noted or gave as a reason, and makes `somebody` of them: the events stay, so that the
   * others' incident does. Gives the incidents.
   */
  forgetUser: (team: string, user: string) => Promise<IncidentRow[]>
  /**
   * Deletes what was worked off or sent before `inbox` and `outbox`, claims of before `claims`, and incidents that are
   * resolved and unchanged since `incidents`, if that is given. Gives how many rows of each.
   */
  prune: (before: {
    inbox: string
    outbox: string
    claims: string
    incidents: string | undefined
  }) => Promise<{ inbox: number; outbox: number; claims: number; incidents: number }>
}

/** Where the bot keeps what people pasted, chose and ticked, and what it owes Slack. SQLite or Postgres behind it. */
export type Store = StoreCalls & {
  records: RecordCalls
  /** `work` uses nothing but the calls that it is given (on SQLite others wait for it for ever), and may run again. */
  transaction: <Result>(work: (calls: StoreCalls) => Promise<Result>) => Promise<Result>
  /** Called after each commit of this process that queued something in the outbox. */
  onQueued: (listener: () => void) => void
  /** Takes what was deleted out of SQLite's journal, too; on Postgres that is vacuum's and the backups' matter. */
  shred: () => Promise<void>
  close: () => Promise<void>
}
