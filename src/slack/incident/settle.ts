import type { StoreCalls } from '../../store/store.ts'
import type { IncidentDesk } from '../desk.ts'

/** Attempts at what crossed a change of another process; in this one nothing crosses. */
const TRIES = 12

/** What came from Slack: its row in the inbox, where it has one, and what tells it from every other delivery. */
export type Delivery = { inbox?: string | undefined; claim: string }

/** Where the incidents are that it may change: within a channel one delivery comes after the other. */
export type Lane = { team: string; channel: string }

/** Thrown in a transaction whose plan somebody else has overtaken: it is made anew. */
export class Overtaken extends Error {}

/**
 * All that one delivery brings about, in one transaction: done in the inbox, claimed, and `work`. Undefined where it
 * was claimed before, or where there is no plan: then it stays unclaimed, and somebody may still ask for it. `plan` is
 * made outside, where nobody waits for it, and again where `work` finds it overtaken.
 */
export function settle<Plan, Result>(
  desk: IncidentDesk,
  lane: Lane,
  delivery: Delivery,
  plan: () => Promise<Plan | undefined>,
  work: (calls: StoreCalls, plan: Plan) => Promise<Result>,
): Promise<Result | undefined> {
  return desk.turns(`${lane.team} ${lane.channel}`, () => attempt(desk, delivery, plan, work))
}

async function attempt<Plan, Result>(
  desk: IncidentDesk,
  { inbox, claim }: Delivery,
  plan: () => Promise<Plan | undefined>,
  work: (calls: StoreCalls, plan: Plan) => Promise<Result>,
): Promise<Result | undefined> {
  for (let tries = 1; ; tries++) {
    const planned = await plan()
    if (planned === undefined) {
      if (inbox !== undefined) await desk.store.inbox.done(inbox, desk.now())
      return undefined
    }
    try {
      return await desk.store.transaction(async (calls) => {
        const at = desk.now()
        if (inbox !== undefined && !(await calls.inbox.done(inbox, at))) return undefined
        if (!(await calls.claims.take(claim, at))) return undefined
        return work(calls, planned)
      })
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === TRIES) throw error
    }
  }
}
