import type { Logger } from 'pino'
import type { Engine } from '../engine.ts'
import type { Store } from '../store/store.ts'
import type { Claims } from './claims.ts'
import type { ReadFiles } from './files/read-files.ts'
import type { KeptAnswers } from './kept-answers.ts'

/** What every listener works with. */
export type Desk = {
  engine: Engine
  log: Logger
  store: Store
  claims: Claims
  answers: KeptAnswers
  readFiles: ReadFiles
  /** Channels in which the bot reads along unasked. */
  watched: 'all' | readonly string[]
  /** Bots (B…) and apps (A…) whose messages count like people's. */
  alertBots: readonly string[]
  /** The time, ISO 8601 in UTC. */
  now: () => string
}
