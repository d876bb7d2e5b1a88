/** Where it is kept who caused requests to the model, and when, and what was switched. Times are ISO 8601 in UTC. */
export type Ledger = {
  /** How many of somebody's requests are later than that. */
  count: (who: string, since: string) => Promise<number>
  /** Notes one request for each of these; what is older than a day may be forgotten. */
  add: (who: readonly string[], at: string) => Promise<void>
  /** How a switch was turned last; undefined where it never was. */
  switched: (name: string) => Promise<boolean | undefined>
  turn: (name: string, on: boolean) => Promise<void>
}

/** Names that are remembered at once; more than a workspace has speaking in a day. */
const NAMES_AT_MOST = 10_000

const DAY = 24 * 60 * 60_000

/** A ledger in memory, for where there is no store: a restart forgets it. */
export function createMemoryLedger(): Ledger {
  const noted = new Map<string, string[]>()
  const switches = new Map<string, boolean>()
  return {
    async count(who, since) {
      return (noted.get(who) ?? []).filter((at) => at > since).length
    },
    async add(who, at) {
      const since = new Date(Date.parse(at) - DAY).toISOString()
      for (const name of who) {
        const times = (noted.get(name) ?? []).filter((time) => time > since)
        // the one who was quiet the longest stands first
        noted.delete(name)
        noted.set(name, [...times, at])
      }
      for (const name of noted.keys()) {
        if (noted.size <= NAMES_AT_MOST) break
        noted.delete(name)
      }
    },
    switched: async (name) => switches.get(name),
    async turn(name, on) {
      switches.set(name, on)
    },
  }
}
