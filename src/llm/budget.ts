import type { Ledger } from './ledger.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Requests that one may cause, in which time. */
const ALLOWED = [
  { who: 'user', most: 5, within: MINUTE },
  { who: 'user', most: 30, within: DAY },
  { who: 'channel', most: 10, within: MINUTE },
  { who: 'team', most: 300, within: DAY },
] as const

/** The name of all of them together. */
const ALL = 'all'

/** Who asks, as far as it is known: ids of Slack's. At a terminal, nobody. */
export type Asker = { user?: string | undefined; channel?: string | undefined; team?: string | undefined }

/** Shares of the model. Both reject where the ledger does. */
export type Budget = {
  /** Counts one request, unless somebody's share is used up: then it counts none and gives false. */
  take: (asker: Asker) => Promise<boolean>
  /** Requests within a day. */
  today: () => Promise<number>
}

/**
 * Budgets per user, channel and workspace. Exact for one process; of several that share a ledger, each may go one over.
 * `now` gives milliseconds.
 */
export function createBudget(now: () => number, ledger: Ledger): Budget {
  let last: Promise<unknown> = Promise.resolve()
  const ago = (ms: number) => new Date(now() - ms).toISOString()

  async function takeNow(asker: Asker): Promise<boolean> {
    for (const { who, most, within } of ALLOWED) {
      const id = asker[who]
      if (id !== undefined && (await ledger.count(`${who} ${id}`, ago(within))) >= most) return false
    }
    const { user, channel, team } = asker
    const names = Object.entries({ user, channel, team }).flatMap(([who, id]) => (id ? [`${who} ${id}`] : []))
    await ledger.add([...names, ALL], ago(0))
    return true
  }

  return {
    take(asker) {
      // one after the other, so that two at once don't both see the last free one
      const turn = last.then(() => takeNow(asker))
      last = turn.catch(() => {})
      return turn
    },
    today: () => ledger.count(ALL, ago(DAY)),
  }
}
