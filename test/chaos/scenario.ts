import type { Postgres } from '../store/start-postgres.ts'

/** Small numbers for every gate, or all of them. */
export type Size = { full: boolean; seed: number }

/** What a scenario found out. */
export type Outcome = { figures: Record<string, number | string>; bad: Record<string, number | string> }

/** A scenario: what it is called, whether it wants Postgres, and how it goes. */
export type Scenario = {
  name: string
  postgres: boolean
  run: (size: Size, postgres: Postgres) => Promise<Outcome>
}

/** What of a verdict isn't nought. */
export function wrongIn(verdict: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(verdict).filter(([, count]) => count !== 0))
}
