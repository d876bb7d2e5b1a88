import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Asker, createBudget } from '../../src/llm/budget.ts'
import { createMemoryLedger, type Ledger } from '../../src/llm/ledger.ts'
import { createSwitches } from '../../src/llm/switches.ts'
import { createTurnstile } from '../../src/llm/turnstile.ts'
import { openStore } from '../../src/store/open-store.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const START = Date.parse('2026-11-24T02:00:00Z')

describe.each(['memory', 'store'])('budgets over a ledger in %s', (where) => {
  /** Runs with a budget and a clock that the test turns. */
  async function withBudget(
    work: (budget: ReturnType<typeof createBudget>, wait: (ms: number) => void) => Promise<void>,
  ): Promise<void> {
    let time = START
    const store = where === 'store' ? await openStore({ file: ':memory:' }) : undefined
    await work(
      createBudget(() => time, store?.requests ?? createMemoryLedger()),
      (ms) => {
        time += ms
      },
    )
    await store?.close()
  }

  test('a person: five a minute', () =>
    withBudget(async (budget, wait) => {
      const asker = { user: 'U1', channel: 'C1', team: 'T1' }
      expect(await takes(budget, asker, 6)).toEqual([true, true, true, true, true, false])
      expect(await budget.take({ ...asker, user: 'U2' })).toBe(true)
      wait(MINUTE + 1)
      expect(await budget.take(asker)).toBe(true)
    }))

  test('a person: thirty a day', () =>
    withBudget(async (budget, wait) => {
      for (let round = 0; round < 6; round++) {
        expect(await takes(budget, { user: 'U1' }, 5)).not.toContain(false)
        wait(2 * MINUTE)
      }
      expect(await budget.take({ user: 'U1' })).toBe(false)
      wait(DAY)
      expect(await budget.take({ user: 'U1' })).toBe(true)
    }))

  test('a channel: ten a minute, whoever asks', () =>
    withBudget(async (budget) => {
      const taken = await Promise.all(
        Array.from({ length: 12 }, (_, number) => budget.take({ user: `U${number}`, channel: 'C1' })),
      )
      expect(taken.filter(Boolean)).toHaveLength(10)
    }))

  test('a workspace: three hundred a day', () =>
    withBudget(async (budget) => {
      let taken = 0
      for (let number = 0; number < 310; number++)
        if (await budget.take({ user: `U${number}`, channel: `C${number}`, team: 'T1' })) taken++
      expect(taken).toBe(300)
      expect(await budget.take({ user: 'U1', channel: 'C1', team: 'T2' })).toBe(true)
      expect(await budget.today()).toBe(301)
    }))

  test('of ten that ask at once, five pass', () =>
    withBudget(async (budget) => {
      const taken = await Promise.all(Array.from({ length: 10 }, () => budget.take({ user: 'U1' })))
      expect(taken.filter(Boolean)).toHaveLength(5)
    }))

  test('one that is refused is not counted', () =>
    withBudget(async (budget) => {
      await takes(budget, { user: 'U1' }, 9)
      expect(await budget.today()).toBe(5)
    }))
})

test('a restart forgets nothing where there is a store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slp-budget-'))
  const file = join(folder, 'slp.db')
  const before = await openStore({ file })
  await takes(
    createBudget(() => START, before.requests),
    { user: 'U1' },
    5,
  )
  await createSwitches([], before.requests).turn(false, 'C1')
  await before.close()
  const after = await openStore({ file })
  const budget = createBudget(() => START + 1000, after.requests)
  expect(await budget.take({ user: 'U1' })).toBe(false)
  expect(await budget.today()).toBe(5)
  expect(await createSwitches([], after.requests).isOn('C1')).toBe(false)
  await after.close()
  rmSync(folder, { recursive: true })
})

test('a ledger that fails once does not stop the next', async () => {
  let fails = true
  const memory = createMemoryLedger()
  const ledger: Ledger = {
    ...memory,
    count: (who, since) => (fails ? Promise.reject(new Error('locked')) : memory.count(who, since)),
  }
  const budget = createBudget(() => START, ledger)
  await expect(budget.take({ user: 'U1' })).rejects.toThrow('locked')
  fails = false
  expect(await budget.take({ user: 'U1' })).toBe(true)
})

describe('the turnstile', () => {
  const never = new AbortController().signal

  test('lets four in at a time, sixteen wait, and the next is turned away', async () => {
    const turnstile = createTurnstile()
    let [inside, most] = [0, 0]
    const open: (() => void)[] = []
    const work = () => {
      most = Math.max(most, ++inside)
      return new Promise<string>((resolve) => {
        open.push(() => {
          inside--
          resolve('done')
        })
      })
    }
    const all = Array.from({ length: 25 }, () => turnstile.pass(work, never))
    let done = 0
    while (done < 20) {
      await new Promise((resolve) => setImmediate(resolve))
      for (const finish of open.splice(0)) {
        finish()
        done++
      }
    }
    const results = await Promise.all(all)
    expect(results.filter((result) => result === 'done')).toHaveLength(20)
    expect(results.filter((result) => result === undefined)).toHaveLength(5)
    expect(most).toBe(4)
  })

  test('who waits too long goes away, and takes nobody’s place', async () => {
    const turnstile = createTurnstile()
    const finish: (() => void)[] = []
    const busy = Array.from({ length: 4 }, () =>
      turnstile.pass(() => new Promise<void>((resolve) => finish.push(resolve)), never),
    )
    const impatient = new AbortController()
    const waiting = turnstile.pass(async () => 'never', impatient.signal)
    const patient = turnstile.pass(async () => 'in', never)
    impatient.abort()
    expect(await waiting).toBeUndefined()
    for (const each of finish) each()
    await Promise.all(busy)
    expect(await patient).toBe('in')
  })

  test('work that fails gives its place back', async () => {
    const turnstile = createTurnstile()
    for (let number = 0; number < 6; number++)
      await expect(turnstile.pass(() => Promise.reject(new Error('no')), never)).rejects.toThrow('no')
    expect(await turnstile.pass(async () => 'in', never)).toBe('in')
  })
})

async function takes(
  budget: ReturnType<typeof createBudget>,
  asker: Asker,
  times: number,
): Promise<boolean[]> {
  const taken: boolean[] = []
  for (let number = 0; number < times; number++) taken.push(await budget.take(asker))
  return taken
}
