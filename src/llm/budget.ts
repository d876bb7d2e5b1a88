const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Requests that one may cause, in which time. */
const ALLOWED = [
  { who: 'user', most: 5, within: MINUTE },
  { who: 'user', most: 30, within: DAY },
  { who: 'channel', most: 10, within: MINUTE },
  { who: 'team', most: 300, within: DAY },
] as const

/** Names that are remembered at once; more than a workspace has speaking in a day. */
const NAMES_AT_MOST = 10_000

/** Who asks, as far as it is known: ids of Slack's. At a terminal, nobody. */
export type Asker = { user?: string | undefined; channel?: string | undefined; team?: string | undefined }

/** Counts requests to the model. `take` counts one, unless somebody's share is used up: then it counts none. */
export type Budget = { take: (asker: Asker) => boolean; today: () => number }

/**
 * Budgets per user, channel and workspace, in memory: a restart forgets them. The store will keep them (issue 10); this
 * is the whole of what it has to replace. Times are milliseconds of the clock that is given.
 */
export function createBudget(now: () => number): Budget {
  const taken = new Map<string, number[]>()
  const all: number[] = []

  function within(times: readonly number[] | undefined, ms: number): number {
    const since = now() - ms
    return (times ?? []).filter((time) => time > since).length
  }

  return {
    take(asker) {
      const used = ALLOWED.some(({ who, most, within: ms }) => {
        const id = asker[who]
        return id !== undefined && within(taken.get(`${who} ${id}`), ms) >= most
      })
      if (used) return false
      for (const who of new Set(ALLOWED.map((each) => each.who))) {
        if (asker[who] === undefined) continue
        const key = `${who} ${asker[who]}`
        const times = (taken.get(key) ?? []).filter((time) => time > now() - DAY)
        taken.delete(key)
        taken.set(key, [...times, now()])
      }
      for (const [key] of taken) {
        if (taken.size <= NAMES_AT_MOST) break
        taken.delete(key)
      }
      while (all[0] !== undefined && all[0] <= now() - DAY) all.shift()
      all.push(now())
      return true
    },
    today: () => within(all, DAY),
  }
}
