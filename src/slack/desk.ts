import type { Logger } from 'pino'
import type { Engine } from '../engine.ts'
import type { Reload } from '../operation/reload.ts'
import type { Store } from '../store/store.ts'
import type { ReadFiles } from './files/read-files.ts'
import type { Incidents } from './incident/incidents.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { People } from './people.ts'
import type { SharedChannels } from './shared-channels.ts'
import type { Turns } from './turns.ts'

/** What it takes to work on incidents, in Slack and at the terminal. */
export type IncidentDesk = {
  engine: Engine
  store: Store
  incidents: Incidents
  turns: Turns
  people: People
  /** The time, ISO 8601 in UTC. */
  now: () => string
}

/** What every listener works with. */
export type Desk = IncidentDesk & {
  log: Logger
  answers: KeptAnswers
  readFiles: ReadFiles
  shared: SharedChannels
  /** The address of a message; undefined where the workspace's own isn't known. */
  linkTo: (channel: string, ts: string) => string | undefined
  /** Channels in which the bot reads along unasked. */
  watched: 'all' | readonly string[]
  /** Bots (B…) and apps (A…) whose messages count like people's. */
  alertBots: readonly string[]
  /** People who may type `/slp admin`. */
  admins: readonly string[]
  reload: Reload
}
