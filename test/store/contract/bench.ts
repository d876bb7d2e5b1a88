import { afterEach, beforeEach } from 'vitest'
import { openStore, type StorePlace } from '../../../src/store/open-store.ts'
import type { OutboxRow, Store } from '../../../src/store/store.ts'
import { at } from '../made-rows.ts'

/** What the contract is tried on: a fresh store for each test. */
export type Bench = {
  readonly store: Store
  /** Whether others can open the same one. */
  shared: boolean
  /** The same store, seen by another process. */
  another: () => Promise<Store>
  /** Takes the next row of the outbox, at so many seconds. */
  claim: (
    now: number,
    how?: { owner?: string; lease?: number; notIn?: string[] },
  ) => Promise<OutboxRow | undefined>
  /** The same, where there must be one. */
  claimed: (now: number, owner?: string) => Promise<OutboxRow>
}

/** Opens a store before each test of the describe that this is called in, and closes it afterwards. */
export function openBench(place: () => Promise<StorePlace>, shared: boolean): Bench {
  let where: StorePlace
  let store: Store
  const opened: Store[] = []

  beforeEach(async () => {
    where = await place()
    store = await openStore(where)
  })
  afterEach(async () => {
    for (const each of [store, ...opened.splice(0)]) await each.close()
  })

  const bench: Bench = {
    get store() {
      return store
    },
    shared,
    async another() {
      const other = await openStore(where)
      opened.push(other)
      return other
    },
    claim: (now, { owner = 'me', lease = 10, notIn = [] } = {}) =>
      store.outbox.claim(owner, at(now), at(now + lease), notIn),
    async claimed(now, owner = 'me') {
      const row = await bench.claim(now, { owner })
      if (!row) throw new Error('nothing to claim')
      return row
    },
  }
  return bench
}
